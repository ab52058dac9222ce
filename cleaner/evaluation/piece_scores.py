"""How many pieces a person found go, under which name, and how many of the removed are a person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from cleaner.categories import CATEGORIES
from cleaner.document import Document

_HALF = 0.5
"""A piece is found where more than this share of its characters is."""

Span = tuple[int, int, str]
"""(start, end, category), in characters of a document."""


class PieceScore(msgspec.Struct, omit_defaults=True):
    """A category's pieces: those that a person found, and those that a cleaner did.

    Of the `gold` pieces `gone` were removed by more than half, `named` of these under the right
    category; of the `found` pieces `right` are a person's under that category by more than half.
    `precision` and `recall` are shares, 0 to 1; 1 of none.
    """

    category: str
    gold: int = 0
    gone: int = 0
    named: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the pieces found as this category which are of it."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of this category's pieces that went under its name."""
        return self.named / self.gold if self.gold else 1.0

    def add(self, more: PieceScore) -> None:
        """Add the counts of other documents to these."""
        for name in ("gold", "gone", "named", "found", "right"):
            setattr(self, name, getattr(self, name) + getattr(more, name))


def score_pieces(document: Document, gold: Sequence[Span], found: Sequence[Span]) -> list[PieceScore]:
    """A person's pieces of a document and a cleaner's -> the scores, category by category.

    Of a page only what stands in its main content, or in a person's piece, is judged: a person who
    marks a page up does not list its menus.
    """
    scores: dict[str, PieceScore] = {}
    for start, end, category in gold:
        score = scores.setdefault(category, PieceScore(category))
        name = _covering((start, end, category), found)
        score.gold += 1
        score.gone += name is not None
        score.named += name == category
    main = [(block.start, block.end, "") for block in document.main_blocks]
    for piece in found:
        if not (_touches(piece, main) or _touches(piece, gold)):
            continue
        score = scores.setdefault(piece[2], PieceScore(piece[2]))
        score.found += 1
        score.right += _covering(piece, gold) == piece[2]
    return in_order(scores.values())


def total_pieces(scores: Iterable[PieceScore]) -> list[PieceScore]:
    """The scores of many documents added up, category by category."""
    totals: dict[str, PieceScore] = {}
    for score in scores:
        totals.setdefault(score.category, PieceScore(score.category)).add(score)
    return in_order(totals.values())


def in_order(scores: Iterable[PieceScore]) -> list[PieceScore]:
    """Scores in the order of the categories; what a person calls otherwise comes last."""
    places = {category: at for at, category in enumerate(CATEGORIES)}
    return sorted(scores, key=lambda score: (places.get(score.category, len(places)), score.category))


def _covering(piece: Span, others: Iterable[Span]) -> str | None:
    """The category that has most of a piece, None where no more than half of it is in any."""
    start, end, own = piece
    shares: Counter[str] = Counter()
    for other_start, other_end, category in others:
        if (length := min(end, other_end) - max(start, other_start)) > 0:
            shares[category] += length
    if shares.total() <= _HALF * (end - start):
        return None
    return max(shares, key=lambda category: (shares[category], category == own))


def _touches(piece: Span, others: Iterable[Span]) -> bool:
    return any(start < piece[1] and end > piece[0] for start, end, _ in others)
