"""What rules may ask of the document around a block, and what was found of it so far."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from cleaner.deadline import NO_DEADLINE, Deadline
from cleaner.document import LONG, Block, Document
from cleaner.matching.patterns import SHORT, TIME_LIMIT, compiled
from cleaner.matching.places import Places
from cleaner.matching.prefilter.searchable import SearchableBlocks, searchable_blocks
from cleaner.normal import without_leading_signs
from cleaner.rule import Rule
from cleaner.rule_tables import Part, Surroundings
from cleaner.traits import has

if TYPE_CHECKING:
    import regex

RULE_SECONDS = 2.0
RULE_SECONDS_PER_CHARACTER = 1e-6
"""What one rule may take of a document's time; the packaged ones take thousandths of that."""
_KEPT_ANSWERS = 1000
FEW = 3
"""So many blocks on either side tell what one stands among. Further off, development pages have lists of the
article's own with a line here and there that goes."""


class Context:
    """A document while rules are tried on it.

    `notes` says, for a person, which rules were skipped where. `used_up` are the orders of the
    rules that have had all their time on this document: they are not tried any more.
    """

    def __init__(self, document: Document, deadline: Deadline = NO_DEADLINE) -> None:
        self.document, self.deadline = document, deadline
        self.places = Places(document)
        self.categories = {}
        self.notes: list[str] = []
        self.used_up: set[int] = set()
        self._spent: dict[int, float] = {}
        self._seconds = RULE_SECONDS + RULE_SECONDS_PER_CHARACTER * len(document.text)
        self._searchable: list[SearchableBlocks] | None = None
        self._held: dict[tuple[str, str], bool] = {}

    def searchable(self) -> Iterable[SearchableBlocks]:
        """The document's blocks as literals are looked for in them; kept, unless they are very long."""
        if len(self.document.text) > LONG:
            return searchable_blocks(self.document.blocks)
        if self._searchable is None:
            self._searchable = list(searchable_blocks(self.document.blocks))
        return self._searchable

    @property
    def categories(self) -> dict[int, str]:
        """The index of each block that goes -> the category it goes by, as far as these are known."""
        return self._categories

    @categories.setter
    def categories(self, known: dict[int, str]) -> None:
        self._categories = self.places.gone = known

    def beside(self, block: Block) -> tuple[str | None, str | None]:
        """What became of the blocks before and after another, None where nothing did."""
        blocks, place = self.document.sequence(block)
        before = self.categories.get(blocks[place - 1].index) if place else None
        behind = self.categories.get(blocks[place + 1].index) if place + 1 < len(blocks) else None
        return before, behind

    def part(self, block: Block) -> Part:
        """Where the block stands, by the running text that stays: above it, among it, or from its last on."""
        if block.position < self.places.first_prose:
            return "start"
        return "end" if block.position >= self.places.last_prose else "middle"

    def surroundings(self, block: Block) -> tuple[Surroundings, ...]:
        """What is known to go of the few blocks on either side of one, as evidence may ask for it.

        Above a sentence of the story a block is a subheading, and stands between nothing.
        """
        before, behind = self._few_beside(block)
        if not self._leads_out(before) or not self._leads_out(behind, ends=len(behind) < FEW):
            return ()
        if any(map(self._is_story, behind[:1])):
            return ()
        stay = [[near for near in side if near.index not in self._categories] for side in (before, behind)]
        among: list[Surroundings] = ["between"]
        if all(near.index in self._categories for near in (*before[:1], *behind[:1])):
            among.append("both")
        if max(map(len, stay)) <= 1 and not any(map(self.places.is_prose, chain(*stay))):
            among.append("most")
        return tuple(among)

    def few_around(self, block: Block) -> list[Block]:
        """The blocks for which it may count what becomes of one."""
        before, behind = self._few_beside(block)
        return before + behind

    def _few_beside(self, block: Block) -> tuple[list[Block], list[Block]]:
        """The few blocks before one and after it, those next to it first."""
        blocks, place = self.document.sequence(block)
        return blocks[max(place - FEW, 0) : place][::-1], blocks[place + 1 : place + 1 + FEW]

    def _leads_out(self, side: Sequence[Block], ends: bool = False) -> bool:
        """Whether a block that goes, or the end of the text behind the side, comes before any paragraph."""
        for near in side:
            if near.index in self._categories:
                return True
            if self.places.is_prose(near):
                return False
        return ends

    def _is_story(self, block: Block) -> bool:
        stays = block.index not in self._categories
        return stays and has(block, "sentence") and not has(block, "off-topic")

    def neighbour(self, block: Block, step: int) -> Block | None:
        """The block before (-1) or after (1) another, None at the ends."""
        blocks, place = self.document.sequence(block)
        return blocks[place + step] if 0 <= place + step < len(blocks) else None

    def search(self, rule: Rule, pattern: str, view: str) -> regex.Match[str] | None:
        """The first match of one of a rule's patterns in a block's view, signs before it aside.

        What is searched is the view as it stands, and where nothing is found there the view without
        leading emoji, arrows and bullets: the match's `string` tells which. Raises TimeoutError.
        """
        # Checked patterns were tried on strings made to be hard for them. They go without a limit on a
        # short text, where reading the clock would take about as long as the search.
        quick = rule.checked and len(view) <= SHORT
        found = compiled(pattern).search(view) if quick else self._search(rule, pattern, view)
        if found is None and not view[:1].isalpha() and (bare := without_leading_signs(view)) is not view:
            return compiled(pattern).search(bare) if quick else self._search(rule, pattern, bare)
        return found

    def holds(self, rule: Rule, pattern: str, view: str) -> bool:
        """Whether a pattern of a rule is found in the view of a neighbour; raises TimeoutError.

        Neighbours may be the same few lines by the thousand, so the last answers are kept.
        """
        asked = pattern, view
        if (held := self._held.get(asked)) is None:
            if len(self._held) >= _KEPT_ANSWERS:
                self._held.clear()
            held = self._held[asked] = self.search(rule, pattern, view) is not None
        return held

    def _search(self, rule: Rule, pattern: str, text: str) -> regex.Match[str] | None:
        """The first match in a text, within the rule's time; raises TimeoutError."""
        begin = time.thread_time()
        try:
            return compiled(pattern).search(text, timeout=self._time_left(rule))
        finally:
            self._spend(rule, time.thread_time() - begin)

    def find_all(self, rule: Rule, pattern: str, text: str) -> list[tuple[int, int]]:
        """(start, end) of every match in a text that is not empty; raises TimeoutError."""
        begin = time.thread_time()
        try:
            found = compiled(pattern).finditer(text, timeout=self._time_left(rule))
            return [match.span() for match in found if match.end() > match.start()]
        finally:
            self._spend(rule, time.thread_time() - begin)

    def _time_left(self, rule: Rule) -> float:
        left = self._seconds - self._spent.get(rule.order, 0.0)
        return max(0.001, min(TIME_LIMIT, left, self.deadline.left()))

    def _spend(self, rule: Rule, seconds: float) -> None:
        spent = self._spent[rule.order] = self._spent.get(rule.order, 0.0) + seconds
        if spent >= self._seconds:
            self.used_up.add(rule.order)

    def note_timeout(self, rule: Rule, block: Block) -> None:
        """Note once that a rule took too long on a block; raises TimeLimitError if the document did."""
        self.deadline.check()
        note = f'rule "{rule.id}" ({rule.file}:{rule.line}) took too long on block {block.index}'
        skipped = "and was skipped from there on" if rule.order in self.used_up else "and was skipped there"
        if (note := f"{note} {skipped}") not in self.notes:
            self.notes.append(note)
