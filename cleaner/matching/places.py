"""Where in a document the `place` of a rule is."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from cleaner.document import Block, Document
from cleaner.rule_tables import Place
from cleaner.traits import PROSE_WORDS, has

MOST_AROUND = 1000
"""A page has no more than so many blocks before and after its prose: where there are more, they are what it
is about, a list or a table."""

SHORT_PROSE_WORDS = 10
"""The words of a paragraph where a document has none of PROSE_WORDS: Slavic languages, without articles, say
in twelve words what takes English eighteen. A guess of that proportion, with room below it."""


class Places:
    """A document's main blocks, by the positions that a rule's `place` can mean.

    Its end begins with the last block that stays and is prose or a sentence that tells more of the same,
    as far as is known: `gone` holds the indexes of the blocks that go, and may grow.
    """

    def __init__(self, document: Document) -> None:
        self._blocks = document.main_blocks
        self._reaches: dict[tuple[Place, type], range] = {}
        self.gone = ()

    def reach(self, place: Place) -> range:
        """The positions among the main blocks that a rule's `place` means."""
        if place == "end":  # which begins earlier where more goes
            return range(max(self.last_prose, len(self._blocks) - MOST_AROUND, 0), len(self._blocks) + 1)
        asked = place, type(place)  # 1 is the first block, 1.0 are all
        if asked not in self._reaches:
            self._reaches[asked] = self._reach(place)
        return self._reaches[asked]

    def widest(self, place: Place) -> range:
        """The positions that a `place` may come to mean: the end begins earlier where more goes."""
        count = len(self._blocks)
        return range(max(count - MOST_AROUND, 0), count + 1) if place == "end" else self.reach(place)

    def _reach(self, place: Place) -> range:
        if isinstance(place, str):
            return range(min(max(self.first_prose, 1), MOST_AROUND))
        if place >= 0:
            return range(self._most(place))
        count = len(self._blocks)
        return range(max(count - self._most(place), count // 2), count + 1)

    def _most(self, place: float) -> int:
        return max(int(abs(place) * len(self._blocks)), 1) if isinstance(place, float) else abs(place)

    @cached_property
    def first_prose(self) -> int:
        """Position of the first main block of prose; the number of main blocks where there is none."""
        blocks = self._blocks
        return next((b.position for b in blocks if self.is_prose(b)), len(blocks))

    @property
    def gone(self) -> Container[int]:
        """The indexes of blocks that go, as far as they are known."""
        return self._gone

    @gone.setter
    def gone(self, indexes: Container[int]) -> None:
        self._gone = indexes
        self._last = len(self._blocks) - 1

    @property
    def last_prose(self) -> int:
        """Position of the last main block that stays and goes on with the story; -1 where there is none."""
        while self._last >= 0 and not self._stays(self._blocks[self._last]):
            self._last -= 1
        return self._last

    def _stays(self, block: Block) -> bool:
        return block.index not in self._gone and (self.is_prose(block) or _goes_on(block))

    def is_prose(self, block: Block) -> bool:
        """Whether the block is a paragraph of prose, by the length that these have in the document."""
        return block.words >= self._prose_words and has(block, "sentence")

    @cached_property
    def _prose_words(self) -> int:
        """The words that a sentence of prose has: fewer where all of several paragraphs are short."""
        paragraphs = [b.words for b in self._blocks if b.words >= SHORT_PROSE_WORDS and has(b, "sentence")]
        return SHORT_PROSE_WORDS if len(paragraphs) > 1 and max(paragraphs) < PROSE_WORDS else PROSE_WORDS


def _goes_on(block: Block) -> bool:
    """Whether a sentence, short for prose, reports speech or tells more of what the document tells of."""
    if block.words < SHORT_PROSE_WORDS or not has(block, "sentence"):
        return False
    return has(block, "reported-speech") or (has(block, "statement") and not has(block, "off-topic"))
