"""A document as a row of the overview and a part of a page."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.reports.page.layout import Line, lay_out
from cleaner.reports.page.run_documents import RunDocument

_MOST_UNUSUAL = 200
_SAMPLE = 200
"""So many documents a report of a large run lists: the most unusual, and some at even distances."""


@dataclass(frozen=True)
class Shown:
    """What the report says of a document; `categories` and `rules` are names with a space between.

    `score` is its F1 where a person judged it.
    """

    number: int
    name: str
    site: str
    categories: str
    rules: str
    kept: str
    pieces: int
    unusual: str
    link: str
    rank: tuple[int, float]
    score: str = ""


@dataclass(frozen=True)
class ShownDocument:
    """A document's row, and its lines."""

    row: Shown
    lines: Sequence[Line]


def shown_document(number: int, document: RunDocument, page: str) -> ShownDocument:
    """A document, its number in the run, and the page that it stands on -> what is shown of it."""
    level, unusual = _unusual(document)
    row = Shown(
        number,
        document.name,
        document.site,
        " ".join(dict.fromkeys(piece.category for piece in document.pieces)),
        " ".join(dict.fromkeys(piece.rule for piece in document.pieces)),
        f"{document.kept:.0%}" if document.error is None else "",
        len(document.pieces),
        unusual,
        f"{page}#d{number}",
        (level, 1 - document.kept),
    )
    return ShownDocument(row, lay_out(document))


def _unusual(document: RunDocument) -> tuple[int, str]:
    """How unusual a document is, and why."""
    if document.error is not None:
        return 4, f"failed: {document.error}"
    if document.emptied:
        return 3, "came out empty"
    if document.reduced:
        return 2, "lost most of its running words"
    if document.notes:
        return 1, "; ".join(document.notes)
    return 0, ""


class Listing:
    """The rows of the overview: all of a small run, of a large one the most unusual and a sample."""

    def __init__(self, total: int) -> None:
        self._every = max(1, total // _SAMPLE) if total > _MOST_UNUSUAL + _SAMPLE else 1
        self._unusual: list[tuple[tuple[int, float], int, Shown]] = []
        self._sample: list[Shown] = []

    def add(self, row: Shown) -> None:
        if row.number % self._every == 0:
            self._sample.append(row)
            return
        entry = (row.rank, -row.number, row)
        if len(self._unusual) < _MOST_UNUSUAL:
            heapq.heappush(self._unusual, entry)
        elif entry > self._unusual[0]:
            heapq.heapreplace(self._unusual, entry)

    def __iter__(self) -> Iterator[Shown]:
        """The rows, the most unusual first."""
        rows = [*self._sample, *(row for _, _, row in self._unusual)]
        return iter(sorted(rows, key=lambda row: (-row.rank[0], -row.rank[1], row.number)))
