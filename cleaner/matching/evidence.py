"""Evidence: hints that are weighed, and what they add up to on a block.

The model is SpamAssassin's: many small tests, each with a weight, and a threshold for their sum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.places import Places
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable, Part
from cleaner.traits import COSTLY_TRAITS, bits_of, has
from cleaner.word_search import MOST_WORDS, Marks

ROUNDING = 1e-9
"""More than sums of the same weights differ by in another order, less than any weight."""


class Hint(NamedTuple):
    """A hint that holds of a block, and what it counts: of `first` the name `get`, 1.0."""

    key: str
    name: str
    weight: float

    def __str__(self) -> str:
        said = self.name if self.key in ("words", "traits") else f"{self.key} {self.name}"
        return f"{said} {self.weight:g}"


class Weighing(NamedTuple):
    """What the hints of an evidence rule add up to on a block, whether it fires there or not."""

    rule: Rule
    block: Block
    hints: tuple[Hint, ...]

    @property
    def total(self) -> float:
        """The sum of the hints."""
        return sum(hint.weight for hint in self.hints)

    @property
    def threshold(self) -> float:
        """The sum from which the rule fires."""
        return weighed(self.rule)[1]

    @property
    def margin(self) -> float:
        """How far the sum is above the rule's threshold; below it negative."""
        return self.total - self.threshold

    def __str__(self) -> str:
        """The sum, the threshold and each hint: `2.5 of 2: app 1.5, get 1`."""
        hints = ", ".join(map(str, self.hints)) or "no hint holds"
        return f"{self.total:g} of {self.threshold:g}: {hints}"


class Scales:
    """An evidence rule's hints beside words, ready to be added up; what must fall short is known early."""

    def __init__(self, rule: Rule) -> None:
        table, self._threshold = weighed(rule)
        self.rule = rule
        self.least = self._threshold - most_without_words(table)
        self.sizes = range(rule.table.min_words, (rule.table.max_words or MOST_WORDS) + 1)
        self._near, self._place = table.near, table.place
        self._before, self._behind = rule.table.categories_before, rule.table.categories_behind
        self._traits = _in_order(table.traits)
        self._most_traits = _most(table.traits)

    def reaches(self, words: float, block: Block, around: Around) -> bool:
        """Whether the rule, whose words there count so much, reaches its threshold on the block."""
        before, behind = around.before, around.behind
        if (self._before and before not in self._before) or (self._behind and behind not in self._behind):
            return False
        total = words + ROUNDING + self._place.get(around.part, 0.0)
        if self._near:
            total += self._near.get(before, 0.0) if before is not None else 0.0
            total += self._near.get(behind, 0.0) if behind is not None and behind != before else 0.0
        left = self._most_traits
        for trait, bit, weight in self._traits:
            if total + left < self._threshold:
                return False
            if weight > 0:
                left -= weight
            if block.held & bit or (not block.asked & bit and has(block, trait)):
                total += weight
        return total >= self._threshold


class Around(NamedTuple):
    """What stands beside a block, and where it stands.

    `before` and `behind` are the categories by which its neighbours go, None where they stay.
    """

    before: str | None
    behind: str | None
    part: Part


def around(block: Block, context: Context) -> Around:
    """What evidence may ask of the blocks around one, as far as the context knows."""
    before, behind = context.neighbour_category(block, -1), context.neighbour_category(block, 1)
    return Around(before, behind, context.part(block))


class WordHints:
    """The word hints of many rules, added up by the names of words that a block holds.

    A rule is a candidate on a block where its words there, and all else that may speak for it, can
    reach its threshold. A block without a rule's words costs the rule nothing.
    """

    def __init__(self, rules: Sequence[Rule], bits: Mapping[str, int]) -> None:
        self._scales = [Scales(rule) for rule in rules]
        self._wordless = [number for number, scales in enumerate(self._scales) if scales.least <= 0]
        self.most_words = min(MOST_WORDS, max(rule.table.max_words or MOST_WORDS for rule in rules))
        self._for, self._against = _by_sign(rules, bits)

    def wordless(self, places: Places) -> list[tuple[int, range | None]]:
        """The numbers of the rules that may fire without any of their words, each with the positions of a
        document's main blocks where it may; None for all.
        """
        asked = [(number, self._scales[number].rule.table.place) for number in self._wordless]
        return [(number, None if place is None else places.widest(place)) for number, place in asked]

    def candidates(
        self, marks: Marks, size: int, topics: int = 0, wordless: Iterable[int] = ()
    ) -> tuple[tuple[Scales, float], ...]:
        """The rules that can reach their threshold on a block of so many words that holds what the marks
        say, each with what its words there count; of those that need no word only the `wordless`.

        Words of the document's `topics` speak for no rule, but may speak against one.
        """
        sums = dict.fromkeys(wordless, 0.0)
        for weights, found in zip(self._for, marks, strict=True):
            for rules in weights.of(found & ~topics):
                for number, weight in rules:
                    sums[number] = sums.get(number, 0.0) + weight
        scales = self._scales
        sums = {
            number: total
            for number, total in sums.items()
            if total >= scales[number].least and size in scales[number].sizes
        }
        if not sums:
            return ()
        for weights, found in zip(self._against, marks, strict=True):
            for rules in weights.of(found):
                for number, weight in rules:
                    if number in sums:
                        sums[number] += weight
        return tuple(
            [
                (scales[number], total)
                for number, total in sorted(sums.items())
                if total >= scales[number].least
            ]
        )


