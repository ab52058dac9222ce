"""Scores of many documents as a few figures, with the intervals that they lie in."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from cleaner.evaluation.document_score import BodyScore, DocumentScore
from cleaner.evaluation.piece_scores import PieceScore, total_pieces

_ROUNDS = 1000
_MOST_DRAWN = 2_000_000
"""So many documents are drawn at most for an interval, so that a large corpus does not take minutes."""
_LEAST_ROUNDS = 100
_OUTSIDE = 0.025
"""The share of the drawn figures on either side of a 95 % interval."""

Interval = tuple[float, float]


class Summary(msgspec.Struct, frozen=True):
    """Figures over so many documents, 0 to 1 but for counts.

    `precision` and `recall` are means over the documents, `f1` their harmonic mean, as in the
    "Article Extraction Benchmark" (Scrapinghub, 2020). `exact` is the share of documents whose words
    are the body's, `emptied` counts those of which less than a tenth of the body is left. `kept` and
    `leaked` are the shares of the snippets that must stay and must go which are there; None without any.
    `intervals` has, for some figures, where they lie with 95 % confidence: the percentile bootstrap over
    documents (Efron, "Bootstrap Methods", 1979), the same on every run.
    """

    documents: int
    f1: float
    precision: float
    recall: float
    exact: float
    emptied: int
    kept: float | None
    leaked: float | None
    intervals: dict[str, Interval] = {}


class PeerSummary(msgspec.Struct, frozen=True):
    """A peer's figures, and the cleaner's on the same documents."""

    peer: Summary
    cleaner: Summary


class Evaluation(msgspec.Struct, frozen=True):
    """A corpus, scored: the whole, its parts, what others make of it, and each document in its order."""

    overall: Summary
    categories: list[PieceScore]
    languages: dict[str, Summary]
    sites: dict[str, Summary]
    peers: dict[str, PeerSummary]
    documents: list[DocumentScore]


def evaluation_of(documents: Sequence[DocumentScore]) -> Evaluation:
    """Scored documents -> their evaluation."""
    names = dict.fromkeys(name for document in documents for name in document.peers)
    return Evaluation(
        summary_of([document.body for document in documents], with_intervals=True),
        total_pieces(piece for document in documents for piece in document.pieces),
        _grouped(documents, lambda document: document.language),
        _grouped((document for document in documents if document.site), lambda document: document.site),
        {name: _peer_summary(name, documents) for name in names},
        list(documents),
    )


def _grouped(documents: Iterable[DocumentScore], key: Callable[[DocumentScore], str]) -> dict[str, Summary]:
    groups: dict[str, list[BodyScore]] = defaultdict(list)
    for document in documents:
        groups[key(document)].append(document.body)
    return {name: summary_of(groups[name]) for name in sorted(groups)}


def _peer_summary(name: str, documents: Sequence[DocumentScore]) -> PeerSummary:
    common = [document for document in documents if name in document.peers]
    return PeerSummary(
        summary_of([document.peers[name] for document in common], with_intervals=True),
        summary_of([document.body for document in common], with_intervals=True),
    )


def summary_of(scores: Sequence[BodyScore], with_intervals: bool = False) -> Summary:
    """The figures of some scored texts; intervals take a moment."""
    figures = _figures(scores)
    return Summary(
        documents=len(scores),
        f1=figures["f1"],
        precision=figures["precision"],
        recall=figures["recall"],
        exact=figures["exact"],
        emptied=sum(score.emptied for score in scores),
        kept=_share(sum(s.stays for s in scores), sum(s.stays_of for s in scores)),
        leaked=_share(sum(s.leaks for s in scores), sum(s.leaks_of for s in scores)),
        intervals=_intervals(scores) if with_intervals and scores else {},
    )


def _share(part: int, of: int) -> float | None:
    return part / of if of else None


def _figures(scores: Sequence[BodyScore]) -> dict[str, float]:
    precision = _mean([score.precision for score in scores if score.precision is not None])
    recall = _mean([score.recall for score in scores if score.recall is not None])
    total = precision + recall
    return {
        "f1": 2 * precision * recall / total if total else 0.0,
        "precision": precision,
        "recall": recall,
        "exact": sum(score.exact for score in scores) / len(scores) if scores else 1.0,
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _intervals(scores: Sequence[BodyScore]) -> dict[str, Interval]:
    draw = random.Random(0)
    rounds = max(_LEAST_ROUNDS, min(_ROUNDS, _MOST_DRAWN // len(scores)))
    drawn = [_figures(draw.choices(scores, k=len(scores))) for _ in range(rounds)]
    lowest = int(_OUTSIDE * rounds)
    return {
        name: (values[lowest], values[-1 - lowest])
        for name in drawn[0]
        if (values := sorted(figures[name] for figures in drawn))
    }


def with_lines_of(evaluation: Evaluation, count: int) -> Evaluation:
    """The same evaluation with the lines lost and leaked of the `count` worst documents alone."""
    wrong = [document for document in evaluation.documents if document.lost or document.leaked]
    worst = {document.name for document in sorted(wrong, key=lambda d: (d.body.f1, d.name))[:count]}
    documents = [
        document if document.name in worst else msgspec.structs.replace(document, lost=[], leaked=[])
        for document in evaluation.documents
    ]
    return msgspec.structs.replace(evaluation, documents=documents)
