"""The selectors of all rules in an index, asked for every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from cleaner.document import Document
from cleaner.markup import Markup
from cleaner.matching.selection import PageBlocks, Stretches
from cleaner.rule import Rule
from cleaner.selector_needs import EXACT, Need, first_need, told_by
from cleaner.selectors import Selector, compile_selector

Entry = tuple[str, int, int]
"""A rule's selector: its text, which part of it between commas, and the place of the rule."""


class SelectorIndex:
    """The selectors of many rules, made once and asked for every page.

    Lists have tens of thousands of them, so one is read when a page has what it needs most.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._always: list[Entry] = []
        self._by_need: dict[Need, list[Entry]] = defaultdict(list)
        for at, rule in enumerate(rules):
            for text in rule.selectors:
                for part, need in enumerate(_needs(text)):
                    (self._always if need is None else self._by_need[need]).append((text, part, at))
        self._literals = {name: _Literals(found) for name, found in _by_attribute(self._by_need).items()}

    def select(self, document: Document) -> list[tuple[Rule, Stretches]]:
        """Each rule whose selectors name something of the page, with the stretches of blocks."""
        markup = document.markup
        if markup is None or not document.blocks:
            return []
        numbers: dict[int, set[int]] = defaultdict(set)
        for selector, at in self._possible(markup):
            numbers[at].update(selector.numbers(markup))
        blocks = PageBlocks(document)
        found = [(self.rules[at], blocks.stretches(named)) for at, named in sorted(numbers.items())]
        return [(rule, stretches) for rule, stretches in found if stretches]

    def _possible(self, markup: Markup) -> Iterator[tuple[Selector, int]]:
        """The selectors whose needs the page meets, each with the place of its rule."""
        said = _Said(markup)
        met: set[Need] = self._by_need.keys() & said.names
        for name, literals in self._literals.items():
            met.update((name, literal) for literal in literals.within(said.values(name)))
        for text, part, at in [*self._always, *(entry for need in met for entry in self._by_need[need])]:
            selector = compile_selector(text)[part]
            if all(map(said.meets, selector.needs)):
                yield selector, at


def _needs(text: str) -> list[Need | None]:
    """The most telling need of each part of a selector, None for one that has none."""
    if (need := first_need(text)) is not None:
        return [need]
    return [max(selector.needs, key=told_by, default=None) for selector in compile_selector(text)]


def _by_attribute(needs: Iterable[Need]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, literal in needs:
        if kind not in EXACT:
            found[kind].append(literal)
    return found


class _Literals:
    """Literals, all searched for at once."""

    def __init__(self, literals: list[str]) -> None:
        self._literals = literals
        self._automaton = AhoCorasick(literals, store_patterns=False)

    def within(self, text: str) -> set[str]:
        """Those that stand in a text."""
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True) if text else ()
        return {self._literals[number] for number, *_ in hits}


class _Said:
    """What a page's elements say in their attributes, in lower case."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._values: dict[str, str] = {}
        self.names: set[Need] = {(".", token) for classes in markup.by_class for token in classes.split()}
        self.names |= {("#", identity) for identity in markup.by_id}

    def values(self, attribute: str) -> str:
        """All values of an attribute, one a line."""
        known = self._values.get(attribute)
        if known is None:
            indexed = {"class": self._markup.by_class, "id": self._markup.by_id}
            values: Iterable[str] | None = indexed.get(attribute)
            if values is None:
                nodes, numbers = self._markup.nodes, self._markup.with_attribute(attribute)
                values = {nodes[number].get(attribute, "").lower() for number in numbers}
            known = self._values[attribute] = "\n".join(values)
        return known

    def meets(self, need: Need) -> bool:
        """Whether the page has what a selector needs."""
        kind, literal = need
        return need in self.names if kind in EXACT else literal in self.values(kind)