class _Weights:
    """What the names of words count for rules, by the bit of a name: the number of each rule, its weight."""

    def __init__(self) -> None:
        self._rules: dict[int, list[tuple[int, float]]] = {}
        self._mask = 0

    def add(self, bit: int, number: int, weight: float) -> None:
        """For a rule a name counts so much."""
        self._rules.setdefault(bit, []).append((number, weight))
        self._mask |= bit

    def of(self, names: int) -> Iterator[list[tuple[int, float]]]:
        """For each of the names that counts for rules, these and their weights."""
        left = names & self._mask
        while left:
            bit = left & -left
            left ^= bit
            yield self._rules[bit]


def _by_sign(
    rules: Sequence[Rule], bits: Mapping[str, int]
) -> tuple[tuple[_Weights, _Weights, _Weights], tuple[_Weights, _Weights, _Weights]]:
    """What the words anywhere, the first and the last of a block say for rules, and what against them."""
    speaking = _Weights(), _Weights(), _Weights()
    against = _Weights(), _Weights(), _Weights()
    for number, rule in enumerate(rules):
        table, _ = weighed(rule)
        for place, hints in enumerate((table.words, table.first, table.last)):
            for name, weight in hints.items():
                (speaking if weight > 0 else against)[place].add(bits[name], number, weight)
    return speaking, against


class Candidates:
    """Which rules can fire on the blocks of one document: of blocks that hold the same, told once.

    Rules whose id is among those `off` can't.
    """

    def __init__(self, hints: WordHints, context: Context, off: Collection[str]) -> None:
        self._hints, self._topics, self._off = hints, context.document.topics, off
        self._wordless = hints.wordless(context.places)
        self._known: dict[tuple[Marks, int, tuple[int, ...]], tuple[tuple[Scales, float], ...]] = {}

    def of(self, block: Block) -> tuple[tuple[Scales, float], ...]:
        """The rules, each with what the block's words count for it; see `WordHints.candidates`."""
        at = block.position
        wordless = tuple([number for number, reach in self._wordless if reach is None or at in reach])
        holding = block.marks, block.words, wordless
        if (known := self._known.get(holding)) is None:
            found = self._hints.candidates(block.marks, block.words, self._topics, wordless)
            known = tuple([one for one in found if one[0].rule.id not in self._off])
            self._known[holding] = known
        return known


def _in_order(traits: Mapping[str, float]) -> list[tuple[str, int, float]]:
    """Traits, each with its bit and weight, as they are best asked for: cheap ones first, of these the
    weightiest.
    """
    ordered = sorted(traits.items(), key=lambda one: (one[0] in COSTLY_TRAITS, -abs(one[1])))
    return [(trait, bits_of([trait]), weight) for trait, weight in ordered]


def weighed(rule: Rule) -> tuple[EvidenceTable, float]:
    """An evidence rule's hints and threshold."""
    assert rule.table.evidence is not None and rule.table.threshold is not None
    return rule.table.evidence, rule.table.threshold


def most_without_words(table: EvidenceTable) -> float:
    """What the hints beside words add up to at most; a block has two neighbours."""
    near = sorted((weight for weight in table.near.values() if weight > 0), reverse=True)[:2]
    return max([0.0, *table.place.values()]) + sum(near) + _most(table.traits)


def _most(weights: Mapping[str, float]) -> float:
    return sum(weight for weight in weights.values() if weight > 0)


def weigh(rule: Rule, block: Block, beside: Around) -> Weighing:
    """An evidence rule on a block -> the hints that hold of it, each with what it counts."""
    table, _ = weighed(rule)
    return Weighing(rule, block, (*_word_hints(table, block), *_other_hints(table, block, beside)))


def _word_hints(table: EvidenceTable, block: Block) -> Iterator[Hint]:
    marks, bits, topics = block.marks, block.document.name_bits, block.document.topics
    named = (("words", table.words), ("first", table.first), ("last", table.last))
    for (key, weights), found in zip(named, marks, strict=True):
        if not found:
            continue
        for name, weight in weights.items():
            bit = bits.get(name, 0)
            if found & bit and not (weight > 0 and bit & topics):
                yield Hint(key, name, weight)


def _other_hints(table: EvidenceTable, block: Block, beside: Around) -> Iterator[Hint]:
    for name, weight in table.traits.items():
        if has(block, name):
            yield Hint("traits", name, weight)
    for category, weight in table.near.items():
        if category in (beside.before, beside.behind):
            yield Hint("near", category, weight)
    if beside.part in table.place:
        yield Hint("place", beside.part, table.place[beside.part])
