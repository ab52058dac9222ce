"""Which rules can fire on which blocks: one literal search over the document and a few look-ups.

A rule without a selector is found by its block's key (`lines`), by a clue that its pattern needs
(`match`), by where it may stand (`place`), or, for want of all these, by the block's size alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf
from sys import maxsize
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from cleaner.document import Block, Document, fold, line_core, line_key, plain
from cleaner.matching.clues import Clue, Needs, is_word
from cleaner.matching.literals import needs
from cleaner.rulebook.schema import Place, Rule, RuleTable
from cleaner.traits import PAGE_TRAITS

# The literal search takes UTF-8 alone, which has no form for these.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# The share of blocks that hold a rule's clues up to which these are looked for in all blocks: for a
# rule that may stand in few of them anyway, and for any other.
_RARE = 0.12
_COMMON = 2.0
# Characters that are searched at once: what is found in them is kept until it has been looked at.
_STRETCH = 250_000
_MANY_WORDS = 200
_VERY_SHORT = 3
_SHORT = 12
_FEW_BLOCKS = 12


@dataclass(frozen=True, slots=True)
class _Sized:
    """A rule with the sizes, in words and characters, of the blocks that it can fire on.

    `texts` are those of its clues, if any are known. Where none is, or some are in most blocks,
    `in_main` says that only main blocks are tried.
    """

    rule: Rule
    least: int
    most: float
    shortest: int = 0
    longest: float = inf
    texts: tuple[str, ...] = ()
    in_main: bool = True

    @classmethod
    def of(cls, rule: Rule) -> _Sized:
        table = rule.table
        most = inf if table.max_words is None else table.max_words
        if (needed := _needs(rule)) is None:
            return cls(rule, table.min_words, most)
        texts = tuple(clue.text for clue in needed.clues or ())
        return cls(rule, table.min_words, most, needed.least, needed.most, texts, needed.share > _COMMON)

    def fits(self, folded: str) -> bool:
        """Whether a block whose view folds to `folded` is so long and holds one of the texts."""
        if not self.shortest <= len(folded) <= self.longest:
            return False
        return not self.texts or any(map(folded.__contains__, self.texts))

    @property
    def needs_page(self) -> bool:
        """Whether only a page's block can have what the rule asks for."""
        return not PAGE_TRAITS.isdisjoint(self.rule.table.traits or ())


class _Sought(NamedTuple):
    """A clue of a rule; what is asked of it most stands beside it."""

    clue: Clue
    sized: _Sized
    before: float
    after: float
    anyhow: bool


class _Unsearched:
    """Rules that no search finds, by where their blocks stand and how many words these have."""

    def __init__(self, rules: Sequence[_Sized]) -> None:
        self._anywhere = _by_words([s for s in rules if s.rule.table.place is None])
        placed: dict[tuple[Place, type], list[_Sized]] = defaultdict(list)
        for sized in rules:
            if (place := sized.rule.table.place) is not None:
                placed[place, type(place)].append(sized)
        self._placed = [(place, _by_words(found)) for (place, _), found in placed.items()]

    def places(self, document: Document) -> list[range]:
        """The positions that each of the rules' places means in a document."""
        return [document.reach(place) for place, _ in self._placed]

    def on(self, block: Block, places: list[range]) -> list[Rule]:
        """The rules that can fire on a block of the document with those places."""
        words = min(block.words, _MANY_WORDS)
        sized = self._anywhere[words]
        for (_, by_words), place in zip(self._placed, places, strict=True):
            if by_words[words] and block.position in place:
                sized = sized + by_words[words]
        if not sized:
            return []
        folded = fold(block.view)
        return [
            found.rule for found in sized if found.fits(folded) and found.least <= block.words <= found.most
        ]


