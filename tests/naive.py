"""The obvious way to apply rules, slow and plainly right: every rule on every block."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.matching.matcher import needs_neighbour_category
from cleaner.matching.trial import Trial
from cleaner.rule import Rule


def naive_hits(rules: Sequence[Rule], document: Document) -> set[tuple[str, int]]:
    """(rule's id, block's index) of every hit that needs no neighbour's category."""
    trials = [
        Trial(rule) for rule in rules if rule.table.select is None and not needs_neighbour_category(rule)
    ]
    return {
        (trial.rule.id, block.index)
        for block in document.blocks
        for trial in trials
        if trial.on(block, []) is not None
    }
