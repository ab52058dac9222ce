"""Rules on a document: every rule that fires, and what is taken in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from cleaner.deadline import NO_DEADLINE, Deadline
from cleaner.document import Document
from cleaner.matching.context import Context
from cleaner.matching.evidence import Weighing
from cleaner.matching.guard import Guard
from cleaner.matching.hits import Hit
from cleaner.matching.matcher import Matcher
from cleaner.matching.subject import without_own_subject
from cleaner.matching.verdicts import Claim, block_categories, settle


class Findings(msgspec.Struct, frozen=True):
    """What rules make of a document.

    `hits` are all that fired, `claims` the stretches that go, in document order and never
    overlapping. `notes` says, for a person, which rules were skipped where, and why.
    """

    hits: list[Hit]
    claims: list[Claim]
    notes: list[str]


def apply_rules(
    document: Document,
    matchers: Sequence[Matcher],
    disabled: frozenset[str] = frozenset(),
    gone: Mapping[int, str] | None = None,
    guarded: bool = True,
    deadline: Deadline = NO_DEADLINE,
) -> Findings:
    """Try rules on a document whose main content is settled.

    `disabled` are ids of rules that must not fire. `gone` maps the index of a block that other
    rules have taken to the category it went by. Where it is not `guarded`, rules take what they say,
    however much that is of the document. Raises TimeLimitError at the deadline.
    """
    context = Context(document, deadline)
    fired = [hit for matcher in matchers for hit in matcher.hits(context)]
    if guarded:
        fired = without_own_subject(document, fired)
    guard = Guard(document, disabled)
    while True:
        hits = [hit for hit in fired if hit.rule.id not in guard.off]
        claims = settle(context, hits, guard.bounded)
        taken = block_categories(document, claims)
        context.categories = {**gone, **taken} if gone else taken
        more = [hit for matcher in matchers for hit in matcher.neighbour_hits(context, guard.off)]
        weighed = _evidence_hits(matchers, context, guard.off)
        if weighed:  # what goes by evidence may speak for the blocks beside it
            more += weighed
            more += [hit for matcher in matchers for hit in matcher.neighbour_hits(context, guard.off)]
        if more:
            del claims  # there may be very many
            hits += more
            claims = settle(context, hits, guard.bounded)
        if not guarded or not guard.restrains(claims):
            return Findings(hits, claims, [*context.notes, *guard.notes])
        del hits, claims  # before there are others


def _evidence_hits(matchers: Sequence[Matcher], context: Context, off: Collection[str]) -> list[Hit]:
    """The evidence rules that fire; one of no language in the document's languages, where it speaks these.

    The first matcher has it in English words, whose `unless` saves nothing of another language.
    """
    spoken = [rule_id for matcher in matchers[1:] for rule_id in matcher.weighed_ids]
    first = [hit for matcher in matchers[:1] for hit in matcher.evidence_hits(context, {*off, *spoken})]
    return first + [hit for matcher in matchers[1:] for hit in matcher.evidence_hits(context, off)]


def weighings(
    document: Document,
    matchers: Sequence[Matcher],
    disabled: frozenset[str],
    claims: Sequence[Claim],
    deadline: Deadline = NO_DEADLINE,
) -> Iterator[Weighing]:
    """What each evidence rule's hints add up to on each main block.

    `claims` are what the rules take of the document, and speak for the blocks beside it. A rule that
    applies in several languages is weighed once.
    """
    context = Context(document, deadline)
    context.categories = block_categories(document, claims)
    blocks = document.main_blocks
    seen: set[tuple[str, int]] = set()
    for matcher in matchers:
        for weighing in matcher.weighings(context, blocks):
            key = weighing.rule.id, weighing.block.index
            if weighing.rule.id not in disabled and key not in seen:
                seen.add(key)
                yield weighing


def gone_exactly(document: Document, claims: Sequence[Claim]) -> Collection[int]:
    """The indexes of the blocks that rules without evidence take, which are not asked about evidence."""
    return block_categories(document, [c for c in claims if c.rule.table.evidence is None]).keys()