class RuleIndex:
    """An index over rules that have no selector, made once and asked for every document."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._lines: dict[str, list[Rule]] = defaultdict(list)
        unsearched: list[_Sized] = []
        clues: dict[str, list[_Sought]] = defaultdict(list)
        for rule in rules:
            table, sized, needed = rule.table, _Sized.of(rule), _needs(rule)
            if table.lines is not None:
                for line in table.lines:
                    self._lines[written_key(line)].append(rule)
            elif needed and needed.clues and needed.share <= (_RARE if _stands_in_few(table) else _COMMON):
                for clue in needed.clues:
                    clues[clue.text].append(_Sought(clue, sized, clue.before, clue.after, clue.anyhow))
            else:
                unsearched.append(sized)
        self._longest_line = max(map(len, self._lines), default=0)
        self._in_pages = _Unsearched(unsearched)
        self._in_texts = _Unsearched([s for s in unsearched if not s.needs_page])
        self._outside = _Unsearched([s for s in unsearched if not s.in_main])
        self._clues = list(clues.values())
        self._longest_clue = max(map(len, clues), default=0)
        self._automaton = AhoCorasick(list(clues), store_patterns=False) if clues else None

    def candidates(self, document: Document) -> Iterator[tuple[Block, list[Rule]]]:
        """The blocks that rules can fire on, each with those rules; none stands twice with a block."""
        by_clue = self._by_clue(document)
        main, other = self._in_texts if document.markup is None else self._in_pages, self._outside
        main_places, other_places = main.places(document), other.places(document)
        for block in document.blocks:
            rules = list(by_clue[block.index].values()) if block.index in by_clue else []
            rules += main.on(block, main_places) if block.main else other.on(block, other_places)
            if self._lines and len(core := line_core(block.view)) <= self._longest_line:
                rules += self._lines.get(fold(core), ())
            if rules:
                yield block, rules

    def _by_clue(self, document: Document) -> dict[int, dict[int, Rule]]:
        """Block index -> the rules of which a clue stands in the block, by their order."""
        found: dict[int, dict[int, Rule]] = {}
        starts, ends, text = _views(document)
        at, block_start, block_end, first, last = -1, 0, -1, 0, 0
        words = length = 0
        for number, start, end in self._clues_in(text):
            while end > block_end:
                at += 1
                block_start, block_end = starts[at], ends[at]
                first = -1
            if start < block_start:
                continue
            if first < 0:
                first, last = _words_between(text, block_start, block_end)
                words, length = document.blocks[at].words, block_end - block_start
            for clue, sized, before, after, anyhow in self._clues[number]:
                if (
                    start - first <= before
                    and last - end <= after
                    and sized.least <= words <= sized.most
                    and sized.shortest <= length <= sized.longest
                    and (anyhow or clue.fits(text, start, end))
                ):
                    found.setdefault(at, {})[sized.rule.order] = sized.rule
        return found

    def _clues_in(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(number, start, end) of every clue in the text, in the order of their ends."""
        if self._automaton is None:
            return
        for begin in range(0, len(text), _STRETCH):
            overlap = min(self._longest_clue, begin)
            stretch = fold(text[begin - overlap : begin + _STRETCH])
            if not stretch.isascii():
                stretch = _LONE_SURROGATES.sub("?", stretch)
            for number, start, end in self._automaton.find_matches_as_indexes(stretch, overlapping=True):
                if end > overlap:
                    yield number, start + begin - overlap, end + begin - overlap


def _needs(rule: Rule) -> Needs | None:
    if rule.needs is not None or rule.table.match is None:
        return rule.needs
    return needs(rule.table.match)


def _stands_in_few(table: RuleTable) -> bool:
    """Whether the rule is for few of a document's blocks, so that these may as well be tried."""
    words = inf if table.max_words is None else table.max_words
    if table.place is None:
        return words <= _VERY_SHORT
    return words <= _SHORT or (isinstance(table.place, int) and abs(table.place) <= _FEW_BLOCKS)


def _by_words(rules: list[_Sized]) -> list[list[_Sized]]:
    """For each number of words in a block, the last standing for all above, the rules for such blocks."""
    found = [[s for s in rules if s.least <= words <= s.most] for words in range(_MANY_WORDS)]
    return [*found, [s for s in rules if s.most >= _MANY_WORDS]]


@cache
def written_key(line: str) -> str:
    """The key of a line as a rule's author wrote it."""
    return line_key(" ".join(plain(line).split()))


def _views(document: Document) -> tuple[list[int], list[int], str]:
    """Where in the returned text each block's view starts and ends; after the last, nowhere."""
    blocks = document.blocks
    if "  " not in document.plain:
        return [*(b.content for b in blocks), maxsize], [*(b.end for b in blocks), maxsize], document.plain
    starts, ends, at = list[int](), list[int](), 0
    for block in blocks:
        starts.append(at)
        ends.append(at + len(block.view))
        at += len(block.view) + 1
    return [*starts, maxsize], [*ends, maxsize], "\n".join(block.view for block in blocks)


def _words_between(text: str, start: int, end: int) -> tuple[int, int]:
    """Where between two places the first letter or digit stands, and where the last one ends."""
    first, last = start, end
    while first < end and not is_word(text[first]):
        first += 1
    while last > start and not is_word(text[last - 1]):
        last -= 1
    return first, last
