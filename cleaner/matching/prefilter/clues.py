"""Clues: strings of which a pattern's matches must hold one, and where in a block they may stand.

A clue that cannot be where it would have to be, or is not spelled as it must be, saves the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import inf
from typing import NamedTuple

import msgspec

from cleaner.normal import fold

EDGE = "\b"
"""In a spelling: here a word begins or ends."""

_MAX_CLUES = 512
_MANY_PAIRS = 1600
_NEAR = 60
_EVERYTHING = -2.0
_NOTHING = -10.0
_IN_ANY_BLOCK = frozenset(["", *".,:-'\"abcdefghijklmnopqrstuvwxyz0123456789"])
_FREQUENT = frozenset(" etaoinsrhldcu")
# Words so common in the languages of the rules that they say next to nothing.
_EVERYWHERE = frozenset(
    """
    a about after all also an and are as at be been before but by can could do first for from get
    had has have he her here his how i if in into is it its just like make many more most need new
    not now of off on one only or other our out over people she should so some than that the their
    them then there these they this time to top two up was way we were what when which who will
    with would year you your
    com da das de del della dem den der des det di die e el en est et für i il in la las le les los
    med mer mit och og par per por pour som sur the til un und une von
    """.split()
)
# One character of these says as much as three letters do.
_TELLING_SIGN = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "@#>|=＝«»‹›\u00a9\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\U0001f000-\U0001faff]"
)


class Clue(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A folded `text` that stands near enough to the first and the last word of a view.

    At most `before` characters stand between the view's first letter or digit and the text, at most
    `after` between the text and the last one. `spelling` is the text with the capitals that it must
    have, `word_start` and `word_end` say that no letter or digit may stand before or after it.
    """

    text: str
    spelling: str
    word_start: bool
    word_end: bool
    before: float
    after: float


class Needs(msgspec.Struct, frozen=True, array_like=True):
    """What a block must be for a pattern to match.

    It holds one of `clues`, None where none is known, and `share` is about the sum of the shares of
    blocks that hold each. Its view has `least` to `most` characters. Folded, it holds one of the
    texts in `also`, if there are any.
    """

    clues: tuple[Clue, ...] | None = None
    share: float = inf
    least: int = 0
    most: float = inf
    also: tuple[str, ...] = ()


class Room(NamedTuple):
    """How many characters parts of a pattern may take at its edge.

    `lettered` leaves out those between the edge and the first part that may hold a letter or digit.
    """

    whole: float = 0
    lettered: float = 0


class Spelled(NamedTuple):
    """A spelling while its pattern is being read.

    `before` and `after` count the characters that may stand around it in the part of the pattern
    that was read, `ahead` and `behind` those of them from that part's first letter or digit on, and
    up to its last. `head` and `tail` are what a clue has as `before` and `after`, infinite as long as
    nothing limits them.
    """

    spelling: str
    before: float = 0
    after: float = 0
    ahead: float = 0
    behind: float = 0
    head: float = inf
    tail: float = inf

    @property
    def text(self) -> str:
        return _folded(self.spelling)

    def moved(self, before: Room, after: Room, opens: bool, closes: bool) -> Spelled:
        """The same with more of the pattern around it, which begins or ends with the block or not."""
        ahead = self.before + before.lettered if before.lettered else self.ahead
        behind = self.after + after.lettered if after.lettered else self.behind
        return Spelled(
            self.spelling,
            self.before + before.whole,
            self.after + after.whole,
            ahead,
            behind,
            min(self.head, ahead) if opens else self.head,
            min(self.tail, behind) if closes else self.tail,
        )

    def clue(self) -> Clue:
        spelling = self.spelling.replace(EDGE, "")
        start, end = self.spelling.startswith(EDGE), self.spelling.endswith(EDGE)
        return Clue(
            self.text,
            spelling,
            start and is_word(spelling[:1]),
            end and is_word(spelling[-1:]),
            self.head,
            self.tail,
        )


@cache
def _folded(spelling: str) -> str:
    return fold(spelling.replace(EDGE, ""))


def best_two(
    candidates: Iterable[frozenset[Spelled] | None],
) -> tuple[frozenset[Spelled] | None, frozenset[Spelled] | None]:
    """Of several sets, each of which every match holds one of, the two most telling.

    The second is one that says more than the first does alone.
    """
    sets = [found for found in candidates if found is not None and 0 < len(found) <= _MAX_CLUES]
    first = min(sets, key=_share, default=None)
    if first is None:
        return None, None
    return first, min((found for found in sets if not _says(first, found)), key=_share, default=None)


def _says(clues: frozenset[Spelled], others: frozenset[Spelled]) -> bool:
    """Whether what holds one of the clues must hold one of the others, or too many are to be compared."""
    if len(clues) * len(others) > _MANY_PAIRS:
        return True
    texts = {other.text for other in others}
    return all(any(text in held for text in texts) for held in {clue.text for clue in clues})


def share_of_texts(found: frozenset[Spelled]) -> float:
    """About the share of blocks that hold one of the texts, wherever and however."""
    return sum(2 ** -_rarity(spelled.spelling)[0] for spelled in found)


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


def _share(found: frozenset[Spelled]) -> float:
    """About the share of blocks in which one of the clues stands where it should."""
    return sum(2 ** -_weight(spelled) for spelled in found)


def _weight(found: Spelled) -> float:
    """How much a clue tells: how rare its text is, and how few of its places fit."""
    rarity, distinctness = _rarity(found.spelling)
    if rarity <= 0:
        return rarity
    return rarity + distinctness + 2.0 * (found.head <= _NEAR) + 2.0 * (found.tail <= _NEAR)


@cache
def _rarity(spelling: str) -> tuple[float, float]:
    """About the negative binary logarithm of the share of blocks that hold a text; of these, so spelled."""
    bare = spelling.replace(EDGE, "")
    core = fold(bare).strip()
    distinctness = 0.5 * (spelling[:1] in (" ", EDGE)) + 0.5 * (spelling[-1:] in (" ", EDGE))
    distinctness += 1.5 * (bare != fold(bare))
    if not bare:
        return _NOTHING, 0.0
    if core in _IN_ANY_BLOCK:
        return _EVERYTHING, distinctness
    if core in _EVERYWHERE:
        return 2.0, distinctness
    signs = len(_TELLING_SIGN.findall(core))
    return len(core) + 0.7 * sum(c not in _FREQUENT for c in core) + 2 * signs, distinctness


def is_word(char: str) -> bool:
    """Whether the pattern engine, too, sees a word's character; some that it does see are left out."""
    return char.isalpha() or char.isdecimal()
