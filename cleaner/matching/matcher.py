"""Which rules fire where.

A rule is tried on a block only where it can fire: where a selector names the block's element
(`select`), else where the index of all rules says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.categories import CATEGORIES
from cleaner.document import Block, Document
from cleaner.matching.candidates import RuleIndex, written_key
from cleaner.matching.patterns import find_all, search
from cleaner.rulebook.schema import Rule

if TYPE_CHECKING:
    import regex

    from cleaner.matching.selection import SelectorIndex, Stretches


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


class Matcher:
    """An index over rules, made once and asked for every document."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._neighbours = [rule for rule in rules if needs_neighbour_category(rule)]
        alone = [rule for rule in rules if not needs_neighbour_category(rule)]
        self._selecting = [rule for rule in rules if rule.table.select is not None]
        self._index = RuleIndex([rule for rule in alone if rule.table.select is None])

    def hits(self, document: Document, notes: list[str]) -> list[Hit]:
        """Every rule that fires on its own account, in the order of blocks; appends to `notes`."""
        hits = [
            hit
            for rule, stretches in self._selected(document)
            if not needs_neighbour_category(rule)
            for index, stretch in stretches.items()
            if (hit := try_rule(rule, document.blocks[index], notes, stretch=stretch)) is not None
        ]
        for block, rules in self._index.candidates(document):
            for rule in rules:
                if (hit := try_rule(rule, block, notes)) is not None:
                    hits.append(hit)
        return hits

    def _selected(self, document: Document) -> list[tuple[Rule, Stretches]]:
        """The rules whose selectors name something of a page, and what; none for a text."""
        return [] if document.markup is None else self._selectors.select(document)

    @cached_property
    def _selectors(self) -> SelectorIndex:
        from cleaner.matching.selection import SelectorIndex

        return SelectorIndex(self._selecting)

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
        before, behind = (_category_near(block, step, categories) for step in (-1, 1))
        for rule in self._neighbours:
            table = rule.table
            if table.after not in (None, before) and table.after in CATEGORIES:
                continue
            if table.before not in (None, behind) and table.before in CATEGORIES:
                continue
            stretch = selected.get(rule.order, {}).get(block.index)
            if table.select is not None and stretch is None:
                continue
            if (hit := try_rule(rule, block, notes, categories, stretch)) is not None:
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
    if block.words < table.min_words or (table.max_words is not None and block.words > table.max_words):
        return None
    if table.place is not None and block.position not in block.document.reach(table.place):
        return None
    if table.lines is not None and not _key_among(block, table.lines):
        return None
    if table.traits is not None and not _has_traits(block, table.traits):
        return None
    try:
        found = None
        if table.match is not None and (found := search(table.match, block.view, rule.checked)) is None:
            return None
        if table.unless is not None and search(table.unless, block.view, rule.checked):
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


def _key_among(block: Block, lines: Iterable[str]) -> bool:
    key = block.key
    return any(written_key(line) == key for line in lines)


def _has_traits(block: Block, traits: list[str]) -> bool:
    for name in traits:
        if name.startswith("!"):
            if block.has(name[1:]):
                return False
        elif not block.has(name):
            return False
    return True


def _neighbours_hold(rule: Rule, block: Block, categories: dict[int, str] | None) -> bool:
    for wanted, step in ((rule.table.after, -1), (rule.table.before, 1)):
        if wanted is None:
            continue
        if wanted in CATEGORIES:
            if categories is None or _category_near(block, step, categories) != wanted:
                return False
        elif (near := _near(block, step)) is None or not search(wanted, near.view, rule.checked):
            return False
    return True


def _near(block: Block, step: int) -> Block | None:
    """The block before (-1) or after (1) another, None at the ends."""
    blocks, place = block.document.sequence(block)
    return blocks[place + step] if 0 <= place + step < len(blocks) else None


def _category_near(block: Block, step: int, categories: dict[int, str]) -> str | None:
    near = _near(block, step)
    return None if near is None else categories.get(near.index)


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
        named = rule.selectors
        more = f" or one of {len(named) - 1} more like it" if len(named) > 1 else ""
        return f"an element that “{named[0]}”{more} names"
    if rule.table.traits:
        return f"a block that is {', '.join(rule.table.traits)}"
    return rule.table.description or "every block where the rule applies"
