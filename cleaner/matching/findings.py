"""Rules on a document: every rule that fires, and what is taken in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.matching.context import Context
from cleaner.matching.hits import Hit
from cleaner.matching.matcher import Matcher
from cleaner.matching.verdicts import Claim, block_categories, settle


@dataclass(frozen=True, slots=True)
class Findings:
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
) -> Findings:
    """Try rules on a document whose main content is settled.

    `disabled` are ids of rules that must not fire. `gone` maps the index of a block that other
    rules have taken to the category it went by.
    """
    context = Context(document)
    hits = _enabled(disabled, [hit for matcher in matchers for hit in matcher.hits(context)])
    claims = settle(context, hits)
    context.categories = {**(gone or {}), **block_categories(document, claims)}
    more = _enabled(disabled, [hit for matcher in matchers for hit in matcher.neighbour_hits(context)])
    if more:
        hits += more
        claims = settle(context, hits)
    return Findings(hits, claims, context.notes)


def _enabled(disabled: frozenset[str], hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.rule.id not in disabled] if disabled else hits
