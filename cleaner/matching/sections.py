"""Sections: how far the rules reach that take more than the block they name.

Headings of lists may follow one another by the thousand. So where a section ends is worked out for
each block once, not anew for each heading, and no block is named twice to the same rule.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.hits import Hit
from cleaner.rule import Rule
from cleaner.traits import has

REACHING = ("rest", "section")
"""What a rule's `remove` says where it takes more than the block that it names."""
ITEM_WORDS = 25
BLURB_WORDS = 20
LONE_SUBHEADING_WORDS = 5
MID_ARTICLE_ITEMS = 12
TAIL_ITEMS = 60
SECTION_BLOCKS = 1000
"""What a section may reach at most, so that a page of headings alone is read in linear time."""


class Sections:
    """The sections of one document.

    `kept` are the indexes of the blocks that stay, where every section ends; `own` of those that a rule
    takes for themselves. The context notes which sections end early because their pattern took too long.
    """

    def __init__(self, context: Context, kept: set[int], own: set[int]) -> None:
        self.context, self.document, self.kept, self.own = context, context.document, kept, own
        self._clear: dict[Hashable, tuple[int, int]] = {}
        self._taken: dict[tuple[int, bool], tuple[int, int]] = {}

    def reached(self, hit: Hit) -> Sequence[Block]:
        """The blocks after a hit's that its rule takes too, without those that it took after another."""
        if hit.rule.table.remove not in REACHING:
            return ()
        blocks, place = self.document.sequence(hit.block)
        rule = hit.rule.order, hit.block.main
        first, last = self._taken.get(rule, (0, 0))
        inside = first <= place < last
        if inside and hit.rule.table.remove == "rest":
            return ()
        end = self._end(hit, blocks, place + 1)
        self._taken[rule] = (first, max(last, end)) if inside else (place, end)
        return blocks[max(place + 1, last) if inside else place + 1 : end]

    def _end(self, hit: Hit, blocks: list[Block], at: int) -> int:
        """The place behind the last block that a rule takes from `at` on."""
        rule, main = hit.rule, hit.block.main
        table = rule.table
        end = self._limit(hit.block, len(blocks))
        if table.remove == "rest":
            return self._stop((rule.order, main), at, end, lambda place: self._is_until(blocks[place], rule))
        end = min(end, at + (table.max_blocks or SECTION_BLOCKS))
        if rule.patterns.while_ is not None:
            return self._stop(
                (rule.order, main), at, end, lambda place: self._ends_while(blocks[place], rule)
            )
        if rule.patterns.until is not None:
            stop = self._stop((rule.order, main), at, end, lambda place: self._is_until(blocks[place], rule))
            if stop < end:
                return stop
        return self._end_of_items(blocks, main, at, end)

    def _limit(self, block: Block, count: int) -> int:
        """Where what follows a block ends: after one outside the main content, at the next main block."""
        if block.main:
            return count
        after = self.document.main_blocks[block.position : block.position + 1]
        return after[0].index if after else count

    def _stop(self, kind: Hashable, at: int, end: int, stops: Callable[[int], bool]) -> int:
        """The first place from `at` on that stops sections of a kind, `end` where none before it does."""
        first, place = self._clear.get(kind, (at, at))
        if not first <= at <= place:
            first = place = at
        while place < end and not stops(place):
            place += 1
        self._clear[kind] = first, place
        return min(place, end)

    def _is_until(self, block: Block, rule: Rule) -> bool:
        until = rule.patterns.until
        return block.index in self.kept or (
            until is not None and self._found(until, block, rule) is not False
        )

    def _ends_while(self, block: Block, rule: Rule) -> bool:
        return block.index in self.kept or not self._found(rule.patterns.while_ or "", block, rule)

    def _found(self, pattern: str, block: Block, rule: Rule) -> bool | None:
        """Whether the pattern is found in the block, None where it took too long to tell."""
        if rule.order in self.context.used_up:
            return None
        try:
            return self.context.search(rule, pattern, block.view) is not None
        except TimeoutError:
            self.context.note_timeout(rule, block)
            return None

    def _end_of_items(self, blocks: list[Block], main: bool, at: int, end: int) -> int:
        """The place behind the blocks that look like a teaser list's items; there the article resumes.

        A box inside an article ends with prose, and the last short title before that prose is the
        article's own subheading where it is unlike the items before it, or alone and very short or priced.
        """

        def ends_list(place: int, listed: bool = False) -> bool:
            block = blocks[place]
            if block.index in self.kept:
                return True
            after = blocks[place + 1] if place + 1 < end else None
            return block.index not in self.own and not _looks_like_item(block, after, listed)

        if at >= end or ends_list(at):
            return at
        listed = has(blocks[at], "list-item")
        stop = self._stop((main, listed), at + 1, end, lambda place: ends_list(place, listed))
        if stop < end:
            stop = min(stop, at + MID_ARTICLE_ITEMS)
            last = blocks[stop - 1]
            if last.index not in self.own and _is_subheading(last, blocks[at : stop - 1]):
                stop -= 1
        return min(stop, at + TAIL_ITEMS)


def _looks_like_item(block: Block, after: Block | None, listed: bool) -> bool:
    if listed and not has(block, "list-item"):
        return False
    if has(block, "cut-off") or has(block, "link"):
        return True
    if block.words > ITEM_WORDS or has(block, "table"):
        return False
    if has(block, "title-like") or has(block, "question"):
        return True
    return block.words <= BLURB_WORDS and after is not None and has(after, "cut-off")


def _is_subheading(block: Block, items: list[Block]) -> bool:
    if has(block, "link") or has(block, "cut-off") or has(block, "list-item"):
        return False
    if not items:
        short = block.words <= LONE_SUBHEADING_WORDS and not has(block, "question")
        return short or has(block, "price")
    average = sum(item.words for item in items) / len(items)
    return block.words <= 8 and average >= block.words + 2
