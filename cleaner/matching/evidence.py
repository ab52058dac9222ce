"""Evidence: hints that are weighed, and what they add up to on a block.

The model is SpamAssassin's: many small tests, each with a weight, and a threshold for their sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.rule import EvidenceTable, Rule
from cleaner.traits import has
from cleaner.word_search import Marks

_Weights = dict[int, list[tuple[int, float]]]
"""The bit of a name -> the numbers of the rules that weigh it, and what it counts for each."""


class Hint(NamedTuple):
    """A hint that holds of a block, and what it counts: `first get`, 1.0."""

    name: str
    weight: float

    def __str__(self) -> str:
        return f"{self.name} {self.weight:g}"


class WordHints:
    """The word hints of many rules, added up by the names of words that a block holds.

    A rule is a candidate on a block where its words there, and all else that may speak for it, can
    reach its threshold. A block without a rule's words costs the rule nothing.
    """

    def __init__(self, rules: Sequence[Rule], bits: Mapping[str, int]) -> None:
        self._rules = rules
        self._weights: tuple[_Weights, ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
        self._least: list[float] = []
        for number, rule in enumerate(rules):
            table, threshold = weighed(rule)
            named = (table.words, table.first, table.last)
            for weights, hints in zip(self._weights, named, strict=True):
                for name, weight in hints.items():
                    weights[bits[name]].append((number, weight))
            self._least.append(threshold - _most_without_words(table))
        self._wordless = [number for number, least in enumerate(self._least) if least <= 0]
        self._masks = tuple(sum(weights) for weights in self._weights)

    def candidates(self, marks: Marks) -> list[Rule]:
        """The rules that can reach their threshold on a block that holds these words."""
        sums = dict.fromkeys(self._wordless, 0.0)
        for weights, mask, found in zip(self._weights, self._masks, marks, strict=True):
            left = found & mask
            while left:
                bit = left & -left
                left ^= bit
                for number, weight in weights[bit]:
                    sums[number] = sums.get(number, 0.0) + weight
        return [self._rules[number] for number, total in sums.items() if total >= self._least[number]]


def weighed(rule: Rule) -> tuple[EvidenceTable, float]:
    """An evidence rule's hints and threshold."""
    assert rule.table.evidence is not None and rule.table.threshold is not None
    return rule.table.evidence, rule.table.threshold


def _most_without_words(table: EvidenceTable) -> float:
    """What the hints beside words add up to at most."""
    place = max([0.0, *table.place.values()])
    others = (*table.near.values(), *table.traits.values())
    return place + sum(weight for weight in others if weight > 0)


def hints_of(rule: Rule, block: Block, context: Context) -> list[Hint]:
    """The hints of an evidence rule that hold of a block, each with what it counts."""
    table, _ = weighed(rule)
    return [*_word_hints(table, block), *_other_hints(table, block, context)]


def _word_hints(table: EvidenceTable, block: Block) -> Iterator[Hint]:
    marks, bits = block.marks, block.document.name_bits
    named = (("", table.words), ("first ", table.first), ("last ", table.last))
    for (key, weights), found in zip(named, marks, strict=True):
        for name, weight in weights.items():
            if found & bits.get(name, 0):
                yield Hint(f"{key}{name}", weight)


def _other_hints(table: EvidenceTable, block: Block, context: Context) -> Iterator[Hint]:
    for name, weight in table.traits.items():
        if has(block, name):
            yield Hint(name, weight)
    if table.near:
        near = {context.category_near(block, -1), context.category_near(block, 1)}
        for category, weight in table.near.items():
            if category in near:
                yield Hint(f"near {category}", weight)
    if (place := context.places.part(block) if table.place else None) in table.place:
        yield Hint(f"place {place}", table.place[place])
