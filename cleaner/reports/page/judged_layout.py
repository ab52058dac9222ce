"""A judged document as the report shows it: where cleaner and person differ, both stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cleaner.evaluation.judged import UNNAMED, JudgedText
from cleaner.reports.page.layout import Line, Removed

LOST, LEAKED, RENAMED = "lost", "leaked", "renamed"
"""What the body has and was removed; what it has not and stayed; what went under another name."""
_NOT_BODY = "not body"


@dataclass
class JudgedLine(Line):
    """A line as the cleaner left it, and where a person differs, `gold` as the person would have."""

    gold: list[str | Removed] = field(default_factory=list)
    verdict: str = ""


Span = tuple[int, int, Removed]


def lay_out_judged(judged: JudgedText) -> list[JudgedLine]:
    """A document's lines in reading order, without the empty ones."""
    text, at, lines = judged.text, 0, []
    found = [
        (piece.start, piece.end, Removed(piece.text, piece.category, piece.rule, piece.reason))
        for piece in judged.removed
    ]
    gold = [(start, end, Removed(text[start:end], category)) for start, end, category in judged.gold]
    for words in text.split("\n"):
        start, end = at, at + len(words)
        at = end + 1
        if not words.strip():
            continue
        ours, theirs = _within(found, start, end), _within(gold, start, end)
        verdict = _verdict(text, start, end, ours, theirs)
        line = JudgedLine(list(_parts(text, start, end, ours)), verdict=verdict)
        if verdict:
            line.gold = list(_parts(text, start, end, theirs))
        lines.append(line)
    return lines


def _within(spans: list[Span], start: int, end: int) -> list[Span]:
    """The spans that touch a line, cut to it; those that end before are let go of."""
    while spans and spans[0][1] <= start:
        spans.pop(0)
    touching = []
    for span in spans:
        if span[0] >= end:
            break
        touching.append((max(span[0], start), min(span[1], end), span[2]))
    return touching


def _parts(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[str | Removed]:
    at = start
    for first, last, piece in spans:
        if text[at:first].strip():
            yield text[at:first]
        yield Removed(text[first:last], piece.category or _NOT_BODY, piece.rule, piece.reason)
        at = last
    if text[at:end].strip():
        yield text[at:end]


def _verdict(text: str, start: int, end: int, ours: Sequence[Span], theirs: Sequence[Span]) -> str:
    """The worst of what differs on a line, "" for nothing."""
    edges = sorted({start, end, *(at for span in (*ours, *theirs) for at in span[:2])})
    seen = set()
    for first, last in pairwise(edges):
        if text[first:last].strip(" \t.,;:|·-–—*"):
            seen.add(_differs(_category(ours, first), _category(theirs, first)))
    return next((verdict for verdict in (LOST, LEAKED, RENAMED) if verdict in seen), "")


def _category(spans: Sequence[Span], at: int) -> str | None:
    return next((piece.category for start, end, piece in spans if start <= at < end), None)


def _differs(found: str | None, gold: str | None) -> str:
    if found is not None and gold is None:
        return LOST
    if found is None and gold is not None:
        return LEAKED
    return RENAMED if gold not in (found, UNNAMED) else ""
