"""Which stretches of a page's blocks the elements take that a rule's selectors name."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate

from cleaner.document import Block, Document
from cleaner.markup import overlapped
from cleaner.traits import has

MOST = 0.4
"""The share of the page's main prose beyond which an element is the article, whatever it is called."""
MOST_WORDS = 40
"""Fewer words than these are never an article."""
_WHOLE = frozenset(("html", "body", "main"))
_PROSE_WORDS = 8
_NEARLY_ALL = 0.8
_MOST_OF_ALL = 0.6
_LEAST = 120

Stretches = dict[int, tuple[int, int]]
"""Block index -> (start, end) of what is selected of that block."""


class PageBlocks:
    """A page's blocks, asked for those that an element holds."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [block.start for block in document.blocks]
        self.ends = [block.end for block in document.blocks]
        assert document.markup is not None
        self._markup = document.markup
        self.prose = [0, *accumulate(map(_prose_words, document.blocks))]
        self.main = [0, *accumulate(b.end - b.start if b.main else 0 for b in document.blocks)]

    def stretches(self, numbers: set[int]) -> Stretches:
        """What the elements take of the blocks; nothing where these are the article.

        An element is, where it holds much of the page's main prose or most of its main text; all of one class
        are together, and all that the selectors name, where they hold most of either.
        """
        named: dict[str, list[tuple[int, int, range]]] = defaultdict(list)
        for number in sorted(numbers):
            if (element := self._held(number)) is not None:
                named[self._markup.attribute(number, "class")].append(element)
        taken = [
            element
            for elements in named.values()
            if len(elements) == 1 or not self._is_article([held for *_, held in elements], _MOST_OF_ALL)
            for element in elements
        ]
        found = self._taken(taken)
        return found if not self._is_article([range(at, at + 1) for at in found], _MOST_OF_ALL) else {}

    def _taken(self, elements: list[tuple[int, int, range]]) -> Stretches:
        """What each element takes of its blocks, where none before it takes of them.

        Of thousands of elements within each other, each would hold nearly all blocks: so blocks that were
        taken whole are stepped over.
        """
        found: Stretches = {}
        beyond = _Beyond()
        for start, end, held in elements:
            index = beyond.first(held.start)
            while index < held.stop:
                if index not in found and (stretch := self._stretch(index, start, end)) is not None:
                    found[index] = stretch
                if index in found:
                    beyond.take(index)
                index = beyond.first(index + 1)
        return found

    def _held(self, number: int) -> tuple[int, int, range] | None:
        """(start, end, blocks) of an element that is not the article by itself."""
        start, end = self._markup.span(number)
        held = overlapped(self.starts, self.ends, start, end)
        if not held or self._markup.nodes[number].tag in _WHOLE or self._is_article([held], MOST):
            return None
        return start, end, held

    def _is_article(self, held: list[range], most: float) -> bool:
        """Whether stretches of blocks hold so much of the main content that they are the article."""
        first = last = prose = size = 0
        for blocks in sorted(held, key=lambda blocks: blocks.start):
            first, last = max(blocks.start, last), max(blocks.stop, last)
            if first < last:
                prose += self.prose[last] - self.prose[first]
                size += self.main[last] - self.main[first]
        if prose >= MOST_WORDS and prose > most * self.prose[-1]:
            return True
        return size >= _LEAST and size > _MOST_OF_ALL * self.main[-1]

    def _stretch(self, index: int, start: int, end: int) -> tuple[int, int] | None:
        """What an element takes of a block: all, or of a caption a part; of running text no words."""
        block = self.document.blocks[index]
        start, end = max(start, block.start), min(end, block.end)
        if end - start >= _NEARLY_ALL * (block.end - block.start):
            return block.start, block.end
        return (start, end) if has(block, "figure") else None


class _Beyond:
    """Numbers of which some are taken, and the first that is not (union and find, Tarjan 1975)."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def take(self, number: int) -> None:
        """From now on step over the number."""
        self._next[number] = number + 1

    def first(self, number: int) -> int:
        """The number, or the first after it that is not taken."""
        passed = []
        while number in self._next:
            passed.append(number)
            number = self._next[number]
        for before in passed:
            self._next[before] = number
        return number


def _prose_words(block: Block) -> int:
    running = block.main and block.words >= _PROSE_WORDS and block.link_share < 0.5
    return block.words if running and has(block, "sentence") else 0
