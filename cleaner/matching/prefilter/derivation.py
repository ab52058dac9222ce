"""A pattern, read -> the literals of which its matches must hold one.

The method is the one of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012), for
whole literals instead of trigrams: each part of a pattern has, as far as it is known, the set of
all strings that it matches (`exact`) and a set of strings of which every match contains at least
one (`required`). What is not understood is unknown, which is always safe.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from cleaner.matching.patterns import plain_pattern
from cleaner.matching.prefilter.rarity import rarity
from cleaner.matching.prefilter.searchable import BLOCK_EDGE, EDGES, WORD_EDGE
from cleaner.matching.syntax import (
    Atom,
    Choice,
    Edge,
    Listed,
    Look,
    Node,
    NotUnderstoodError,
    Repeat,
    Sequence,
    Unknown,
    is_word,
    read_syntax,
)
from cleaner.normal import fold

_MARK_OF = {"word": WORD_EDGE, "start": BLOCK_EDGE, "end": BLOCK_EDGE}
_MAX_LITERALS = 512
_MAX_PRODUCT = 64
_MAX_CLASS = 40
_KEPT_LISTS, _KEPT_LITERALS = 500, 10_000
"""So many answers are kept: those that the patterns of one language ask for again and again."""
_ESCAPE = re.compile(r"\\(.)")
_EMPTY = frozenset([""])
_AT_BLOCK_EDGE = frozenset([BLOCK_EDGE])


class _Part(NamedTuple):
    """What is known of a part of a pattern; `wordless` says that no match holds a letter or digit."""

    exact: frozenset[str] | None = None
    required: frozenset[str] | None = None
    wordless: bool = False

    @property
    def best(self) -> frozenset[str] | None:
        """The most telling set of which every match holds one."""
        return _most_telling([self.exact, self.required])


def needed_literals(pattern: str) -> frozenset[str]:
    """The literals of which every match holds one, however little they tell; none where none are known."""
    try:
        found = _part(read_syntax(plain_pattern(pattern))).best
    except (NotUnderstoodError, RecursionError):
        return frozenset()
    if found is None or not all(text.strip(EDGES) for text in found):
        return frozenset()
    return _without_longer(frozenset(map(_marked_at_ends, found)))


def _part(node: Node) -> _Part:
    match node:
        case Atom(_, chars, wordless):
            listed = chars is not None and len(chars) <= _MAX_CLASS
            return _Part(frozenset(map(fold, chars or "")) if listed else None, None, wordless)
        case Edge(kind):
            return _Part(frozenset([_MARK_OF[kind]]), None, True)
        case Unknown():
            return _Part()
        case Sequence(parts):
            return _sequence(list(map(_part, parts)))
        case Choice(branches):
            return _choice(list(map(_part, branches)))
        case Listed(words):
            return _listed(words)
        case Repeat(body, least, most):
            return _repeated(_part(body), least, most)
        case Look(body, wanted):
            return _Part(_EMPTY, _part(body).best if wanted else None, True)


@lru_cache(_KEPT_LISTS)
def _listed(words: tuple[str, ...]) -> _Part:
    """What is known of a list of plain words; rules share their lists, so each is looked at once."""
    texts = frozenset(fold(_ESCAPE.sub(r"\1", word.replace(r"\b", WORD_EDGE))) for word in words)
    wordless = not any(any(map(is_word, text)) for text in texts)
    known = texts if len(texts) <= _MAX_LITERALS else None
    return _Part(known, known, wordless)


def _repeated(part: _Part, least: int, most: int | None) -> _Part:
    if (least, most) == (1, 1):
        return part
    if least > 0:
        return _Part(None, part.best, part.wordless)
    optional = most == 1 and part.exact is not None
    return _Part(_EMPTY.union(part.exact or ()) if optional else None, None, part.wordless)


def _choice(branches: list[_Part]) -> _Part:
    wordless = all(branch.wordless for branch in branches)
    return _Part(
        _union([branch.exact for branch in branches]), _union([branch.best for branch in branches]), wordless
    )


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [found for found in sets if found is not None]
    united = frozenset().union(*known) if len(known) == len(sets) else None
    return united if united is not None and len(united) <= _MAX_LITERALS else None


def _sequence(parts: list[_Part]) -> _Part:
    candidates = [part.required for part in parts]
    runs: list[frozenset[str]] = [_EMPTY]
    broken = False
    for part in _without_signs_at_block_edges(parts):
        if part.exact is None:
            broken = True
            runs.append(_EMPTY)
        elif len(runs[-1]) * len(part.exact) <= _MAX_PRODUCT:
            runs[-1] = frozenset(before + after for before in runs[-1] for after in part.exact)
        else:
            broken = True
            runs.append(part.exact)
    whole = None if broken or any(part.exact is None for part in parts) else runs[0]
    return _Part(whole, _most_telling([*candidates, *runs]), all(part.wordless for part in parts))


def _without_signs_at_block_edges(parts: list[_Part]) -> list[_Part]:
    """The parts without those next to a block's edge that hold mere signs: the search leaves these out."""
    kept: list[_Part] = []
    for part in parts:
        if part.exact == _AT_BLOCK_EDGE:
            while kept and kept[-1].wordless and kept[-1].exact is None:
                kept.pop()
        elif part.wordless and part.exact is None and kept and kept[-1].exact == _AT_BLOCK_EDGE:
            continue
        kept.append(part)
    return kept


def _most_telling(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [found for found in sets if found is not None and 0 < len(found) <= _MAX_LITERALS]
    return min(known, key=_share, default=None)


@lru_cache(_KEPT_LISTS)
def _share(found: frozenset[str]) -> float:
    """About the share of blocks in which one of the literals stands where it should."""
    return sum(2 ** -_weight(text) for text in found)


@lru_cache(_KEPT_LITERALS)
def _weight(text: str) -> float:
    """How much a literal tells: how rare it is, and whether it is bound to an edge."""
    rare = rarity(text.strip(EDGES))
    if rare <= 0:
        return rare
    ends = text[:1], text[-1:]
    at_words = sum(end in (" ", WORD_EDGE) for end in ends)
    at_blocks = sum(end == BLOCK_EDGE for end in ends)
    return rare + 0.5 * at_words + 2.0 * at_blocks


def _marked_at_ends(text: str) -> str:
    """The literal with the marks at its ends alone, one at each: a block's edge is a word's too."""
    head = text[: len(text) - len(text.lstrip(EDGES))]
    tail = text[len(text.rstrip(EDGES)) :]
    inside = reduce(lambda inside, mark: inside.replace(mark, ""), EDGES, text)
    return _mark(head, inside[:1]) + inside + _mark(tail, inside[-1:])


def _mark(marks: str, char: str) -> str:
    if BLOCK_EDGE in marks:
        return BLOCK_EDGE
    return WORD_EDGE if WORD_EDGE in marks and is_word(char) else ""


def _without_longer(found: frozenset[str]) -> frozenset[str]:
    """The set without those that hold another of it."""
    automaton = AhoCorasick(list(found), store_patterns=False)
    held = {text: automaton.find_matches_as_indexes(text, overlapping=True) for text in found}
    return frozenset(text for text, hits in held.items() if len(hits) == 1)
