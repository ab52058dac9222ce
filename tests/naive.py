"""The obvious way to apply rules, slow and plainly right: every rule on every block."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.matching.context import Context
from cleaner.matching.prepared_rule import PreparedRule
from cleaner.rule import Rule


def naive_hits(rules: Sequence[Rule], document: Document) -> set[tuple[str, int]]:
    """(rule's id, block's index) of every hit that needs no neighbour's category."""
    prepared = [PreparedRule(rule) for rule in rules if rule.table.select is None]
    context = Context(document)
    return {
        (ready.rule.id, block.index)
        for block in document.blocks
        for ready in prepared
        if not ready.asks_neighbours and ready.hit(block, context) is not None
    }
