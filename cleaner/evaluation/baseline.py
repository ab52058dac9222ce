"""An evaluation beside an earlier one: what rose, and what fell."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cleaner.errors import InputError
from cleaner.evaluation.document_score import DocumentScore
from cleaner.evaluation.piece_scores import PieceScore
from cleaner.evaluation.summary import Evaluation, evaluation_of

TOLERANCE = 0.0005
"""A figure that falls by no more than this is the same in its first three decimals, or nearly."""


class FigureChange(msgspec.Struct, frozen=True):
    """A figure before and after; `gain` is positive where it is better now, `loss` where that counts."""

    name: str
    before: float
    after: float
    gain: float
    loss: bool


class DocumentChange(msgspec.Struct, frozen=True):
    """A document whose words are nearer to the body, or farther from it, than they were: its F1."""

    name: str
    before: float
    after: float


class Progress(msgspec.Struct, frozen=True):
    """Two evaluations, compared on the documents that both have."""

    documents: int
    figures: list[FigureChange]
    documents_changed: list[DocumentChange]

    @property
    def losses(self) -> list[FigureChange]:
        """The figures of the whole that fell further than they may."""
        return [figure for figure in self.figures if figure.loss]


def read_baseline(path: Path) -> Evaluation:
    """What `cleaner eval --json` printed. Raises InputError where it is anything else."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Evaluation)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: {error}; it must be what `cleaner eval CORPUS --json` printed") from None


def compare_evaluations(before: Evaluation, after: Evaluation, tolerance: float = TOLERANCE) -> Progress:
    """What changed from one evaluation to another, on the documents that both have.

    A figure of the whole is a loss where it is worse by more than `tolerance`; a category's figures,
    which rest on few pieces, are told and lose nothing. Raises InputError where no document is in both.
    """
    old, new = _by_name(before), _by_name(after)
    names = [name for name in new if name in old]
    if not names:
        raise InputError("the baseline has none of these documents; make it anew with --json")
    was = evaluation_of([old[name] for name in names])
    now = evaluation_of([new[name] for name in names])
    figures = [*_overall(was, now, tolerance), *_categories(was, now)]
    changed = [
        DocumentChange(name, *scores)
        for name in names
        if abs((scores := (old[name].body.f1, new[name].body.f1))[1] - scores[0]) > tolerance
    ]
    return Progress(len(names), figures, sorted(changed, key=lambda c: (c.after - c.before, c.name)))


def _by_name(evaluation: Evaluation) -> dict[str, DocumentScore]:
    return {document.name: document for document in evaluation.documents}


def _overall(was: Evaluation, now: Evaluation, tolerance: float) -> list[FigureChange]:
    changes = []
    for name in ("f1", "precision", "recall", "exact", "emptied"):
        before, after = getattr(was.overall, name), getattr(now.overall, name)
        gain = before - after if name == "emptied" else after - before
        changes.append(FigureChange(name, before, after, gain, gain < -tolerance))
    for name in ("pieces gone", "pieces well named"):
        before, after = _shares(was.categories)[name], _shares(now.categories)[name]
        changes.append(FigureChange(name, before, after, after - before, after - before < -tolerance))
    return changes


def _shares(scores: list[PieceScore]) -> dict[str, float]:
    """The share of all pieces that went, and of those the share that went under the right name."""
    gold, gone = sum(score.gold for score in scores), sum(score.gone for score in scores)
    named = sum(score.named for score in scores)
    return {"pieces gone": gone / gold if gold else 1.0, "pieces well named": named / gone if gone else 1.0}


def _categories(was: Evaluation, now: Evaluation) -> list[FigureChange]:
    before = {score.category: score for score in was.categories}
    changes = []
    for score in now.categories:
        old = before.get(score.category, PieceScore(score.category))
        for name in ("precision", "recall"):
            values = getattr(old, name), getattr(score, name)
            if values[0] != values[1]:
                gain = values[1] - values[0]
                changes.append(FigureChange(f"{score.category} {name}", *values, gain, False))
    return changes
