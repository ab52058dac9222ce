"""Which rules fire where: one literal search over the document, then the patterns that can match.

A rule is tried on a block only where it can fire: by one look-up of the block's key (`lines`), by
a literal that its pattern needs (`match`), by a selector that names the block's element
(`select`), or, for want of all these, on every block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from sys import maxsize

import regex
from ahocorasick_rs import AhoCorasick

from cleaner.categories import CATEGORIES
from cleaner.document import Block, Document, fold, line_key
from cleaner.matching.clues import Clue, is_word
from cleaner.matching.literals import needs
from cleaner.matching.patterns import find_all, search
from cleaner.matching.selection import SelectorIndex, Stretches
from cleaner.rulebook.schema import Place, Rule


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
    """A rule with the sizes, in words and characters, of the blocks that it can fire on."""

    rule: Rule
    least: int
    most: float
    shortest: int = 0
    longest: float = inf

    @classmethod
    def of(cls, rule: Rule) -> _Sized:
        table = rule.table
        most = inf if table.max_words is None else table.max_words
        if table.match is None:
            return cls(rule, table.min_words, most)
        needed = needs(table.match)
        return cls(rule, table.min_words, most, needed.least, needed.most)

    def fits(self, block: Block) -> bool:
        """Whether the block has such a size."""
        return self.least <= block.words <= self.most and self.shortest <= len(block.view) <= self.longest


class Matcher:
    """An index over rules, made once and asked for every document."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._lines: dict[str, list[_Sized]] = defaultdict(list)
        self._anywhere: list[_Sized] = []
        self._placed: list[_Sized] = []
        self._neighbours: list[Rule] = []
        self._selectors = SelectorIndex([rule for rule in rules if rule.table.select is not None])
        clues: dict[str, list[tuple[Clue, _Sized]]] = defaultdict(list)
        for rule in rules:
            table, sized = rule.table, _Sized.of(rule)
            if needs_neighbour_category(rule):
                self._neighbours.append(rule)
            elif table.select is not None:
                continue
            elif table.lines is not None:
                for line in table.lines:
                    self._lines[line_key(_view(line))].append(sized)
            elif table.match is not None and (found := needs(table.match).clues) is not None:
                for clue in found:
                    clues[clue.text].append((clue, sized))
            elif table.place is not None:
                self._placed.append(sized)
            else:
                self._anywhere.append(sized)
        self._longest_line = max(map(len, self._lines), default=0) + 12
        self._clues = list(clues.values())
        self._automaton = AhoCorasick(list(clues), store_patterns=False) if clues else None

    def hits(self, document: Document, notes: list[str]) -> list[Hit]:
        """Every rule that fires on its own account, in the order of blocks; appends to `notes`."""
        by_clue = self._clue_candidates(document)
        by_place = self._placed_candidates(document)
        hits = [
            hit
            for rule, stretches in self._selectors.select(document)
            if not needs_neighbour_category(rule)
            for index, stretch in stretches.items()
            if (hit := try_rule(rule, document.blocks[index], notes, stretch=stretch)) is not None
        ]
        for block in document.blocks:
            for group in self._groups(block, by_clue, by_place):
                for sized in group:
                    if sized.fits(block) and (hit := try_rule(sized.rule, block, notes)) is not None:
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
        self, block: Block, by_clue: dict[int, dict[int, _Sized]], by_place: dict[int, list[_Sized]]
    ) -> Iterator[Iterable[_Sized]]:
        """The rules that can fire on the block, by why they can; none stands in two groups."""
        if self._lines and block.end - block.content <= self._longest_line:
            yield self._lines.get(block.key, ())
        if (found := by_clue.get(block.index)) is not None:
            yield found.values()
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

    def _clue_candidates(self, document: Document) -> dict[int, dict[int, _Sized]]:
        """Block index -> the rules of which a clue stands in the block, by their order."""
        found: dict[int, dict[int, _Sized]] = {}
        if self._automaton is None or not document.blocks:
            return found
        starts, ends, text = _views(document)
        at, block_start, block_end, first, last = -1, 0, -1, 0, 0
        for number, start, end in self._automaton.find_matches_as_indexes(fold(text), overlapping=True):
            while end > block_end:
                at += 1
                block_start, block_end = starts[at], ends[at]
                first = last = -1
            if start < block_start:
                continue
            if first < 0:
                first, last = _words_between(text, block_start, block_end)
            before, after = start - first, last - end
            for clue, sized in self._clues[number]:
                if (
                    before <= clue.before
                    and after <= clue.after
                    and sized.fits(document.blocks[at])
                    and clue.fits(text, start, end)
                ):
                    found.setdefault(at, {})[sized.rule.order] = sized
        return found


def needs_neighbour_category(rule: Rule) -> bool:
    """Whether the rule asks for what became of the block before or after."""
    return rule.table.after in CATEGORIES or rule.table.before in CATEGORIES


def _view(line: str) -> str:
    document = Document(line)
    return " ".join(document.plain.split())


def _views(document: Document) -> tuple[list[int], list[int], str]:
    """Where in the returned text each block's view starts and ends; after the last, nowhere."""
    blocks = document.blocks
    if "  " not in document.plain:
        return [*(b.content for b in blocks), maxsize], [*(b.end for b in blocks), maxsize], document.plain
    starts, ends, at = list[int](), list[int](), 0
    for block in blocks:
        starts.append(at)
        ends.append(at + len(block.view))
        at += len(block.view) + 1
    return [*starts, maxsize], [*ends, maxsize], "\n".join(block.view for block in blocks)


def _words_between(text: str, start: int, end: int) -> tuple[int, int]:
    """Where between two places the first letter or digit stands, and where the last one ends."""
    first, last = start, end
    while first < end and not is_word(text[first]):
        first += 1
    while last > start and not is_word(text[last - 1]):
        last -= 1
    return first, last


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
        notes.append(
            f'rule "{rule.id}" ({rule.file}:{rule.line}) took too long on block {block.index} '
            "and was skipped there"
        )
        return None


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
    return any(line_key(_view(line)) == key for line in lines)


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
