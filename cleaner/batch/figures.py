"""What a run counts: of one document, of a file of records, of the whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from cleaner.categories import CATEGORIES
from cleaner.document import Block
from cleaner.reading.running_text import runs_on
from cleaner.result import Piece, Result

_MOST_NOTES = 100
"""So many different notes are counted, so that odd documents can't make a row as long as themselves."""


class Tally(msgspec.Struct):
    """What was removed: pieces, the characters in them, the documents they stood in."""

    pieces: int = 0
    characters: int = 0
    documents: int = 0


Tallies = dict[str, Tally]
"""Category -> what was removed of it."""


class Counts(msgspec.Struct, kw_only=True):
    """What a document's row, a file's row and a whole run's figures count alike.

    `emptied` are the documents of which nothing is left, `reduced` those that lost most of their
    running words; neither is a failure. `source_words` and `body_words` are running words before
    and after, `source_characters` and `body_characters` all characters. `notes` maps what a person
    should know to the number of documents it was said of.
    """

    documents: int = 0
    failed: int = 0
    emptied: int = 0
    reduced: int = 0
    bytes_in: int = 0
    bytes_body: int = 0
    source_characters: int = 0
    body_characters: int = 0
    source_words: int = 0
    body_words: int = 0
    notes: dict[str, int] = {}


SUMS = tuple(name for name in Counts.__struct_fields__ if name != "notes")
"""The names of those counts that are plain numbers."""


class Figures(Counts, kw_only=True):
    """Counts that can be added up; `removed` is by category."""

    removed: Tallies = {}

    def add(self, more: Figures) -> None:
        """Add other counts to these."""
        for name in SUMS:
            setattr(self, name, getattr(self, name) + getattr(more, name))
        for note, count in more.notes.items():
            if note in self.notes or len(self.notes) < _MOST_NOTES:
                self.notes[note] = self.notes.get(note, 0) + count
        for category, tally in more.removed.items():
            total = self.removed.setdefault(category, Tally())
            total.pieces += tally.pieces
            total.characters += tally.characters
            total.documents += tally.documents
        self.removed = {
            category: self.removed[category] for category in CATEGORIES if category in self.removed
        }


def figures_of(result: Result, bytes_in: int = 0) -> Figures:
    """One cleaned document -> its counts; `bytes_in` is the size of what was read."""
    source, body = running_words(result)
    return Figures(
        documents=1,
        emptied=int(bool(result.document.text.strip()) and not result.text.strip()),
        reduced=int(bool(result.text.strip()) and body * 2 < source),
        bytes_in=bytes_in,
        bytes_body=len(result.text.encode("utf-8", errors="replace")),
        source_characters=len(result.document.text),
        body_characters=len(result.text),
        source_words=source,
        body_words=body,
        notes=dict.fromkeys(result.notes[:_MOST_NOTES], 1),
        removed=_tallies(result.removed),
    )


def running_words(result: Result) -> tuple[int, int]:
    """How many words run on in a document, and how many of these its body has.

    Where no block runs on, as in verse or a list, every block of the main content counts.
    """
    document = result.document
    blocks = [block for block in document.blocks if runs_on(block)] or document.main_blocks
    removed = _Removed(result.removed)
    kept = sum(block.words * (1 - removed.share(block)) for block in blocks)
    return sum(block.words for block in blocks), round(kept)


class _Removed:
    """Removed pieces, to be asked how much of a block they take."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def share(self, block: Block) -> float:
        """The share of a block's characters that was removed."""
        at = max(bisect_right(self._starts, block.start) - 1, 0)
        taken = 0
        for piece in self._pieces[at:]:
            if piece.start >= block.end:
                break
            taken += max(min(piece.end, block.end) - max(piece.start, block.start), 0)
        return taken / max(block.end - block.start, 1)


def _tallies(removed: Iterable[Piece]) -> Tallies:
    counted: Tallies = {}
    for piece in removed:
        found = counted.setdefault(piece.category, Tally(documents=1))
        found.pieces += 1
        found.characters += piece.end - piece.start
    return {name: counted[name] for name in CATEGORIES if name in counted}
