"""Evidence: hints that are weighed, and what they add up to on a block.

The model is SpamAssassin's: many small tests, each with a weight, and a threshold for their sum.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.places import Places
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable, Part, Surroundings
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
        self._near, self._place, self._around = table.near, table.place, table.around
        self._traits = _in_order(table.traits)
        self._most_traits = _most(table.traits)

    def reaches(self, words: float, block: Block, around: Around) -> bool:
        """Whether the rule, whose words there count so much, reaches its threshold on the block."""
        before, behind = around.before, around.behind
        total = words + ROUNDING + self._place.get(around.part, 0.0)
        if self._near:
            total += self._near.get(before, 0.0) if before is not None else 0.0
            total += self._near.get(behind, 0.0) if behind is not None and behind != before else 0.0
        if self._around:
            total += sum([self._around.get(name, 0.0) for name in around.among])
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

    `before` and `behind` are the categories by which its neighbours go, None where they stay; `among` says
    what goes of the few blocks on either side.
    """

    before: str | None
    behind: str | None
    part: Part
    among: tuple[Surroundings, ...]


def around(block: Block, context: Context) -> Around:
    """What evidence may ask of the blocks around one, as far as the context knows."""
    return Around(*context.beside(block), context.part(block), context.surroundings(block))


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
        ends = {end for scales in self._scales for end in (scales.sizes.start, scales.sizes.stop)}
        self._ends_of_sizes = sorted(ends)
        self._fitting: dict[int, tuple[_Weights, frozenset[int]]] = {}

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
        speaking, fitting = self._of_size(size)
        scales = self._scales
        sums = {number: 0.0 for number in wordless if number in fitting}
        for rules in speaking.of([found & ~topics for found in marks]):
            for number, weight in rules:
                sums[number] = sums.get(number, 0.0) + weight
        sums = {number: total for number, total in sums.items() if total >= scales[number].least}
        if not sums:
            return ()
        for rules in self._against.of(marks):
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

    def _of_size(self, size: int) -> tuple[_Weights, frozenset[int]]:
        """What words say for the rules that fit a block of so many words, and these rules' numbers."""
        kind = bisect_right(self._ends_of_sizes, size)
        if kind not in self._fitting:
            numbers = frozenset(at for at, scales in enumerate(self._scales) if size in scales.sizes)
            self._fitting[kind] = self._for.among(numbers), numbers
        return self._fitting[kind]


_Counting = dict[int, list[tuple[int, float]]]
"""The bit of a name -> the number of each rule for which it counts, and how much."""


class _Weights:
    """What the names of words count for rules: those of words anywhere in a block, the first and the last."""

    def __init__(self, places: Sequence[_Counting]) -> None:
        self._places = [(sum(rules), rules) for rules in places]

    def among(self, numbers: Collection[int]) -> _Weights:
        """What they count for some of the rules."""
        few: list[_Counting] = [{}, {}, {}]
        for counting, (_, known) in zip(few, self._places, strict=True):
            for bit, rules in known.items():
                if some := [rule for rule in rules if rule[0] in numbers]:
                    counting[bit] = some
        return _Weights(few)

    def of(self, names: Sequence[int]) -> Iterator[list[tuple[int, float]]]:
        """For each of the names at each of the places that counts for rules, these and their weights."""
        for (mask, rules), found in zip(self._places, names, strict=True):
            left = found & mask
            while left:
                bit = left & -left
                left ^= bit
                yield rules[bit]


def _by_sign(rules: Sequence[Rule], bits: Mapping[str, int]) -> tuple[_Weights, _Weights]:
    """What words say for rules, and what against them."""
    speaking: list[_Counting] = [{}, {}, {}]
    against: list[_Counting] = [{}, {}, {}]
    for number, rule in enumerate(rules):
        table, _ = weighed(rule)
        for place, hints in enumerate((table.words, table.first, table.last)):
            for name, weight in hints.items():
                counting = (speaking if weight > 0 else against)[place]
                counting.setdefault(bits[name], []).append((number, weight))
    return _Weights(speaking), _Weights(against)


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
    return max([0.0, *table.place.values()]) + sum(near) + _most(table.around) + _most(table.traits)


def _most(weights: Mapping[Any, float]) -> float:
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
    for name in beside.among:
        if name in table.around:
            yield Hint("around", name, table.around[name])
