"""How many blocks go under the right name: precision and recall, category by category.

Rules are tuned by these, as a rule decides block by block; `piece_scores` counts what a person marked, which
may be a part of a block or several, and tells of these what went at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cleaner.categories import CATEGORIES
from cleaner.document import Block, Document

BODY = ""
"""What stands for the category of a block that is the article's."""
_MOST = 0.5


class JudgedBlock(msgspec.Struct, frozen=True):
    """A block's category as a person judged it, and as a cleaner did; BODY for the article's."""

    gold: str
    found: str


class BlockScore(msgspec.Struct, frozen=True):
    """A category's blocks: those that are of it, those that went as it, and those that are both.

    `precision` and `recall` are shares, 0 to 1; 1 of none.
    """

    category: str
    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the blocks that went as this category which are of it."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of this category's blocks that went as it."""
        return self.right / self.gold if self.gold else 1.0


def score_of(scores: Iterable[BlockScore], category: str) -> BlockScore:
    """The score of a category among those of many; one of no blocks where it is not there."""
    return next((score for score in scores if score.category == category), BlockScore(category, 0, 0, 0))


def block_category(block: Block, spans: Iterable[tuple[int, int, str]]) -> str | None:
    """The category that most of a block has, BODY where none touches it, None where a part is of one.

    `spans` are (start, end, category) in the document's characters, and don't overlap.
    """
    shares: Counter[str] = Counter()
    for start, end, category in spans:
        if (length := min(end, block.end) - max(start, block.start)) > 0:
            shares[category] += length
    if not shares:
        return BODY
    if shares.total() <= _MOST * (block.end - block.start):
        return None
    return min(shares, key=lambda category: (-shares[category], category))


def judged_blocks(
    document: Document, gold: Sequence[tuple[int, int, str]], found: Sequence[tuple[int, int, str]]
) -> Iterator[JudgedBlock]:
    """Each main block that a person judged whole, with the category that a cleaner gave it."""
    for block in document.main_blocks:
        if (wanted := block_category(block, gold)) is not None:
            yield JudgedBlock(wanted, block_category(block, found) or BODY)


def category_scores(judged: Iterable[JudgedBlock]) -> list[BlockScore]:
    """The score of each category that a block is of or went as, in the order of the categories."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for block in judged:
        gold[block.gold] += 1
        found[block.found] += 1
        right[block.gold] += block.gold == block.found
    named = [category for category in CATEGORIES if gold[category] or found[category]]
    return [BlockScore(name, gold[name], found[name], right[name]) for name in named]


def leftovers_removed(judged: Iterable[JudgedBlock]) -> float:
    """The share of the blocks outside the body that were removed, under any category."""
    leftovers = [block.found != BODY for block in judged if block.gold != BODY]
    return sum(leftovers) / len(leftovers) if leftovers else 1.0


def body_lost(judged: Iterable[JudgedBlock]) -> float:
    """The share of the article's blocks that were removed."""
    body = [block.found != BODY for block in judged if block.gold == BODY]
    return sum(body) / len(body) if body else 0.0
