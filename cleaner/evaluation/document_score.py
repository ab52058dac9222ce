"""How near a cleaned document comes to what a person made of it."""

from __future__ import annotations

import msgspec

from cleaner.address import domain_of
from cleaner.cleaning import Cleaner
from cleaner.document import Document
from cleaner.evaluation.gold import Case, piece_spans
from cleaner.evaluation.piece_scores import PieceScore, score_pieces
from cleaner.evaluation.scores import SHINGLE, score, words_of
from cleaner.result import Result

_LEAST_SHINGLES = 50
"""A document whose body has fewer shingles is never counted as emptied."""
_EMPTY_SHARE = 0.1
"""A document is emptied where less than this share of its body is left."""


class BodyScore(msgspec.Struct, frozen=True, omit_defaults=True):
    """A text against the body that it should be.

    `precision` and `recall` are shares of word 4-grams, 0 to 1; precision is None where neither has
    a word, recall where the body has none. `exact` says that the words are the body's, one for one.
    `stays` of the `stays_of` snippets that must stay are there, `leaks` of the `leaks_of` others.
    """

    precision: float | None
    recall: float | None
    exact: bool = False
    emptied: bool = False
    stays: int = 0
    stays_of: int = 0
    leaks: int = 0
    leaks_of: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 1.0 where neither has a word."""
        precision, recall = self.precision, self.recall
        if precision is None:
            return 1.0
        total = precision + (recall or 0.0)
        return 2 * precision * (recall or 0.0) / total if total else 0.0


class DocumentScore(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document of a corpus, scored; `peers` holds what others make of it, by their names.

    `site` is its address's domain, "" for none. `lost` are the body's lines whose words are not in
    the cleaned text, `leaked` the cleaned text's lines whose words are not in the body.
    """

    name: str
    language: str
    site: str
    body: BodyScore
    pieces: list[PieceScore] = []
    lost: list[str] = []
    leaked: list[str] = []
    peers: dict[str, BodyScore] = {}


def score_body(case: Case, text: str) -> BodyScore:
    """A case with a known body, and the text that someone makes of it."""
    body = case.body or ""
    wanted, found = words_of(body), words_of(text)
    measured = score(body, text)
    recall = measured.recall if wanted else None
    long_enough = len(wanted) - SHINGLE + 1 >= _LEAST_SHINGLES
    low = text.lower()
    return BodyScore(
        precision=measured.precision if wanted or found else None,
        recall=recall,
        exact=wanted == found,
        emptied=long_enough and measured.recall < _EMPTY_SHARE,
        stays=sum(snippet.lower() in low for snippet in case.stays),
        stays_of=len(case.stays),
        leaks=sum(snippet.lower() in low for snippet in case.goes),
        leaks_of=len(case.goes),
    )


def score_document(cleaner: Cleaner, case: Case) -> tuple[DocumentScore, Result]:
    """A case with a known body -> how near the cleaner comes to it, and the cleaner's result."""
    result = cleaner.clean(case.content, url=case.url, kind=case.kind)
    document, body = result.document, case.body or ""
    lines = missing_lines(body, result.text), missing_lines(result.text, body)
    return DocumentScore(
        case.name,
        document.language or "undecided",
        (document.url and domain_of(document.url)) or "",
        score_body(case, result.text),
        _piece_scores(case, document, result),
        *lines,
    ), result


def _piece_scores(case: Case, document: Document, result: Result) -> list[PieceScore]:
    if case.pieces is None:
        return []
    found = [(piece.start, piece.end, piece.category) for piece in result.removed]
    return score_pieces(document, list(piece_spans(document.text, case.pieces)), found)


def missing_lines(text: str, other: str) -> list[str]:
    """The lines of a text whose words, in their order, are nowhere in the other."""
    there = _flat(other)
    return [line.strip() for line in text.split("\n") if (words := _flat(line)) and words not in there]


def _flat(text: str) -> str:
    return " ".join(words_of(text.lower()))
