"""Which rules fire where.

A rule is tried on a block only where it can fire: where a selector names the block's element
(`select`), else where the prefilter says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.document import Block, Document
from cleaner.matching.context import Context
from cleaner.matching.evidence import Candidates, Weighing, WordHints, around
from cleaner.matching.hits import Hit
from cleaner.matching.prefilter.prefilter import Prefilter
from cleaner.matching.prepared_rule import PreparedRule
from cleaner.rule import Rule
from cleaner.word_search import MOST_WORDS
from cleaner.words import Words

if TYPE_CHECKING:
    from cleaner.matching.selection import Stretches
    from cleaner.matching.selector_index import SelectorIndex


class Matcher:
    """Rules made ready once, and tried on every document."""

    def __init__(self, rules: Sequence[Rule], words: Words | None = None) -> None:
        weighing = [rule for rule in rules if rule.table.evidence is not None]
        exact = [rule for rule in rules if rule.table.evidence is None]
        self._weighing = weighing
        self.weighed_ids = frozenset(rule.id for rule in weighing)
        self._word_hints = WordHints(weighing, words.bits if words is not None else {}) if weighing else None
        self._prepared = {rule.order: PreparedRule(rule) for rule in rules}
        asking = [rule for rule in exact if self._asks_neighbours(rule)]
        self._neighbours = sorted(asking, key=lambda rule: (-rule.rank[0], -rule.rank[1], rule.order))
        alone = [rule for rule in exact if not self._asks_neighbours(rule)]
        self._selecting = [rule for rule in exact if rule.table.select is not None]
        self._prefilter = Prefilter(
            [self._prepared[rule.order] for rule in alone if rule.table.select is None]
        )
        self._selectors: SelectorIndex | None = None

    def hits(self, context: Context) -> list[Hit]:
        """Every rule that fires on its own account, in the order of blocks."""
        blocks = context.document.blocks
        hits = [
            hit
            for rule, stretches in self._selected(context.document)
            if not self._asks_neighbours(rule)
            for index, stretch in stretches.items()
            if (hit := self._prepared[rule.order].hit(blocks[index], context, stretch)) is not None
        ]
        for block, candidates in self._prefilter.candidates(context):
            if not _is_code(block):
                hits += [
                    hit for ready in candidates if (hit := ready.candidate_hit(block, context)) is not None
                ]
        return sorted(hits, key=lambda hit: hit.block.index)

    def neighbour_hits(self, context: Context, off: Collection[str] = ()) -> list[Hit]:
        """The rules that ask for a neighbour's category, given those that the context knows.

        The category of what fires is added to these, so that one block after the other can follow.
        Rules whose id is among those `off` are not tried.
        """
        hits: list[Hit] = []
        document, categories = context.document, context.categories
        rules = [rule for rule in self._neighbours if rule.id not in off]
        if not rules or not categories:
            return hits
        selected = self._selected_for_neighbours(document)
        blocks = document.blocks
        waiting = deque(sorted(document.beside(categories)))
        while waiting:
            block = blocks[waiting.popleft()]
            if block.index in categories or _is_code(block):
                continue
            hit = self._neighbour_hit(rules, block, context, selected)
            if hit is not None:
                hits.append(hit)
                if hit.rule.table.remove != "match":
                    categories[block.index] = hit.rule.category
                    waiting.extend(document.neighbours(block))
        return hits

    def evidence_hits(self, context: Context, off: Collection[str] = ()) -> list[Hit]:
        """The evidence rules that fire on main blocks that go by no other rule.

        The category of the surest is added to those that the context knows, and speaks for the blocks
        beside it. Rules whose id is among those `off` are not tried.
        """
        hits: list[Hit] = []
        if self._word_hints is None:
            return hits
        document, categories = context.document, context.categories
        candidates = Candidates(self._word_hints, context, off)
        rules = {
            block.index: found
            for block in document.main_blocks
            if block.words <= self._word_hints.most_words
            and block.index not in categories
            and not _is_code(block)
            and (found := candidates.of(block))
        }
        waiting = deque(sorted(rules, reverse=True))  # the end first: what goes there leaves the end above it
        while waiting:
            block = document.blocks[waiting.popleft()]
            if block.index in categories:
                continue
            beside = around(block, context)
            tried = [
                ready.evidence_hit(block, context, beside)
                for scales, words in rules[block.index]
                if (ready := self._prepared[scales.rule.order]).fits_between(beside.before, beside.behind)
                and scales.reaches(words, block, beside)
            ]
            if fired := [hit for hit in tried if hit is not None]:
                hits += fired
                categories[block.index] = max(fired, key=lambda hit: hit.margin).rule.category
                waiting.extend([near.index for near in context.few_around(block) if near.index in rules])
        return hits

    def weighings(self, context: Context, blocks: Sequence[Block]) -> Iterator[Weighing]:
        """What each evidence rule's hints add up to on the blocks where all else that it says holds."""
        for block in blocks:
            if block.words <= MOST_WORDS and not _is_code(block):
                beside = around(block, context)
                for rule in self._weighing:
                    if (weighing := self._prepared[rule.order].weighing(block, context, beside)) is not None:
                        yield weighing

    def _selected(self, document: Document) -> list[tuple[Rule, Stretches]]:
        """The rules whose selectors name something of a page, and what; none for a text."""
        if document.markup is None:
            return []
        if self._selectors is None:
            from cleaner.matching.selector_index import SelectorIndex

            self._selectors = SelectorIndex(self._selecting)
        return self._selectors.select(document)

    def _asks_neighbours(self, rule: Rule) -> bool:
        return self._prepared[rule.order].asks_neighbours

    def _neighbour_hit(
        self, rules: list[Rule], block: Block, context: Context, selected: dict[int, Stretches]
    ) -> Hit | None:
        before, behind = context.beside(block)
        for rule in rules:
            ready = self._prepared[rule.order]
            if not ready.fits_between(before, behind):
                continue
            stretch = selected.get(rule.order, {}).get(block.index)
            if rule.table.select is not None and stretch is None:
                continue
            if (hit := ready.hit(block, context, stretch)) is not None:
                return hit
        return None

    def _selected_for_neighbours(self, document: Document) -> dict[int, Stretches]:
        """What the selectors of the rules that ask for a neighbour's category name, by rule."""
        if all(rule.table.select is None for rule in self._neighbours):
            return {}
        return {rule.order: stretches for rule, stretches in self._selected(document)}


def _is_code(block: Block) -> bool:
    """Whether a block is a page's code, which says nothing to a reader; selectors alone may take it."""
    return block.element is not None and "pre" in block.element.containers
