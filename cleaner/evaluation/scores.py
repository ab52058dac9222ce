"""How near a text comes to the body that it should be, and which of the body's lines it lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.evaluation.squeezed import SqueezedText
from cleaner.result import Piece, Result

_WORD = re.compile(r"\w+")
SHINGLE = 4
"""So many words in a row are compared, as in the "Article Extraction Benchmark"."""


class Score(msgspec.Struct, frozen=True):
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Eaten(msgspec.Struct, frozen=True):
    """A line of a body, and what a removed piece took of it."""

    line: str
    text: str
    category: str
    rule: str


def score(body: str, text: str) -> Score:
    """A body and a text -> the share of the text's word 4-grams that are the body's, and the reverse.

    The measure of the "Article Extraction Benchmark" (Scrapinghub, 2020).
    """
    wanted, found = _shingles(body), _shingles(text)
    common = sum((wanted & found).values())
    return Score(
        common / found.total() if found else float(not wanted),
        common / wanted.total() if wanted else 1.0,
    )


def mean_score(scores: Iterable[Score]) -> Score:
    """The mean of precision and of recall, each by itself; 1.0 of none."""
    known = list(scores)
    if not known:
        return Score(1.0, 1.0)
    return Score(sum(s.precision for s in known) / len(known), sum(s.recall for s in known) / len(known))


def words_of(text: str) -> list[str]:
    """A text's words, in order: runs of letters, digits and underscores."""
    return _WORD.findall(text)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = words_of(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def eaten_lines(result: Result, body: str) -> Iterator[Eaten]:
    """What rules removed of the body's lines, in document order.

    A body's lines are looked for in the document one after the other, white space apart; a line
    that is not found there is passed over, and so is what lies outside a page's main content.
    """
    removed = [piece for piece in result.removed if piece.category != "template"]
    if not removed:
        return
    squeezed = SqueezedText(result.document.text)
    for line in body.split("\n"):
        if line.strip() and (span := squeezed.find(line)) is not None:
            yield from _eaten(line.strip(), span, removed)


def _eaten(line: str, span: tuple[int, int], removed: list[Piece]) -> Iterator[Eaten]:
    for piece in removed:
        start, end = max(piece.start, span[0]), min(piece.end, span[1])
        if start < end:
            text = piece.text[start - piece.start : end - piece.start].strip()
            yield Eaten(line, text, piece.category, piece.rule)
