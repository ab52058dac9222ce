"""What a change of rules changes over a corpus, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.evaluation.gold import Case
from cleaner.evaluation.parallel import each
from cleaner.evaluation.scores import Score, mean_score, score
from cleaner.result import Piece, Result

REMOVED, KEPT, RENAMED = "newly removed", "newly kept", "renamed"


class Change(msgspec.Struct, frozen=True):
    """A stretch of a document, with its category and rule before and after; None for body."""

    text: str
    old_category: str | None
    new_category: str | None
    old_rule: str | None
    new_rule: str | None

    @property
    def kind(self) -> str:
        """REMOVED, KEPT or RENAMED."""
        if self.old_category is None:
            return REMOVED
        return KEPT if self.new_category is None else RENAMED


class DocumentChanges(msgspec.Struct, frozen=True):
    """A document of a corpus, and what changed of it."""

    name: str
    changes: list[Change]


class Comparison(msgspec.Struct):
    """Two rulebooks over a corpus: the documents that came out otherwise, and the scores.

    The scores are over the documents whose body is known, None where none is.
    """

    documents: int
    changed: list[DocumentChanges]
    old_score: Score | None
    new_score: Score | None

    def total(self, kind: str) -> int:
        """How many stretches changed so."""
        return sum(change.kind == kind for found in self.changed for change in found.changes)


@dataclass(frozen=True)
class _Comparing:
    """One case's part of a comparison, wherever it is done: what changed, and both scores."""

    old: Cleaner
    new: Cleaner

    def __call__(self, case: Case) -> tuple[DocumentChanges, tuple[Score, Score] | None]:
        before, after = (one.clean(case.content, kind=case.kind) for one in (self.old, self.new))
        changes = DocumentChanges(case.name, list(find_changes(before, after)))
        if case.body is None:
            return changes, None
        return changes, (score(case.body, before.text), score(case.body, after.text))


def compare(
    old: Cleaner,
    new: Cleaner,
    cases: Iterable[Case],
    jobs: int = 1,
    done: Callable[[], None] = lambda: None,
) -> Comparison:
    """Two cleaners over a corpus; `done` is told of each document."""
    documents, changed = 0, []
    scores: list[tuple[Score, Score]] = []
    for changes, scored in each(_Comparing(old, new), cases, jobs):
        documents += 1
        if changes.changes:
            changed.append(changes)
        if scored is not None:
            scores.append(scored)
        done()
    return Comparison(
        documents,
        changed,
        mean_score(before for before, _ in scores) if scores else None,
        mean_score(after for _, after in scores) if scores else None,
    )


def find_changes(before: Result, after: Result) -> Iterator[Change]:
    """Two results of one document -> the stretches whose category changed, in order."""
    text = before.document.text
    edges = {0, len(text)}
    for piece in (*before.removed, *after.removed):
        edges |= {piece.start, piece.end}
    old, new = _Pieces(before.removed), _Pieces(after.removed)
    for start, end in pairwise(sorted(edges)):
        was, now = old.at(start), new.at(start)
        names = was.category if was else None, now.category if now else None
        if names[0] != names[1] and (stretch := text[start:end].strip()):
            yield Change(stretch, *names, was.rule if was else None, now.rule if now else None)


class _Pieces:
    """Pieces in order, asked for those at ever later places."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces, self.next = pieces, 0

    def at(self, offset: int) -> Piece | None:
        while self.next < len(self.pieces) and self.pieces[self.next].end <= offset:
            self.next += 1
        piece = self.pieces[self.next] if self.next < len(self.pieces) else None
        return piece if piece is not None and piece.start <= offset else None
