"""Which rules fire where: one literal search over the document, then the patterns that can match.

A rule is tried on a block only where it can fire: by one look-up of the block's key (`lines`), by
a literal that its pattern needs (`match`), by a selector that names the block's element
(`select`), or, for want of all these, on every block of the main content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

import regex
from ahocorasick_rs import AhoCorasick

from cleaner.categories import CATEGORIES
from cleaner.document import Block, Document, fold, line_core, line_key, plain
from cleaner.matching.literals import required_literals
from cleaner.matching.patterns import find_all, search
from cleaner.matching.selection import SelectorIndex, Stretches
from cleaner.rulebook.schema import Place, Rule

# The literal search takes UTF-8 alone, which has no form for these.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired on a block.

    `spans` holds (start, end, category) in the document's characters: the whole block, the
    matched words, or what each named group matched. `reason` says what the rule saw.
    """

    rule: Rule
    block: Block
    spans: tuple[tuple[int, int, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Sized:
    """A rule with the sizes of the blocks that it can fire on, as they are asked for most."""

    rule: Rule
    least: int
    most: float

    @classmethod
    def of(cls, rule: Rule) -> _Sized:
        most = rule.table.max_words
        return cls(rule, rule.table.min_words, inf if most is None else most)


class Matcher:
    """An index over rules, made once and asked for every document."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._lines: dict[str, list[_Sized]] = defaultdict(list)
        self._anywhere: list[_Sized] = []
        self._placed: list[_Sized] = []
        self._neighbours: list[Rule] = []
        self._selectors = SelectorIndex([rule for rule in rules if rule.table.select is not None])
        literals: dict[str, list[_Sized]] = defaultdict(list)
        for rule in rules:
            table, sized = rule.table, _Sized.of(rule)
            if needs_neighbour_category(rule):
                self._neighbours.append(rule)
            elif table.select is not None:
                continue
            elif table.lines is not None:
                for line in table.lines:
                    self._lines[_written_key(line)].append(sized)
            elif table.match is not None and (found := required_literals(table.match)):
                for literal in found:
                    literals[literal].append(sized)
            elif table.place is not None:
                self._placed.append(sized)
            else:
                self._anywhere.append(sized)
        self._longest_line = max(map(len, self._lines), default=0)
        self._literal_rules = list(literals.values())
        self._automaton = AhoCorasick(list(literals), store_patterns=False) if literals else None

    def hits(self, document: Document, notes: list[str]) -> list[Hit]:
        """Every rule that fires on its own account, in the order of blocks; appends to `notes`."""
        by_literal = self._candidates(document)
        by_place = self._placed_candidates(document)
        hits = [
            hit
            for rule, stretches in self._selectors.select(document)
            if not needs_neighbour_category(rule)
            for index, stretch in stretches.items()
            if (hit := try_rule(rule, document.blocks[index], notes, stretch=stretch)) is not None
        ]
        for block in document.blocks:
            words = block.words
            for group in self._groups(block, by_literal, by_place):
                for sized in group:
                    if (
                        sized.least <= words <= sized.most
                        and (hit := try_rule(sized.rule, block, notes)) is not None
                    ):
                        hits.append(hit)
        return hits

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
        waiting = {near.index for index in categories for near in document.neighbours(blocks[index])}
        while waiting := waiting - categories.keys():
            block = blocks[waiting.pop()]
            hit = self._neighbour_hit(block, categories, selected, notes)
            if hit is not None:
                hits.append(hit)
                if hit.rule.table.remove != "match":
                    categories[block.index] = hit.rule.category
                    waiting |= {near.index for near in document.neighbours(block)}
        return hits

    def _neighbour_hit(
        self,
        block: Block,
        categories: dict[int, str],
        selected: dict[int, Stretches],
        notes: list[str],
    ) -> Hit | None:
        for rule in self._neighbours:
            stretch = selected.get(rule.order, {}).get(block.index)
            if rule.table.select is not None and stretch is None:
                continue
            if (hit := try_rule(rule, block, notes, categories, stretch)) is not None:
                return hit
        return None

    def _selected_for_neighbours(self, document: Document) -> dict[int, Stretches]:
        """What the selectors of the rules that ask for a neighbour's category name, by rule."""
        if all(rule.table.select is None for rule in self._neighbours):
            return {}
        return {rule.order: stretches for rule, stretches in self._selectors.select(document)}

    def _groups(
        self, block: Block, by_literal: dict[int, set[int]], by_place: dict[int, list[_Sized]]
    ) -> Iterator[Iterable[_Sized]]:
        """The rules that can fire on the block, by why they can; none stands in two groups."""
        if self._lines and len(core := line_core(block.view)) <= self._longest_line:
            yield self._lines.get(fold(core), ())
        if (found := by_literal.get(block.index)) is not None:
            yield {s.rule.order: s for group in found for s in self._literal_rules[group]}.values()
        if block.main:
            yield by_place.get(block.position, ())
            yield self._anywhere

    def _placed_candidates(self, document: Document) -> dict[int, list[_Sized]]:
        """A block's position -> the rules without a literal that may stand there."""
        found: dict[int, list[_Sized]] = {}
        reaches: dict[Place, range] = {}
        for sized in self._placed:
            place = sized.rule.table.place
            assert place is not None
            if place not in reaches:
                reaches[place] = reach(document, place)
            for index in reaches[place]:
                found.setdefault(index, []).append(sized)
        return found

    def _candidates(self, document: Document) -> dict[int, set[int]]:
        """Block index -> the literals that stand in the block."""
        found: dict[int, set[int]] = {}
        if self._automaton is None or not document.blocks:
            return found
        starts, haystack = _haystack(document)
        if not haystack.isascii():
            haystack = _LONE_SURROGATES.sub("?", haystack)
        for group, start, _ in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            index = bisect_right(starts, start) - 1
            if index in found:
                found[index].add(group)
            else:
                found[index] = {group}
        return found


def needs_neighbour_category(rule: Rule) -> bool:
    """Whether the rule asks for what became of the block before or after."""
    return rule.table.after in CATEGORIES or rule.table.before in CATEGORIES


@cache
def _written_key(line: str) -> str:
    """The key of a line as a rule's author wrote it."""
    return line_key(" ".join(plain(line).split()))


def _haystack(document: Document) -> tuple[list[int], str]:
    """Where each block starts in the folded text of all views, and that text."""
    if "  " not in document.plain:
        return [b.start for b in document.blocks], fold(document.plain)
    starts, at, views = [], 0, []
    for block in document.blocks:
        starts.append(at)
        views.append(fold(block.view))
        at += len(views[-1]) + 1
    return starts, "\n".join(views)


def try_rule(
    rule: Rule,
    block: Block,
    notes: list[str],
    categories: dict[int, str] | None = None,
    stretch: tuple[int, int] | None = None,
) -> Hit | None:
    """The rule's hit on the block, None where something that the rule says does not hold.

    `stretch` is what the rule's selector names of the block; whether it names any the caller knows.
    """
    table = rule.table
    if block.words < table.min_words:
        return None
    if table.max_words is not None and block.words > table.max_words:
        return None
    if table.place is not None and block.position not in reach(block.document, table.place):
        return None
    if table.lines is not None and not _key_among(block, table.lines):
        return None
    if table.traits is not None and not _has_traits(block, table.traits):
        return None
    try:
        found = None
        if table.match is not None and (found := search(table.match, block.view)) is None:
            return None
        if table.unless is not None and search(table.unless, block.view):
            return None
        if not _neighbours_hold(rule, block, categories):
            return None
        return _hit(rule, block, found, stretch or (block.start, block.end))
    except TimeoutError:
        note_timeout(rule, block, notes)
        return None


def note_timeout(rule: Rule, block: Block, notes: list[str]) -> None:
    """Say once in `notes` that a rule took too long on a block."""
    note = f'rule "{rule.id}" ({rule.file}:{rule.line}) took too long on block {block.index}'
    if (note := f"{note} and was skipped there") not in notes:
        notes.append(note)


def reach(document: Document, place: Place) -> range:
    """The positions, among the main content's blocks, that a rule's `place` means."""
    count = len(document.main_blocks)
    if place == "start":
        return range(max(document.first_prose, 1))
    if place == "end":
        return range(max(document.last_prose, 0), count + 1)
    assert not isinstance(place, str)
    most = max(int(abs(place) * count), 1) if isinstance(place, float) else abs(place)
    return range(most) if place > 0 else range(max(count - most, 0), count + 1)


def _key_among(block: Block, lines: Iterable[str]) -> bool:
    key = block.key
    return any(_written_key(line) == key for line in lines)


def _has_traits(block: Block, traits: list[str]) -> bool:
    return all(not block.has(name[1:]) if name.startswith("!") else block.has(name) for name in traits)


def _neighbours_hold(rule: Rule, block: Block, categories: dict[int, str] | None) -> bool:
    for wanted, step in ((rule.table.after, -1), (rule.table.before, 1)):
        if wanted is None:
            continue
        blocks, place = block.document.sequence(block)
        if not 0 <= place + step < len(blocks):
            return False
        neighbour = blocks[place + step]
        if wanted in CATEGORIES:
            if categories is None or categories.get(neighbour.index) != wanted:
                return False
        elif not search(wanted, neighbour.view):
            return False
    return True


def _hit(rule: Rule, block: Block, found: regex.Match[str] | None, stretch: tuple[int, int]) -> Hit | None:
    whole = ((*stretch, rule.category),)
    if found is None:
        return Hit(rule, block, whole, _said(rule, block))
    reason = f"matched “{found.group()[:80]}”"
    if rule.table.remove == "match":
        spans = tuple(
            (block.source_offset(start), block.source_offset(end), rule.category)
            for start, end in find_all(found.re.pattern, block.view)
        )
        return Hit(rule, block, spans, reason) if spans else None
    if found.re.groupindex and not rule.table.keep:
        return Hit(rule, block, _group_spans(found, block), reason)
    return Hit(rule, block, whole, reason)


def _group_spans(found: regex.Match[str], block: Block) -> tuple[tuple[int, int, str], ...]:
    spans = []
    for name in found.groupdict():
        start, end = found.span(name)
        category = name.replace("_", "-")
        if end > start and category in CATEGORIES:
            at = block.start if start == 0 else block.source_offset(start)
            spans.append((at, block.source_offset(end), category))
    return tuple(sorted(spans))


def _said(rule: Rule, block: Block) -> str:
    if rule.table.lines is not None:
        return f"the line “{block.view[:80]}”"
    if rule.table.select is not None:
        return f"an element that is {rule.table.select}"
    if rule.table.traits:
        return f"a block that is {', '.join(rule.table.traits)}"
    return rule.table.description or "every block where the rule applies"
