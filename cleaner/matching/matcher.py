"""Which rules fire where.

A rule is tried on a block only where it can fire: where a selector names the block's element
(`select`), else where the index of all rules says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.categories import CATEGORIES
from cleaner.document import Block, Document
from cleaner.matching.prefilter.candidates import RuleIndex
from cleaner.matching.trial import Hit, Trial, category_near
from cleaner.rule import Rule

if TYPE_CHECKING:
    from cleaner.matching.selection import SelectorIndex, Stretches


class Matcher:
    """An index over rules, made once and asked for every document."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._neighbours = [rule for rule in rules if needs_neighbour_category(rule)]
        alone = [rule for rule in rules if not needs_neighbour_category(rule)]
        self._selecting = [rule for rule in rules if rule.table.select is not None]
        self._index = RuleIndex([rule for rule in alone if rule.table.select is None])
        self._trials: dict[int, Trial] = {}
        self._selectors: SelectorIndex | None = None

    def _trial(self, rule: Rule) -> Trial:
        trial = self._trials.get(rule.order)
        if trial is None:
            trial = self._trials[rule.order] = Trial(rule)
        return trial

    def hits(self, document: Document, notes: list[str]) -> list[Hit]:
        """Every rule that fires on its own account, in the order of blocks; appends to `notes`."""
        hits = [
            hit
            for rule, stretches in self._selected(document)
            if not needs_neighbour_category(rule)
            for index, stretch in stretches.items()
            if (hit := self._trial(rule).on(document.blocks[index], notes, None, stretch)) is not None
        ]
        for block, rules in self._index.candidates(document):
            for rule in rules:
                if (hit := self._trial(rule).on(block, notes)) is not None:
                    hits.append(hit)
        return hits

    def _selected(self, document: Document) -> list[tuple[Rule, Stretches]]:
        """The rules whose selectors name something of a page, and what; none for a text."""
        if document.markup is None:
            return []
        if self._selectors is None:
            from cleaner.matching.selection import SelectorIndex

            self._selectors = SelectorIndex(self._selecting)
        return self._selectors.select(document)

    def neighbour_hits(self, document: Document, categories: dict[int, str], notes: list[str]) -> list[Hit]:
        """The rules that ask for a neighbour's category, given the categories found so far.

        `categories` maps a removed block's index to its category; what fires is added to it, so
        that one block after the other can follow.
        """
        hits: list[Hit] = []
        if not self._neighbours or not categories:
            return hits
        selected = self._selected_for_neighbours(document)
        blocks = document.blocks
        waiting = deque(sorted({near.index for at in categories for near in document.neighbours(blocks[at])}))
        while waiting:
            block = blocks[waiting.popleft()]
            if block.index in categories:
                continue
            hit = self._neighbour_hit(block, categories, selected, notes)
            if hit is not None:
                hits.append(hit)
                if hit.rule.table.remove != "match":
                    categories[block.index] = hit.rule.category
                    waiting.extend(near.index for near in document.neighbours(block))
        return hits

    def _neighbour_hit(
        self,
        block: Block,
        categories: dict[int, str],
        selected: dict[int, Stretches],
        notes: list[str],
    ) -> Hit | None:
        before, behind = category_near(block, -1, categories), category_near(block, 1, categories)
        for rule in self._neighbours:
            table = rule.table
            if table.after not in (None, before) and table.after in CATEGORIES:
                continue
            if table.before not in (None, behind) and table.before in CATEGORIES:
                continue
            stretch = selected.get(rule.order, {}).get(block.index)
            if table.select is not None and stretch is None:
                continue
            if (hit := self._trial(rule).on(block, notes, categories, stretch)) is not None:
                return hit
        return None

    def _selected_for_neighbours(self, document: Document) -> dict[int, Stretches]:
        """What the selectors of the rules that ask for a neighbour's category name, by rule."""
        if all(rule.table.select is None for rule in self._neighbours):
            return {}
        return {rule.order: stretches for rule, stretches in self._selected(document)}


def needs_neighbour_category(rule: Rule) -> bool:
    """Whether the rule asks for what became of the block before or after."""
    return rule.table.after in CATEGORIES or rule.table.before in CATEGORIES
