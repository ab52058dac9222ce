"""A hit: a rule that fired on a block, what it takes there, and why."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from cleaner.categories import CATEGORIES
from cleaner.document import Block
from cleaner.normal import without_leading_signs
from cleaner.rule import Rule

if TYPE_CHECKING:
    import regex

_KEPT_REASONS = 1000
"""Many blocks may be one and the same line; so many of the last reasons are shared among them."""
Stretch = tuple[int, int]
"""(start, end) in the document's characters."""
Span = tuple[int, int, str]
"""(start, end, category) in the document's characters."""


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A rule that fired on a block.

    `reason` says what the rule saw. `parts` is what `spans` holds unless the whole block goes, None
    where it does: a document may have very many hits. `margin` is how far an evidence rule is above
    its threshold, 0 for every other rule.
    """

    rule: Rule
    block: Block
    reason: str
    parts: tuple[Span, ...] | None = None
    margin: float = 0.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """What goes: the whole block, the matched words, or what each named group matched."""
        if self.parts is not None:
            return self.parts
        return ((self.block.start, self.block.end, self.rule.category),)


def make_hit(
    rule: Rule,
    block: Block,
    found: regex.Match[str] | None,
    stretch: Stretch,
    matches: list[Stretch] | None = None,
) -> Hit | None:
    """The hit of a rule that holds of a block, None where it would take nothing.

    `found` is what the rule's `match` found first, `stretch` what its selector names, `matches` are all
    (start, end) in what was searched that go, where the rule takes no more than these.
    """
    whole = None if stretch == (block.start, block.end) else ((*stretch, rule.category),)
    if found is None:
        return Hit(rule, block, _reason(rule, block), whole)
    reason = _matched(found.group()[:80])
    if matches is not None:
        spans = tuple((*_in_source(block, found, match), rule.category) for match in matches)
        return Hit(rule, block, reason, spans) if spans else None
    if found.re.groupindex and not rule.table.keep:
        return Hit(rule, block, reason, _group_spans(found, block))
    return Hit(rule, block, reason, whole)


def _group_spans(found: regex.Match[str], block: Block) -> tuple[Span, ...]:
    spans = []
    for name in found.groupdict():
        start, end = found.span(name)
        category = name.replace("_", "-")
        if end > start and category in CATEGORIES:
            start, end = _in_source(block, found, (start, end))
            spans.append((block.start if start == block.content else start, end, category))
    return tuple(sorted(spans))


def _in_source(block: Block, found: regex.Match[str], match: Stretch) -> Stretch:
    """Where in the document a match stands; leading signs go with the words that they lead up to."""
    start, end = match
    view, left_out = block.view, len(block.view) - len(found.string)
    leads = start + left_out <= len(view) - len(without_leading_signs(view))
    return block.source_offset(0 if leads else start + left_out), block.source_offset(end + left_out)


@lru_cache(_KEPT_REASONS)
def _matched(words: str) -> str:
    return f"matched “{words}”"


@lru_cache(_KEPT_REASONS)
def _line(words: str) -> str:
    return f"the line “{words}”"


def _reason(rule: Rule, block: Block) -> str:
    if rule.lines is not None:
        return _line(block.view[:80])
    if rule.table.select is not None:
        named = rule.selectors
        more = f" or one of {len(named) - 1} more like it" if len(named) > 1 else ""
        return f"an element that “{named[0]}”{more} names"
    if rule.table.traits:
        return f"a block that is {', '.join(rule.table.traits)}"
    return rule.table.description or "every block where the rule applies"
