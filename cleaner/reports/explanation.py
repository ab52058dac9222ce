"""Why each block of a document was kept or removed, as data."""

from __future__ import annotations

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.document import Block
from cleaner.matching.evidence import Weighing
from cleaner.result import Piece, Result

KEPT, REMOVED, PARTLY = "kept", "removed", "partly removed"


class Removal(msgspec.Struct):
    """A removed piece, and the rule that took it.

    `start` and `end` count characters of the document. `file` and `line` say where the rule is
    written, null for what no rule file says; `reason` holds the words that matched.
    """

    start: int
    end: int
    category: str
    rule: str
    file: str | None
    line: int | None
    reason: str
    text: str


class NearMiss(msgspec.Struct):
    """The evidence rule that came nearest to taking a block that stays.

    `hints` says what each counted, `total` what they add up to. `file` and `line` say where the rule is
    written.
    """

    rule: str
    category: str
    file: str
    line: int
    total: float
    threshold: float
    hints: list[str]


class BlockExplanation(msgspec.Struct):
    """A block and its verdict: "kept", "removed" or "partly removed"; `path` is its HTML element's.

    `nearest` is there for a block that stays, where it was asked for and a rule came halfway.
    """

    index: int
    start: int
    end: int
    verdict: str
    text: str
    removed: list[Removal]
    path: str | None = None
    nearest: NearMiss | None = None


def explain(cleaner: Cleaner, result: Result, why: bool = False) -> list[BlockExplanation]:
    """What a cleaner made of a document, block by block; `result` is the cleaner's own.

    With `why`, the evidence rule that came nearest stands with each block that stays.
    """
    nearest = _near_misses(cleaner, result) if why else {}
    explained = []
    for block in result.document.blocks:
        pieces = [p for p in result.removed if p.start < block.end and p.end > block.start]
        explained.append(
            BlockExplanation(
                index=block.index,
                start=block.start,
                end=block.end,
                verdict=_verdict(block, pieces),
                text=block.text,
                removed=[_removal(cleaner, piece) for piece in pieces],
                path=block.element.path if block.element is not None else None,
                nearest=None if pieces else nearest.get(block.index),
            )
        )
    return explained


def _near_misses(cleaner: Cleaner, result: Result) -> dict[int, NearMiss]:
    """Block index -> the rule that comes nearest to its threshold there, if it comes half as far."""
    best: dict[int, Weighing] = {}
    for weighing in cleaner.weigh(result.document, cleaner.apply(result.document)):
        at = weighing.block.index
        if weighing.total < weighing.threshold / 2:
            continue
        if at not in best or weighing.margin > best[at].margin:
            best[at] = weighing
    return {at: _near_miss(weighing) for at, weighing in best.items()}


def _near_miss(weighing: Weighing) -> NearMiss:
    rule, total = weighing.rule, weighing.total
    hints = [str(hint) for hint in weighing.hints]
    return NearMiss(rule.id, rule.category, rule.file, rule.line, total, weighing.threshold, hints)


def _verdict(block: Block, pieces: list[Piece]) -> str:
    if not pieces:
        return KEPT
    at = block.start
    for piece in pieces:
        if block.document.text[at : piece.start].strip():
            return PARTLY
        at = max(at, piece.end)
    return PARTLY if block.document.text[at : block.end].strip() else REMOVED


def _removal(cleaner: Cleaner, piece: Piece) -> Removal:
    rule = cleaner.rulebook.rule(piece.rule)
    return Removal(
        start=piece.start,
        end=piece.end,
        category=piece.category,
        rule=piece.rule,
        file=rule.file if rule else None,
        line=rule.line if rule else None,
        reason=piece.reason,
        text=piece.text,
    )
