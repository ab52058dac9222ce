"""Why each block of a document was kept or removed, as data."""

from __future__ import annotations

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.document import Block
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


class BlockExplanation(msgspec.Struct):
    """A block and its verdict: "kept", "removed" or "partly removed"; `path` is its HTML element's."""

    index: int
    start: int
    end: int
    verdict: str
    text: str
    removed: list[Removal]
    path: str | None = None


def explain(cleaner: Cleaner, result: Result) -> list[BlockExplanation]:
    """What a cleaner made of a document, block by block; `result` is the cleaner's own."""
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
            )
        )
    return explained


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
