"""Verdicts: which stretches go, made of what fired.

Precedence: keep over remove; a user's rules over the packaged; site over language over any; a
rule that names a block itself over a section that merely reaches it; a longer stretch over a
shorter; one that is told apart into several pieces over one that is not; then file order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest

from cleaner.document import Block, Document
from cleaner.matching.matcher import Hit
from cleaner.matching.patterns import search
from cleaner.rulebook.schema import Rule

ITEM_WORDS = 25
BLURB_WORDS = 20
LONE_SUBHEADING_WORDS = 5
MID_ARTICLE_ITEMS = 12
TAIL_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule's claim on the stretch [start, end) of one block."""

    start: int
    end: int
    category: str
    rule: Rule
    reason: str
    extent: int
    parts: int = 1
    direct: bool = True

    @property
    def precedence(self) -> tuple[bool, tuple[int, int], bool, int, int, int]:
        """What is compared, the most telling first."""
        rule = self.rule
        return rule.table.keep, rule.rank, self.direct, self.extent, self.parts, -rule.order


def settle(document: Document, hits: Sequence[Hit]) -> list[Claim]:
    """What fired on a document -> the claims that stand, in document order, never overlapping."""
    claims: dict[int, list[Claim]] = defaultdict(list)
    kept = {hit.block.index for hit in hits if hit.rule.table.keep}
    for hit in hits:
        extent = max((e for _, e, _ in hit.spans), default=0) - min((s for s, _, _ in hit.spans), default=0)
        if hit.rule.table.remove == "match":
            extent = 0
        for start, end, category in hit.spans:
            claim = Claim(start, end, category, hit.rule, hit.reason, extent, len(hit.spans))
            claims[hit.block.index].append(claim)
    own = {index for index, found in claims.items() if index not in kept and found}
    for hit in hits:
        if not hit.rule.table.keep and hit.block.index not in kept:
            for block in _reach(document, hit, kept, own):
                claims[block.index].append(_reached(hit, block))
    standing: list[Claim] = []
    for index in sorted(claims):
        standing += _without_overlaps(document.text, claims[index])
    return standing


def block_categories(document: Document, claims: Iterable[Claim]) -> dict[int, str]:
    """Block index -> the category of the claim that takes the whole or the last of the block."""
    by_end = {claim.end: claim.category for claim in claims}
    return {b.index: by_end[b.end] for b in document.blocks if b.end in by_end}


def unclaimed(document: Document, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """(start, end) of what no claim takes of the blocks outside the main content."""
    at = 0
    for block in document.blocks:
        while at < len(claims) and claims[at].end <= block.start:
            at += 1
        if block.main:
            continue
        start = block.start
        while at < len(claims) and claims[at].start < block.end:
            if (free := _trimmed(document.text, start, claims[at].start)) is not None:
                yield free
            start = claims[at].end
            at += 1
        if (free := _trimmed(document.text, start, block.end)) is not None:
            yield free


def _reached(hit: Hit, block: Block) -> Claim:
    what = "the rest after" if hit.rule.table.remove == "rest" else "an item after"
    reason = f"{what} “{hit.block.view[:60]}”"
    extent = block.end - block.start
    return Claim(block.start, block.end, hit.rule.category, hit.rule, reason, extent, direct=False)


def _without_overlaps(text: str, claims: list[Claim]) -> list[Claim]:
    standing: list[Claim] = []
    for claim in sorted(claims, key=lambda c: c.precedence, reverse=True):
        for start, end in _free(claim.start, claim.end, standing):
            if (trimmed := _trimmed(text, start, end)) is not None:
                standing.append(
                    claim
                    if trimmed == (claim.start, claim.end)
                    else Claim(*trimmed, claim.category, claim.rule, claim.reason, claim.extent)
                )
    return sorted((c for c in standing if not c.rule.table.keep), key=lambda c: c.start)


def _free(start: int, end: int, taken: list[Claim]) -> Iterator[tuple[int, int]]:
    """The parts of [start, end) that no claim has taken."""
    for claim in sorted(taken, key=lambda c: c.start):
        if claim.end <= start or claim.start >= end:
            continue
        if claim.start > start:
            yield start, claim.start
        start = max(start, claim.end)
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without white space around it, None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def _reach(document: Document, hit: Hit, kept: set[int], own: set[int]) -> list[Block]:
    """The blocks after a hit's that its rule takes too."""
    table = hit.rule.table
    following = _following(document, hit.block)
    if table.remove == "rest":
        return _until(following, table.until, kept)[0]
    if table.remove != "section":
        return []
    following = following[: table.max_blocks]
    if table.while_ is not None:
        return _while(following, table.while_, kept)
    if table.until is not None:
        blocks, ended = _until(following, table.until, kept)
        if ended:
            return blocks
    return _items(following, kept, own)


def _following(document: Document, block: Block) -> list[Block]:
    """What stands after a block: after one outside the main content, up to the next main block."""
    blocks, place = document.sequence(block)
    if block.main:
        return blocks[place + 1 :]
    following = takewhile(lambda after: not after.main, islice(blocks, place + 1, None))
    return list(following)


def _until(blocks: list[Block], until: str | None, kept: set[int]) -> tuple[list[Block], bool]:
    for at, block in enumerate(blocks):
        if block.index in kept or (until is not None and search(until, block.view)):
            return blocks[:at], True
    return blocks, False


def _while(blocks: list[Block], pattern: str, kept: set[int]) -> list[Block]:
    for at, block in enumerate(blocks):
        if block.index in kept or not search(pattern, block.view):
            return blocks[:at]
    return blocks


def _items(blocks: list[Block], kept: set[int], own: set[int]) -> list[Block]:
    """The blocks that look like a teaser list's items; the article resumes where they end.

    A box inside an article ends with prose, and the last short title before that prose is the
    article's own subheading where it is unlike the items before it, or alone and very short.
    """
    found: list[Block] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.index in kept:
            break
        if block.index not in own and not _looks_like_item(block, after, found):
            break
        found.append(block)
        if len(found) > TAIL_ITEMS:
            break
    resumes = len(found) < len(blocks)
    if resumes:
        found = found[:MID_ARTICLE_ITEMS]
        if found and found[-1].index not in own and _is_subheading(found[-1], found[:-1]):
            found.pop()
    return found


def _looks_like_item(block: Block, after: Block | None, found: list[Block]) -> bool:
    if found and found[0].has("list-item") and not block.has("list-item"):
        return False
    if block.has("cut-off") or block.has("link"):
        return True
    if block.words > ITEM_WORDS or block.has("table"):
        return False
    if block.has("title-like") or block.has("question"):
        return True
    return block.words <= BLURB_WORDS and after is not None and after.has("cut-off")


def _is_subheading(block: Block, items: list[Block]) -> bool:
    if block.has("link") or block.has("cut-off") or block.has("list-item"):
        return False
    if not items:
        return block.words <= LONE_SUBHEADING_WORDS and not block.has("question")
    average = sum(item.words for item in items) / len(items)
    return block.words <= 8 and average >= block.words + 2
