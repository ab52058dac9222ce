"""The manifest's rows."""

from __future__ import annotations

import msgspec

from cleaner.batch.figures import SUMS, Counts, Figures, Tally
from cleaner.metadata import Metadata

DONE = "done"
FAILED = "failed"


class Row(Counts):
    """A line of the manifest: one input, or one record of it that a person should look at.

    `path` is the input's name below the folder of inputs. `status` is "done" or "failed", `error`
    says why. `record` is the record's number, counted from 1, and `id` its id field; both are null
    in an input's own row. Single records have a row where they failed, came out empty or lost most
    of their running words. `pieces` and `characters` count what was removed by category,
    `documents_with` the documents it stood in. `outputs` maps the files written to their sizes in
    bytes. `fingerprint` stands for the content, the rules, the options and the version. `metadata` is
    what is known of a file that is one document, where that was asked for; `site` is the domain that
    such a file's page names.
    """

    path: str
    status: str
    error: str | None = None
    record: int | None = None
    id: str | None = None
    pieces: dict[str, int] = msgspec.field(default_factory=dict)
    characters: dict[str, int] = msgspec.field(default_factory=dict)
    documents_with: dict[str, int] = msgspec.field(default_factory=dict)
    seconds: float = 0.0
    outputs: dict[str, int] = msgspec.field(default_factory=dict)
    fingerprint: str | None = None
    metadata: Metadata | None = None
    site: str | None = None

    def take(self, figures: Figures) -> None:
        """Set all figures."""
        for name in (*SUMS, "notes"):
            setattr(self, name, getattr(figures, name))
        self.pieces = {category: tally.pieces for category, tally in figures.removed.items()}
        self.characters = {category: tally.characters for category, tally in figures.removed.items()}
        self.documents_with = {category: tally.documents for category, tally in figures.removed.items()}

    def figures(self) -> Figures:
        """All figures, as `take` was given them."""
        removed = {
            category: Tally(pieces, self.characters.get(category, 0), self.documents_with.get(category, 0))
            for category, pieces in self.pieces.items()
        }
        numbers = {name: getattr(self, name) for name in SUMS}
        return Figures(**numbers, notes=self.notes, removed=removed)


def row_of(path: str, figures: Figures, status: str = DONE) -> Row:
    """The row of what was cleaned."""
    row = Row(path, status)
    row.take(figures)
    return row


def failure(path: str, error: str, **known: object) -> Row:
    """The row of a document that failed."""
    return Row(path, FAILED, error, documents=1, failed=1, **known)  # type: ignore[arg-type]


class Totals(Figures, kw_only=True):
    """A run's figures; `unchanged` are the documents that an earlier run had done."""

    unchanged: int = 0

    def count(self, row: Row) -> None:
        """Add an input's row; rows of single records are part of their input's."""
        if row.record is None:
            self.add(row.figures())
