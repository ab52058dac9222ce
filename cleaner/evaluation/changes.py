"""What a change of rules changes over a corpus, document by document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import msgspec
from msgspec import structs

from cleaner.cleaning import Cleaner
from cleaner.document import Document
from cleaner.evaluation.gold import Case
from cleaner.evaluation.parallel import each
from cleaner.evaluation.scores import Score, mean_score, score
from cleaner.result import Piece, Result

REMOVED, KEPT, RENAMED = "newly removed", "newly kept", "renamed"


class Change(msgspec.Struct, frozen=True):
    """A stretch of a document, with its category and rule before and after; None for body.

    Where the rule that takes it now, or took it before, weighs evidence, `old_evidence` and
    `new_evidence` say what its hints add up to under the old rules and the new: `1 of 3: app 1`.
    """

    text: str
    old_category: str | None
    new_category: str | None
    old_rule: str | None
    new_rule: str | None
    old_evidence: str | None = None
    new_evidence: str | None = None

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
        found = DocumentChanges(case.name, self._changes(before, after))
        if case.body is None:
            return found, None
        return found, (score(case.body, before.text), score(case.body, after.text))

    def _changes(self, before: Result, after: Result) -> list[Change]:
        """What changed, with what evidence adds up to there; rules are weighed only where something did."""
        placed = list(find_changes(before, after))
        if not placed:
            return []
        sums = _Sums(self.old, before.document), _Sums(self.new, after.document)
        return [_with_evidence(start, change, *sums) for start, change in placed]


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


def find_changes(before: Result, after: Result) -> Iterator[tuple[int, Change]]:
    """Two results of one document -> the stretches whose category changed, each with where it begins."""
    text = before.document.text
    edges = {0, len(text)}
    for piece in (*before.removed, *after.removed):
        edges |= {piece.start, piece.end}
    old, new = _Pieces(before.removed), _Pieces(after.removed)
    for start, end in pairwise(sorted(edges)):
        was, now = old.at(start), new.at(start)
        names = was.category if was else None, now.category if now else None
        if names[0] != names[1] and (stretch := text[start:end].strip()):
            yield start, Change(stretch, *names, was.rule if was else None, now.rule if now else None)


class _Sums:
    """What evidence rules add up to on the blocks of a document, asked by rule and place."""

    def __init__(self, cleaner: Cleaner, document: Document) -> None:
        weighed = cleaner.weigh(document, cleaner.apply(document))
        self._by_place = {(one.rule.id, one.block.index): str(one) for one in weighed}
        self._document = document

    def of(self, rule: str, start: int) -> str | None:
        """The rule's sum on the block that holds this character, None where it is not weighed there."""
        blocks = self._document.blocks
        at = bisect_right(blocks, start, key=lambda block: block.start) - 1
        return self._by_place.get((rule, at))


def _with_evidence(start: int, change: Change, before: _Sums, after: _Sums) -> Change:
    rule = change.new_rule or change.old_rule or ""
    was, now = before.of(rule, start), after.of(rule, start)
    return structs.replace(change, old_evidence=was, new_evidence=now)


class _Pieces:
    """Pieces in order, asked for those at ever later places."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces, self.next = pieces, 0

    def at(self, offset: int) -> Piece | None:
        while self.next < len(self.pieces) and self.pieces[self.next].end <= offset:
            self.next += 1
        piece = self.pieces[self.next] if self.next < len(self.pieces) else None
        return piece if piece is not None and piece.start <= offset else None
