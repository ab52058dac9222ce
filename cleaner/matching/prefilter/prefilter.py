"""Which rules can fire on which blocks, told before the first pattern is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.prefilter.literals import literals
from cleaner.matching.prefilter.search import LiteralSearch
from cleaner.matching.prefilter.searchable import LONG_LINE, SearchableBlocks
from cleaner.matching.prepared_rule import PreparedRule
from cleaner.rule import Rule
from cleaner.traits import PAGE_TRAITS

RECURRENT = 3
"""From so many blocks on that are one and the same line, it is told once which patterns are found in it."""
_Candidate = tuple[int, float, PreparedRule]
"""A rule with the least and the most words of its blocks."""
_Placed = tuple[PreparedRule, range | None]
"""A rule with the positions of its blocks, None for all."""


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
        self._owners = list(owners.values())
        long = {at for at, found in enumerate(self._owners) if any(most > LONG_LINE for _, most, _ in found)}
        self._search = LiteralSearch(list(owners), long)

    def candidates(self, context: Context) -> Iterator[tuple[Block, list[PreparedRule]]]:
        """The blocks that rules can fire on, each with those rules; no rule stands twice with a block.

        Of blocks that are the same line it is told once, and what no such line can match is left out.
        """
        anywhere = _Anywhere(self._anywhere, context)
        for part in context.searchable():
            context.deadline.check()
            lines = [
                _Line([*found.values(), *self._lines.get(key, ())], anywhere.of_size(words))
                for words, key, found in zip(part.sizes, part.keys, self._found(part), strict=True)
            ]
            for block, number in zip(part.blocks, part.numbers, strict=True):
                line = lines[number]
                if line.may_fire and (rules := line.candidates(block, context)):
                    yield block, rules

    def _found(self, part: SearchableBlocks) -> list[dict[int, PreparedRule]]:
        """For each line the rules of which it holds a literal, by their order."""
        found: list[dict[int, PreparedRule]] = [{} for _ in part.lines]
        for place, number in self._search.find(part):
            words = part.sizes[place]
            for least, most, ready in self._owners[number]:
                if least <= words <= most:
                    found[place][ready.rule.order] = ready
        return found


class _Anywhere:
    """The rules that no literal finds, as far as they may fire on a document of its kind."""

    def __init__(self, rules: Sequence[_Candidate], context: Context) -> None:
        is_page = context.document.markup is not None
        self._rules = []
        for least, most, ready in rules:
            table = ready.rule.table
            if is_page or PAGE_TRAITS.isdisjoint(table.traits or ()):
                reach = None if table.place is None else context.places.reach(table.place)
                self._rules.append((least, most, (ready, reach)))
        self._known: dict[int, list[_Placed]] = {}

    def of_size(self, words: int) -> list[_Placed]:
        """The rules for blocks of so many words."""
        if words not in self._known:
            self._known[words] = [placed for least, most, placed in self._rules if least <= words <= most]
        return self._known[words]


class _Line:
    """The rules that can fire on a line, wherever it stands, and on its main blocks of certain positions.

    `may_fire` is False where no rule can.
    """

    __slots__ = ("_anywhere", "_found", "_seen", "may_fire")

    def __init__(self, found: list[PreparedRule], anywhere: list[_Placed]) -> None:
        self._found, self._anywhere, self._seen = found, anywhere, 0
        self.may_fire = bool(found or anywhere)

    def candidates(self, block: Block, context: Context) -> list[PreparedRule]:
        """The rules that can fire on one of the blocks that are this line."""
        self._seen += 1
        if self._seen == RECURRENT:
            self._found = [ready for ready in self._found if ready.suits(block.view, context)]
            self._anywhere = [one for one in self._anywhere if one[0].suits(block.view, context)]
            self.may_fire = bool(self._found or self._anywhere)
        if not block.main:
            return self._found
        position = block.position
        held, lacking = block.held, block.asked & ~block.held
        return self._found + [
            ready
            for ready, reach in self._anywhere
            if not (lacking & ready.wanted or held & ready.unwanted) and (reach is None or position in reach)
        ]


def _literals(rule: Rule) -> tuple[str, ...]:
    if rule.literals is not None:
        return rule.literals
    return () if rule.patterns.match is None else literals(rule.patterns.match)
