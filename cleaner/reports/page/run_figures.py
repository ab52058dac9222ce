"""What a report tells of a whole run: shares, rules, sites, and the lines that recur."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from cleaner.reports.page.run_documents import RunDocument

BINS = 10
MOST_LINES = 100
_LONGEST = 200
"""Characters; a longer line hardly recurs."""
_MOST_COUNTED = 400_000
"""So many different lines are counted at once; then those that were met once are let go."""

T = TypeVar("T")


class LineCounts(Generic[T]):
    """How often each thing was met, in bounded memory: what recurs stays, what was met once may go."""

    def __init__(self, most: int = _MOST_COUNTED) -> None:
        self._counts: Counter[T] = Counter()
        self._most = most

    def add(self, met: T) -> None:
        self._counts[met] += 1
        if len(self._counts) > self._most:
            self._counts = Counter({one: count for one, count in self._counts.items() if count > 1})

    def most(self, count: int, least: int = 1) -> list[tuple[T, int]]:
        """The commonest, with their counts, if they were met `least` times."""
        common = heapq.nlargest(count, self._counts.items(), key=lambda item: item[1])
        return [(met, times) for met, times in common if times >= least]


@dataclass
class SiteFigures:
    """A site's documents, how many failed, and the sum of the shares that were kept of them."""

    documents: int = 0
    failed: int = 0
    kept: float = 0.0


@dataclass
class RunFigures:
    """Counts over a run's documents.

    `kept` counts documents by the share kept of them, in tenths; `places` the pieces by their place
    in the document, in tenths of its characters. `rules` maps (rule, category) to its pieces.
    """

    kept: list[int] = field(default_factory=lambda: [0] * BINS)
    places: list[int] = field(default_factory=lambda: [0] * BINS)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    rule_documents: Counter[tuple[str, str]] = field(default_factory=Counter)
    sites: dict[str, SiteFigures] = field(default_factory=dict)
    removed: LineCounts[tuple[str, str, str]] = field(default_factory=LineCounts)
    left: LineCounts[str] = field(default_factory=LineCounts)

    def count(self, document: RunDocument) -> None:
        """Add a document."""
        site = self.sites.setdefault(document.site, SiteFigures())
        site.documents += 1
        if document.error is not None:
            site.failed += 1
            return
        site.kept += document.kept
        self.kept[min(int(document.kept * BINS), BINS - 1)] += 1
        self._count_pieces(document)
        for line in document.body.split("\n"):
            if (words := line.strip()) and len(words) <= _LONGEST:
                self.left.add(words)

    def _count_pieces(self, document: RunDocument) -> None:
        end = max(len(document.body), 1) + sum(piece.end - piece.start for piece in document.pieces)
        for piece in document.pieces:
            self.places[min(piece.start * BINS // end, BINS - 1)] += 1
            self.rules[piece.rule, piece.category] += 1
            words = " ".join(piece.text.split())
            if len(words) <= _LONGEST:
                self.removed.add((words, piece.category, piece.rule))
        self.rule_documents.update({(piece.rule, piece.category) for piece in document.pieces})
