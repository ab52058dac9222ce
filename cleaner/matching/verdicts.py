"""Verdicts: which stretches go, made of what fired.

Precedence: keep over remove; a user's rules over the packaged; site over language over any; exact
rules over evidence; a rule that names a block itself over a section that merely reaches it; an
element inside a block over the block; of two evidence rules the one further above its threshold; a
longer stretch over a shorter; one that is told apart into several pieces over one that is not; then
file order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from sys import intern

import msgspec

from cleaner.document import Block, Document
from cleaner.matching.context import Context
from cleaner.matching.hits import Hit, Span
from cleaner.matching.sections import REACHING, Sections
from cleaner.normal import trimmed
from cleaner.rule import Rule


class Claim(msgspec.Struct, gc=False):
    """A rule's claim on the stretch [start, end) of one block.

    It is one of `parts` that the rule tells apart in an `extent` of so many characters. It is `direct`
    where the rule names the block itself, `inner` where an element inside the block is named. `margin`
    is how far an evidence rule is above its threshold.
    """

    start: int
    end: int
    category: str
    rule: Rule
    reason: str
    extent: int
    parts: int = 1
    direct: bool = True
    inner: bool = False
    margin: float = 0.0

    @property
    def precedence(self) -> tuple[bool, tuple[int, int], bool, bool, bool, float, int, int, int]:
        """What is compared, the most telling first."""
        rule = self.rule
        own = rule.table.keep, rule.rank, rule.table.evidence is None
        return *own, self.direct, self.inner, self.margin, self.extent, self.parts, -rule.order


def settle(context: Context, hits: Sequence[Hit], bounded: Collection[str] = ()) -> list[Claim]:
    """What fired on a document -> the claims that stand, in document order, never overlapping.

    Rules whose id is among the `bounded` take no more than the block that they name themselves.
    Notes which sections end early because their pattern took too long.
    """
    kept = {hit.block.index for hit in hits if hit.rule.table.keep}
    reached = _best_that_reach(context, hits, kept, bounded)
    ordered = sorted(hits, key=_block_of)
    standing: list[Claim] = []
    at = 0
    for index in _in_order(ordered, reached):
        first = at
        while at < len(ordered) and _block_of(ordered[at]) == index:
            at += 1
        if at == first + 1 and ordered[first].parts is None and index not in reached:
            if not ordered[first].rule.table.keep:
                standing.append(_whole(ordered[first]))
            continue
        claims = _own_claims(ordered[first:at])
        if index in reached:
            claims.append(_reached(reached[index], context.document.blocks[index]))
        standing += _without_overlaps(context.document.text, claims)
    return standing


def _in_order(hits: Sequence[Hit], reached: Collection[int]) -> Iterator[int]:
    """The indexes of the blocks of hits, which stand in their order, and of blocks that are reached."""
    if reached:
        yield from sorted({*map(_block_of, hits), *reached})
    else:
        yield from (index for index, _ in groupby(hits, _block_of))


def _whole(hit: Hit) -> Claim:
    """The claim of a hit that takes its whole block, which no other hit names."""
    block, rule = hit.block, hit.rule
    extent = 0 if rule.table.remove == "match" else block.end - block.start
    return Claim(block.start, block.end, rule.category, rule, hit.reason, extent, margin=hit.margin)


def _own_claims(hits: Sequence[Hit]) -> list[Claim]:
    """What rules claim of the one block that they name themselves.

    Of several claims on one and the same stretch the foremost is made alone: no other can stand.
    """
    foremost: dict[tuple[int, int], Claim] = {}
    for hit in hits:
        spans = hit.spans
        start, end = _stretch(spans)
        extent = 0 if hit.rule.table.remove == "match" else end - start
        said = hit.rule, hit.reason, extent, len(spans)
        inner = _is_inner(hit, extent)
        for start, end, category in spans:
            claim = Claim(start, end, category, *said, inner=inner, margin=hit.margin)
            key = start, end
            if key not in foremost or claim.precedence > foremost[key].precedence:
                foremost[key] = claim
    return list(foremost.values())


def _best_that_reach(
    context: Context, hits: Sequence[Hit], kept: set[int], bounded: Collection[str]
) -> dict[int, Hit]:
    """Block index -> of the hits whose sections reach the block, all of which would take the whole of it,
    the one that goes before the others."""
    if all(hit.rule.table.remove not in REACHING for hit in hits):
        return {}
    own = {hit.block.index for hit in hits if _takes_whole_block(hit)} - kept
    sections = Sections(context, kept, own)
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.rule.table.keep or hit.block.index in kept or hit.rule.id in bounded:
            continue
        for block in sections.reached(hit):
            if block.index not in best or _goes_before(hit.rule, best[block.index].rule):
                best[block.index] = hit
    return best


def _block_of(hit: Hit) -> int:
    return hit.block.index


def _stretch(spans: Sequence[Span]) -> tuple[int, int]:
    """(start, end) of all that a hit takes; the one is the other where it takes nothing."""
    if len(spans) == 1:
        return spans[0][:2]
    return min((start for start, _, _ in spans), default=0), max((end for _, end, _ in spans), default=0)


def _takes_whole_block(hit: Hit) -> bool:
    if hit.parts is None:
        return True
    start, end = _stretch(hit.parts)
    return start <= hit.block.start and end >= hit.block.end


def _is_inner(hit: Hit, extent: int) -> bool:
    table = hit.rule.table
    whole = hit.block.end - hit.block.start
    return table.select is not None and table.remove != "match" and extent < whole


def block_categories(document: Document, claims: Sequence[Claim]) -> dict[int, str]:
    """Block index -> the category of the claim that takes the whole or the last of the block.

    Claims stand in document order and never overlap.
    """
    categories = {}
    at = 0
    for block in document.blocks:
        while at < len(claims) and claims[at].end < block.end:
            at += 1
        if at < len(claims) and claims[at].end == block.end:
            categories[block.index] = claims[at].category
    return categories


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
            if (free := trimmed(document.text, start, claims[at].start)) is not None:
                yield free
            start = claims[at].end
            at += 1
        if (free := trimmed(document.text, start, block.end)) is not None:
            yield free


def _goes_before(rule: Rule, other: Rule) -> bool:
    return (rule.rank, -rule.order) > (other.rank, -other.order)


def _reached(hit: Hit, block: Block) -> Claim:
    what = "the rest after" if hit.rule.table.remove == "rest" else "an item after"
    reason = intern(f"{what} “{hit.block.view[:60]}”")
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
        for start, end in list(_free(claim.start, claim.end, standing)):
            if (stretch := trimmed(text, start, end)) is not None:
                part = claim
                if stretch != (claim.start, claim.end):
                    part = Claim(
                        *stretch, claim.category, claim.rule, claim.reason, claim.extent, direct=claim.direct
                    )
                insort(standing, part, key=_start_of)
    return [claim for claim in standing if not claim.rule.table.keep]


_start_of = attrgetter("start")
_end_of = attrgetter("end")


def _free(start: int, end: int, taken: list[Claim]) -> Iterator[tuple[int, int]]:
    """The parts of [start, end) that no claim has taken; those taken stand in order and don't overlap."""
    first = bisect_right(taken, start, key=_end_of)
    last = bisect_left(taken, end, key=_start_of)
    for claim in taken[first:last]:
        if claim.start > start:
            yield start, claim.start
        start = max(start, claim.end)
    if start < end:
        yield start, end
