"""The manifest's rows, and the counts they are made of."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from cleaner.categories import CATEGORIES
from cleaner.result import Piece

DONE = "done"
FAILED = "failed"


class Tally(msgspec.Struct):
    """What was removed: pieces, the characters in them, the documents they stood in."""

    pieces: int = 0
    characters: int = 0
    documents: int = 0


Tallies = dict[str, Tally]
"""Category -> what was removed of it."""


class Row(msgspec.Struct, kw_only=True):
    """A line of the manifest: one input, or one record of it that failed.

    `path` is the input's name below the folder of inputs. `status` is "done" or "failed", `error`
    says why. `record` is the failed record's number, counted from 1, and `id` its id field; both
    are null in an input's own row. `documents` counts the documents in the input, `failed` those
    of them that failed. `pieces` and `characters` count what was removed by category,
    `documents_with` the documents it stood in. `outputs` maps the files written to their sizes in
    bytes. `fingerprint` stands for the content, the rules, the options and the version.
    """

    path: str
    status: str
    error: str | None = None
    record: int | None = None
    id: str | None = None
    documents: int = 1
    failed: int = 0
    bytes_in: int = 0
    bytes_body: int = 0
    pieces: dict[str, int] = {}
    characters: dict[str, int] = {}
    documents_with: dict[str, int] = {}
    seconds: float = 0.0
    outputs: dict[str, int] = {}
    fingerprint: str | None = None

    def count(self, tallies: Tallies) -> None:
        """Set what was removed, in the order of the table of categories."""
        ordered = [(c, tallies[c]) for c in CATEGORIES if c in tallies]
        self.pieces = {category: tally.pieces for category, tally in ordered}
        self.characters = {category: tally.characters for category, tally in ordered}
        self.documents_with = {category: tally.documents for category, tally in ordered}

    def tallies(self) -> Tallies:
        """What was removed, as `count` was given it."""
        return {c: Tally(n, self.characters[c], self.documents_with[c]) for c, n in self.pieces.items()}


def failure(path: str, error: str, **known: object) -> Row:
    """The row of a document that failed."""
    return Row(path=path, status=FAILED, error=error, failed=1, **known)  # type: ignore[arg-type]


def tally(removed: Iterable[Piece]) -> Tallies:
    """One document's removed pieces -> their counts."""
    counted: Tallies = {}
    for piece in removed:
        found = counted.setdefault(piece.category, Tally(documents=1))
        found.pieces += 1
        found.characters += piece.end - piece.start
    return counted


def add(totals: Tallies, more: Tallies) -> None:
    """Add counts to totals."""
    for category, tally in more.items():
        total = totals.setdefault(category, Tally())
        total.pieces += tally.pieces
        total.characters += tally.characters
        total.documents += tally.documents


class Totals(msgspec.Struct):
    """A run in figures: documents, those failed, bytes, what was removed by category."""

    documents: int = 0
    failed: int = 0
    unchanged: int = 0
    bytes_in: int = 0
    bytes_body: int = 0
    removed: Tallies = {}

    def add(self, row: Row) -> None:
        """Count an input's row; rows of single records are part of their input's."""
        if row.record is not None:
            return
        self.documents += row.documents
        self.failed += row.failed
        self.bytes_in += row.bytes_in
        self.bytes_body += row.bytes_body
        add(self.removed, row.tallies())
