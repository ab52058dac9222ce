"""Blocks that recur up to names, numbers and dates, and the pattern that they have in common.

Blocks that begin or end with the same words are laid side by side; the words that all of them have,
in the same order, are the wording, and what stands between is left open. This is Plotkin's least
general generalisation ("A Note on Inductive Generalization", 1970), for sequences of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from cleaner.authoring.remains import Spot, Zone, documents_of
from cleaner.matching.patterns import compiled
from cleaner.traits import has

MOST_WORDS = 60
_LETTERS = 8
_SHARE = 0.3
_STORY_SHARE = 0.6
_STORY_WORDS = 5
_GAPS = 4
_AFFIX = 2
_NUMBER = re.compile(r"\d+")
_GAP = None

Shape = tuple[str | None, ...]
"""Words that stay, with None for a gap of one word or more."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, and the spots that it was made of."""

    pattern: str
    max_words: int
    spots: tuple[Spot, ...]


def find_wordings(spots: Sequence[Spot], least: int) -> list[Wording]:
    """Spots -> the wordings that stand in so many documents or more, no spot in two of them."""
    pool = [spot for spot in spots if spot.block.words <= MOST_WORDS]
    found: list[Wording] = []
    while (best := _best(pool, spots, least)) is not None:
        found.append(best)
        taken = set(best.spots)
        pool = [spot for spot in pool if spot not in taken]
    return found


def _best(pool: Iterable[Spot], spots: Sequence[Spot], least: int) -> Wording | None:
    groups = sorted(_groups(pool), key=lambda group: (-documents_of(group), group[0].block.view))
    for group in groups:
        if documents_of(group) < least:
            break
        wording = _wording(group, least)
        if wording is not None and _is_safe(wording, spots):
            return wording
    return None


def _groups(pool: Iterable[Spot]) -> list[list[Spot]]:
    """Spots by the words they begin with, and by those they end with."""
    groups: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for spot in pool:
        words = _words(spot)
        if len(words) > _AFFIX:
            groups["^", *words[:_AFFIX]].append(spot)
            groups["$", *words[-_AFFIX:]].append(spot)
    return list(groups.values())


def _words(spot: Spot) -> list[str]:
    """The block's words as they are compared: digits alike, no case."""
    return [_NUMBER.sub("0", word) for word in spot.block.view.lower().split()]


def _wording(group: list[Spot], least: int) -> Wording | None:
    shape: Shape = ()
    members: list[Spot] = []
    for spot in group:
        other = _common(shape, _words(spot)) if members else tuple(_words(spot))
        if _tells_enough(other, spot):
            shape = other
            members.append(spot)
    if documents_of(members) < least or (_GAP not in shape and not any("0" in str(word) for word in shape)):
        return None
    if not all(_tells_enough(shape, spot) for spot in members):
        return None
    longest = max(spot.block.words for spot in members)
    return Wording(_pattern(shape), longest + longest // 4 + 1, tuple(members))


def _common(shape: Shape, words: list[str]) -> Shape:
    """The words of a shape that stand in `words` too, in order; longest common subsequence."""
    lengths = [[0] * (len(words) + 1) for _ in range(len(shape) + 1)]
    for i in reversed(range(len(shape))):
        for j in reversed(range(len(words))):
            same = shape[i] == words[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if same else max(lengths[i + 1][j], lengths[i][j + 1])
    return _gapped(_aligned(shape, words, lengths))


def _aligned(shape: Shape, words: list[str], lengths: list[list[int]]) -> Iterator[str | None]:
    i = j = 0
    while i < len(shape) and j < len(words):
        if shape[i] == words[j]:
            yield shape[i]
            i, j = i + 1, j + 1
        else:
            yield _GAP
            if lengths[i + 1][j] >= lengths[i][j + 1]:
                i += 1
            else:
                j += 1
    if i < len(shape) or j < len(words):
        yield _GAP


def _gapped(words: Iterable[str | None]) -> Shape:
    out: list[str | None] = []
    for word in words:
        if word is not _GAP or not out or out[-1] is not _GAP:
            out.append(word)
    return tuple(out)


def _tells_enough(shape: Shape, spot: Spot) -> bool:
    """Whether the words that stay are a site's wording, not those that any two sentences share."""
    constant = [word for word in shape if word is not _GAP]
    if shape.count(_GAP) > _GAPS or sum(len(word) for word in constant) < _LETTERS:
        return False
    share = len(constant) / len(spot.block.view.split())
    if spot.zone is Zone.STORY and has(spot.block, "sentence"):
        return share >= _STORY_SHARE and len(constant) >= _STORY_WORDS
    return share >= _SHARE


def _pattern(shape: Shape) -> str:
    """A shape as a pattern over the whole block."""
    parts = [
        r"\S.*?" if word is _GAP else _NUMBER.sub(r"\\d+", regex.escape(word, special_only=True))
        for word in shape
    ]
    return f"^{' '.join(parts)}$"


def _is_safe(wording: Wording, spots: Sequence[Spot]) -> bool:
    """Whether the pattern matches its own spots, and of all others nothing that could be the story."""
    pattern, own = compiled(wording.pattern), set(wording.spots)
    for spot in spots:
        matches = spot.block.words <= wording.max_words and pattern.search(spot.block.view) is not None
        if not matches and spot in own:
            return False
        if matches and spot not in own and spot.zone is Zone.STORY:
            return False
    return True
