"""Clues: strings of which a pattern's matches must hold one, and where in a block they may stand.

A clue that cannot be where it would have to be, or is not spelled as it must be, saves the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

import msgspec

from cleaner.document import fold

EDGE = "\b"
"""In a spelling: here a word begins or ends."""

# Below this weight a literal stands in nearly every block; above the other, more says no more.
_LEAST = 2.0
_ENOUGH = 11.0
_MAX_CLUES = 512
_NEAR = 60
_FREQUENT = frozenset(" etaoinsrhldcu")
_EVERYWHERE = frozenset(
    "of is are was were has have had with on from and the in at by for to an or our your you more here her les"
    " des par por dans della del los las der die das und mit von med och som til det".split()
)
# One character of these says as much as three letters do.
_TELLING = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "@#>|=＝«»‹›\u00a9\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\U0001f000-\U0001faff]"
)


class Clue(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A folded `text` that stands near enough to the first and the last word of a view.

    At most `before` characters stand between the view's first letter or digit and the text, at most
    `after` between the text and the last one. `spelling` is the text with the capitals that it must have, `word_start` and `word_end` say
    that no letter or digit may stand before or after it.
    """

    text: str
    spelling: str
    word_start: bool
    word_end: bool
    before: float
    after: float

    @property
    def anyhow(self) -> bool:
        """Whether every place where the text stands is as good as another."""
        return not (self.word_start or self.word_end) and self.text == self.spelling

    def fits(self, plain: str, start: int, end: int) -> bool:
        """Whether `plain[start:end]`, which folds to the text, is spelled so and stands so."""
        if self.word_start and start > 0 and is_word(plain[start - 1]):
            return False
        if self.word_end and is_word(plain[end : end + 1]):
            return False
        return self.text == self.spelling or all(
            here == wanted or wanted == folded
            for here, wanted, folded in zip(plain[start:end], self.spelling, self.text, strict=True)
        )


class Needs(msgspec.Struct, frozen=True, array_like=True):
    """What a block must be for a pattern to match: `clues`, None where none is known, and its length.

    `least` and `most` are characters of the block's view.
    """

    clues: tuple[Clue, ...] | None = None
    least: int = 0
    most: float = inf


class Spelled(NamedTuple):
    """A spelling while its pattern is being read.

    `before` and `after` count the characters that may stand around it in the part of the pattern
    that was read, `head` and `tail` those that a clue has as `before` and `after`, infinite as long
    as nothing limits them.
    """

    spelling: str
    before: float = 0
    after: float = 0
    head: float = inf
    tail: float = inf

    @property
    def text(self) -> str:
        return fold(self.spelling.replace(EDGE, ""))

    def moved(self, before: float, after: float, opens: bool, closes: bool) -> Spelled:
        """The same with more of the pattern around it, which begins or ends with the block or not."""
        before, after = self.before + before, self.after + after
        return Spelled(
            self.spelling,
            before,
            after,
            min(self.head, before) if opens else self.head,
            min(self.tail, after) if closes else self.tail,
        )

    def clue(self) -> Clue:
        spelling = self.spelling.replace(EDGE, "")
        start, end = self.spelling.startswith(EDGE), self.spelling.endswith(EDGE)
        return Clue(
            fold(spelling),
            spelling,
            start and is_word(spelling[:1]),
            end and is_word(spelling[-1:]),
            self.head,
            self.tail,
        )


def best(candidates: Iterable[frozenset[Spelled] | None]) -> frozenset[Spelled] | None:
    """Of several sets, each of which every match holds one of, the most telling."""
    usable = [c for c in candidates if c is not None and 0 < len(c) <= _MAX_CLUES and _strength(c)[0] >= _LEAST]
    return max(usable, key=_strength) if usable else None


def without_longer(found: frozenset[Spelled]) -> frozenset[Spelled]:
    """The set without those that hold another of it, which then may stand where they did."""
    kept: list[Spelled] = []
    for longer in sorted(found, key=lambda s: (len(s.spelling), s)):
        for at, shorter in enumerate(kept):
            place = longer.spelling.find(shorter.spelling)
            if place >= 0:
                shift = len(longer.spelling[:place].replace(EDGE, ""))
                rest = len(longer.text) - shift - len(shorter.text)
                head, tail = longer.head + shift, longer.tail + rest
                kept[at] = shorter._replace(head=max(shorter.head, head), tail=max(shorter.tail, tail))
                break
        else:
            kept.append(longer)
    return frozenset(kept)


def _strength(found: frozenset[Spelled]) -> tuple[float, int]:
    return min(_ENOUGH, *map(_weight, found)), -len(found)


def _weight(found: Spelled) -> float:
    """How telling a spelling is: about its letters' rarity, summed."""
    core = found.text.strip()
    if not core:
        return 0.0
    weight = len(core) + 0.7 * sum(c not in _FREQUENT for c in core) + 2 * len(_TELLING.findall(core))
    if core in _EVERYWHERE:
        weight = _LEAST
    weight += 0.5 * (found.spelling[0] in " \b") + 0.5 * (found.spelling[-1] in " \b")
    weight += 1.5 * (found.text != found.spelling.replace(EDGE, ""))
    return weight + 2.0 * (found.head <= _NEAR) + 2.0 * (found.tail <= _NEAR)


def is_word(char: str) -> bool:
    """Whether the pattern engine, too, sees a word's character; some that it does see are left out."""
    return char.isalpha() or char.isdecimal()
