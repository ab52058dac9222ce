"""A document with what a cleaner removed and what a person would have, side by side."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cleaner.evaluation.document_score import missing_lines
from cleaner.evaluation.gold import Case, piece_spans
from cleaner.evaluation.scores import SHINGLE, words_of
from cleaner.result import Piece, Result

UNNAMED = ""
"""The category of what a person left out of the body without a name for it."""


class JudgedText(msgspec.Struct):
    """A document's text, the pieces that a cleaner removed, and those of a person.

    `gold` are (start, end, category) in the text's characters, in order; they don't overlap.
    """

    text: str
    removed: list[Piece]
    gold: list[tuple[int, int, str]]


def judged_text(case: Case, result: Result) -> JudgedText:
    """A case with a known body, and a cleaner's result of it.

    Who named the pieces of a text has named all that is not body. Of a page, and where nobody named
    pieces, a line is body if the body has it: a short one as a whole line, a longer one word for word.
    """
    text = result.document.text
    named = list(_in_turn(sorted(piece_spans(text, case.pieces or ()))))
    if case.pieces is None or result.document.kind != "text":
        named = sorted([*named, *_unnamed(text, case.body or "", named)])
    return JudgedText(text, result.removed, named)


def _in_turn(spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The spans without what an earlier one has."""
    at = 0
    for start, end, category in spans:
        if end > max(start, at):
            yield max(start, at), end, category
            at = end


def _unnamed(text: str, body: str, named: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The lines that the body does not have, where no piece touches them."""
    own = {" ".join(words_of(line.lower())) for line in body.split("\n")}
    missing, at, following = set(missing_lines(text, body)), 0, 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        while following < len(named) and named[following][1] <= start:
            following += 1
        touched = following < len(named) and named[following][0] < end
        words = words_of(line.lower())
        short = 0 < len(words) < SHINGLE and " ".join(words) not in own
        if line.strip() and not touched and (short or line.strip() in missing):
            yield start, end, UNNAMED
