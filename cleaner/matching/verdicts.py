"""Verdicts: which stretches go, made of what fired.

Precedence: keep over remove; a user's rules over the packaged; site over language over any; a
rule that names a block itself over a section that merely reaches it; an element inside a block
over the block; a longer stretch over a shorter; one that is told apart into several pieces over
one that is not; then file order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from cleaner.document import Block, Document
from cleaner.matching.context import Context
from cleaner.matching.hits import Hit
from cleaner.matching.patterns import search
from cleaner.rule import Rule
from cleaner.traits import has

ITEM_WORDS = 25
BLURB_WORDS = 20
LONE_SUBHEADING_WORDS = 5
MID_ARTICLE_ITEMS = 12
TAIL_ITEMS = 60
SECTION_BLOCKS = 1000
"""What a section may reach at most, so that a page of headings alone is read in linear time."""


class Claim:
    """A rule's claim on the stretch [start, end) of one block.

    It is one of `parts` that the rule tells apart in an `extent` of so many characters. It is `direct`
    where the rule names the block itself, `inner` where an element inside the block is named.
    """

    __slots__ = ("category", "direct", "end", "extent", "inner", "parts", "reason", "rule", "start")

    def __init__(
        self,
        start: int,
        end: int,
        category: str,
        rule: Rule,
        reason: str,
        extent: int,
        parts: int = 1,
        direct: bool = True,
        inner: bool = False,
    ) -> None:
        self.start, self.end, self.category = start, end, category
        self.rule, self.reason, self.extent = rule, reason, extent
        self.parts, self.direct, self.inner = parts, direct, inner

    @property
    def precedence(self) -> tuple[bool, tuple[int, int], bool, bool, int, int, int]:
        """What is compared, the most telling first."""
        rule = self.rule
        own = rule.table.keep, rule.rank
        return *own, self.direct, self.inner, self.extent, self.parts, -rule.order


def settle(context: Context, hits: Sequence[Hit]) -> list[Claim]:
    """What fired on a document -> the claims that stand, in document order, never overlapping.

    Notes which sections end early because their pattern took too long.
    """
    claims: dict[int, list[Claim]] = defaultdict(list)
    kept = {hit.block.index for hit in hits if hit.rule.table.keep}
    for hit in hits:
        extent = max((e for _, e, _ in hit.spans), default=0) - min((s for s, _, _ in hit.spans), default=0)
        if hit.rule.table.remove == "match":
            extent = 0
        for start, end, category in hit.spans:
            parts, inner = len(hit.spans), _is_inner(hit, extent)
            claim = Claim(start, end, category, hit.rule, hit.reason, extent, parts, inner=inner)
            claims[hit.block.index].append(claim)
    own = {hit.block.index for hit in hits if _takes_whole_block(hit)} - kept
    rests: dict[tuple[int, bool], int] = {}
    for hit in hits:
        rest = hit.rule.order, hit.block.main
        if hit.rule.table.keep or hit.block.index in kept or hit.block.index <= rests.get(rest, -1):
            continue
        reached = _reach(context, hit, kept, own)
        for block in reached:
            claims[block.index].append(_reached(hit, block))
        if hit.rule.table.remove == "rest" and reached:
            rests[rest] = reached[-1].index  # up to there the rule takes no more from later blocks on
    standing: list[Claim] = []
    for index in sorted(claims):
        standing += _without_overlaps(context.document.text, claims[index])
    return standing


def _takes_whole_block(hit: Hit) -> bool:
    starts, ends = [s for s, _, _ in hit.spans], [e for _, e, _ in hit.spans]
    return bool(hit.spans) and min(starts) <= hit.block.start and max(ends) >= hit.block.end


def _is_inner(hit: Hit, extent: int) -> bool:
    table = hit.rule.table
    whole = hit.block.end - hit.block.start
    return table.select is not None and table.remove != "match" and extent < whole


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
    if len(claims) > 1:
        best = max(claims, key=lambda c: c.precedence)
        if all(best.start <= claim.start and claim.end <= best.end for claim in claims):
            claims = [best]
        else:
            claims = sorted(claims, key=lambda c: c.precedence, reverse=True)
    standing: list[Claim] = []
    for claim in claims:
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


def _reach(context: Context, hit: Hit, kept: set[int], own: set[int]) -> list[Block]:
    """The blocks after a hit's that its rule takes too."""
    table = hit.rule.table
    if table.remove == "rest":
        return _until(_following(context.document, hit.block), hit.rule, kept, context)[0]
    if table.remove != "section":
        return []
    following = _following(context.document, hit.block, table.max_blocks or SECTION_BLOCKS)
    if table.while_ is not None:
        return _while(following, hit.rule, kept, context)
    if table.until is not None:
        blocks, ended = _until(following, hit.rule, kept, context)
        if ended:
            return blocks
    return _items(following, kept, own)


def _following(document: Document, block: Block, most: int | None = None) -> list[Block]:
    """What stands after a block: after one outside the main content, up to the next main block."""
    blocks, place = document.sequence(block)
    end = None if most is None else place + 1 + most
    if block.main:
        return blocks[place + 1 : end]
    after = document.main_blocks[block.position : block.position + 1]
    return blocks[place + 1 : after[0].index if after else None][:most]


def _until(blocks: list[Block], rule: Rule, kept: set[int], context: Context) -> tuple[list[Block], bool]:
    until = rule.table.until
    for at, block in enumerate(blocks):
        if block.index in kept or (until is not None and _found(until, block, rule, context) is not False):
            return blocks[:at], True
    return blocks, False


def _while(blocks: list[Block], rule: Rule, kept: set[int], context: Context) -> list[Block]:
    for at, block in enumerate(blocks):
        if block.index in kept or not _found(rule.table.while_ or "", block, rule, context):
            return blocks[:at]
    return blocks


def _found(pattern: str, block: Block, rule: Rule, context: Context) -> bool | None:
    """Whether the pattern is found in the block, None where it took too long to tell."""
    try:
        return search(pattern, block.view, rule.checked) is not None
    except TimeoutError:
        context.note_timeout(rule, block)
        return None


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
    if len(found) < len(blocks):
        found = found[:MID_ARTICLE_ITEMS]
        if found and found[-1].index not in own and _is_subheading(found[-1], found[:-1]):
            found.pop()
    return found[:TAIL_ITEMS]


def _looks_like_item(block: Block, after: Block | None, found: list[Block]) -> bool:
    if found and has(found[0], "list-item") and not has(block, "list-item"):
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
        return block.words <= LONE_SUBHEADING_WORDS and not has(block, "question")
    average = sum(item.words for item in items) / len(items)
    return block.words <= 8 and average >= block.words + 2
