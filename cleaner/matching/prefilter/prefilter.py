"""Which rules can fire on which blocks, told before the first pattern is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.prefilter.literals import literals
from cleaner.matching.prefilter.search import LiteralSearch
from cleaner.matching.prefilter.searchable import SearchableBlocks
from cleaner.matching.prepared_rule import PreparedRule
from cleaner.rule import Rule
from cleaner.traits import PAGE_TRAITS

_Candidate = tuple[int, float, PreparedRule]
"""A rule with the least and the most words of its blocks."""


class Prefilter:
    """Rules without selectors, made ready once, and asked which of them can fire on a document's blocks.

    A rule with `lines` is looked up by the block's key. One whose pattern needs a literal is found
    where a search for the literals of all rules at once finds it. Any other is tried on every main
    block of the right size and place that is not known to lack its traits.
    """

    def __init__(self, rules: Sequence[PreparedRule]) -> None:
        self._lines: dict[str, tuple[PreparedRule, ...]] = {}
        self._anywhere: list[_Candidate] = []
        owners: dict[str, tuple[_Candidate, ...]] = {}
        for ready in rules:
            table = ready.rule.table
            candidate = table.min_words, table.max_words or inf, ready
            # Most lines and literals of a rule share one tuple: few objects are quickly collected.
            alone, only = (ready,), (candidate,)
            if ready.keys is not None:
                for key in ready.keys:
                    self._lines[key] = (*self._lines[key], ready) if key in self._lines else alone
            elif needed := _literals(ready.rule):
                for literal in needed:
                    owners[literal] = (*owners[literal], candidate) if literal in owners else only
            else:
                self._anywhere.append(candidate)
        self._anywhere.sort(key=lambda candidate: -candidate[1])
        self._owners = list(owners.values())
        self._search = LiteralSearch(list(owners))

    def candidates(self, context: Context) -> Iterator[tuple[Block, list[PreparedRule]]]:
        """The blocks that rules can fire on, each with those rules; no rule stands twice with a block."""
        anywhere = self._anywhere_in(context)
        for part in context.searchable():
            context.deadline.check()
            for block, key, found in zip(part.blocks, part.keys, self._found(part), strict=True):
                rules = list(found.values())
                for least, most, ready, reach in anywhere if block.main else ():
                    if most < block.words:
                        break
                    if least > block.words or (reach is not None and block.position not in reach):
                        continue
                    if not (block.asked & ~block.held & ready.wanted or block.held & ready.unwanted):
                        rules.append(ready)
                rules += self._lines.get(key, ())
                if rules:
                    yield block, rules

    def _anywhere_in(self, context: Context) -> list[tuple[int, float, PreparedRule, range | None]]:
        """The rules that no literal finds, the widest first, with the positions where they may fire."""
        is_page = context.document.markup is not None
        found = []
        for least, most, ready in self._anywhere:
            table = ready.rule.table
            if is_page or PAGE_TRAITS.isdisjoint(table.traits or ()):
                reach = None if table.place is None else context.places.reach(table.place)
                found.append((least, most, ready, reach))
        return found

    def _found(self, part: SearchableBlocks) -> list[dict[int, PreparedRule]]:
        """For each block the rules of which it holds a literal, by their order."""
        found: list[dict[int, PreparedRule]] = [{} for _ in part.blocks]
        for place, number in self._search.find(part):
            words = part.blocks[place].words
            for least, most, ready in self._owners[number]:
                if least <= words <= most:
                    found[place][ready.rule.order] = ready
        return found


def _literals(rule: Rule) -> tuple[str, ...]:
    if rule.literals is not None:
        return rule.literals
    return () if rule.patterns.match is None else literals(rule.patterns.match)
