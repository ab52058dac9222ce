"""Where in a document the `place` of a rule is."""

from __future__ import annotations

from functools import cached_property

from cleaner.document import Document
from cleaner.rule import Place
from cleaner.traits import has

MOST_AROUND = 1000
"""A page has no more than so many blocks before and after its prose: where there are more, they are what it
is about, a list or a table."""


class Places:
    """A document's main blocks, by the positions that a rule's `place` can mean."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.main_blocks
        self._reaches: dict[tuple[Place, type], range] = {}

    def reach(self, place: Place) -> range:
        """The positions among the main blocks that a rule's `place` means."""
        asked = place, type(place)  # 1 is the first block, 1.0 are all
        if asked not in self._reaches:
            self._reaches[asked] = self._reach(place)
        return self._reaches[asked]

    def _reach(self, place: Place) -> range:
        count = len(self._blocks)
        if place == "start":
            return range(min(max(self.first_prose, 1), MOST_AROUND))
        if place == "end":
            return range(max(self.last_prose, count - MOST_AROUND, 0), count + 1)
        assert not isinstance(place, str)
        most = max(int(abs(place) * count), 1) if isinstance(place, float) else abs(place)
        if place > 0:
            return range(most)
        return range(max(count - most, count // 2), count + 1)  # an end never begins in the first half

    @cached_property
    def first_prose(self) -> int:
        """Position of the first main block of prose; the number of main blocks where there is none."""
        blocks = self._blocks
        return next((b.position for b in blocks if has(b, "prose")), len(blocks))

    @cached_property
    def last_prose(self) -> int:
        """Position of the last main block of prose; -1 where there is none."""
        return next((b.position for b in reversed(self._blocks) if has(b, "prose")), -1)
