"""What the rules leave of many documents of one site: the blocks in which repetition is looked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from cleaner.cleaning import Cleaner
from cleaner.document import Block, Document
from cleaner.matching.places import Places
from cleaner.traits import PROSE_WORDS, has

LABEL_WORDS = 8
"""A subheading has no more words than these."""
DETAIL_WORDS = 8
"""Nor has a name or a date with what stands around it."""
_TWIN_SHARE = 0.5
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


class Zone(Enum):
    """Where a block stands: before a page's first prose, among it, or after it."""

    HEAD = "head"
    STORY = "story"
    TAIL = "tail"


@dataclass(eq=False, slots=True)
class Spot:
    """A block that the rules leave, with its place among what they leave of the document."""

    remains: Remains
    block: Block
    place: int
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.key = self.block.key

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of an article."""
        return self.block.words >= PROSE_WORDS and not has(self.block, "cut-off")

    @property
    def is_label(self) -> bool:
        """Whether it could be a subheading."""
        block = self.block
        if block.element is not None and block.element.heading:
            return True
        shaped = has(block, "title-like") or has(block, "question") or has(block, "colon")
        return shaped and block.words <= LABEL_WORDS

    @property
    def is_detail(self) -> bool:
        """Whether it is a name, a date or a label outside the story: no standfirst, no subheading."""
        block = self.block
        if self.zone is Zone.STORY or block.words > DETAIL_WORDS or not has(block, "title-like"):
            return False
        return has(block, "title-case") or has(block, "link") or any(char.isdigit() for char in block.view)

    @property
    def selectors(self) -> set[str]:
        """The classes and ids of the elements around it, as selectors."""
        element, found = self.block.element, set()
        while element is not None:
            found |= {f".{name}" for name in element.classes.lower().split() if _NAME.fullmatch(name)}
            if _NAME.fullmatch(element.id.lower()):
                found.add(f"#{element.id.lower()}")
            element = element.parent
        return found

    @property
    def before(self) -> Spot | None:
        """What is left before it."""
        return self.remains.spots[self.place - 1] if self.place else None

    @property
    def after(self) -> list[Spot]:
        """All that is left after it."""
        return self.remains.spots[self.place + 1 :]

    @property
    def zone(self) -> Zone:
        """Where it stands, its own words left out of account."""
        others = [spot.place for spot in self.remains.story if spot is not self]
        if not others or self.place < others[0]:
            return Zone.HEAD if others else Zone.TAIL
        return Zone.TAIL if self.place > others[-1] else Zone.STORY


@dataclass(eq=False)
class Remains:
    """A document and what the rules leave of it; `story` is the prose that no other page has."""

    document: Document
    places: Places = field(init=False)
    spots: list[Spot] = field(default_factory=list)
    story: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = Places(self.document)


def read_remains(cleaner: Cleaner, documents: Iterable[Document]) -> list[Remains]:
    """Documents of one site -> what is left of each; of two that tell one story the second goes."""
    found: list[Remains] = []
    stories: list[set[str]] = []
    for document in documents:
        remains = _remains(cleaner, document)
        keys = {spot.key for spot in remains.spots if spot.prose}
        if any(_same_story(keys, other) for other in stories):
            continue
        found.append(remains)
        stories.append(keys)
    _tell_stories(found)
    return found


def _same_story(one: set[str], two: set[str]) -> bool:
    common = len(one & two)
    return common > 1 and common > _TWIN_SHARE * len(one | two)


def _remains(cleaner: Cleaner, document: Document) -> Remains:
    result = cleaner.clean_document(document)
    remains = Remains(document)
    ends = iter([*result.removed, None])
    piece = next(ends)
    for block in document.main_blocks:
        while piece is not None and piece.end <= block.start:
            piece = next(ends)
        if piece is None or piece.start >= block.end:
            remains.spots.append(Spot(remains, block, len(remains.spots)))
    return remains


def _tell_stories(found: list[Remains]) -> None:
    counts = Counter(key for remains in found for key in {spot.key for spot in remains.spots})
    for remains in found:
        remains.story = [spot for spot in remains.spots if spot.prose and counts[spot.key] == 1]


def all_spots(found: Iterable[Remains]) -> list[Spot]:
    """The spots of all documents, in their order."""
    return [spot for remains in found for spot in remains.spots]


def documents_of(spots: Iterable[Spot]) -> int:
    """In how many documents the spots stand."""
    return len({id(spot.remains) for spot in spots})
