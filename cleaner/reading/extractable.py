"""Whether an extractor can be given a page: it takes quadratic time for some that nobody writes.

The figures lie above what any of 380 pages of news sites and blogs has, which their lines name.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import XPath

from cleaner.document import Block, Document

MAX_CHARACTERS = 3_000_000
"""Visible text beyond which a page is left to block features alone; a long book has a million."""
MAX_ELEMENTS = 50_000
"""Elements beyond which it is, too; the page with most had 3,760."""
FEW_ELEMENTS = 2500
CHARACTERS_PER_ELEMENT = 60
"""What a page must have of source for each element above FEW_ELEMENTS; none was denser than 61."""
CHARACTERS_PER_TAG = 12
"""The same for all elements, line breaks and emphasis too: what stands between them is words."""
DEEP = 60
MAX_DEEP_ELEMENTS = 100
"""Elements that may stand deeper than DEEP; none did."""
SHORT_LINE = 70
MAX_SHORT_LINES = 500
"""Short lines in a row beyond which the extractor's fallbacks, quadratic in them, are not asked."""

_count_all = XPath("count(//*)")
_count_deep = XPath(f"count(//*[ancestor::*[{DEEP}]])")


def is_too_much(document: Document) -> bool:
    """Whether a page has more elements, or deeper ones, than an extractor copes with in time."""
    markup = document.markup
    assert markup is not None
    elements = max(len(markup.nodes), len(document.blocks))
    if len(document.text) > MAX_CHARACTERS or elements > MAX_ELEMENTS:
        return True
    if elements > FEW_ELEMENTS + markup.size / CHARACTERS_PER_ELEMENT:
        return True
    if float(_count_all(markup.root)) > FEW_ELEMENTS + markup.size / CHARACTERS_PER_TAG:  # type: ignore[arg-type]
        return True
    return float(_count_deep(markup.root)) > MAX_DEEP_ELEMENTS  # type: ignore[arg-type]


def has_many_short_lines(blocks: Iterable[Block]) -> bool:
    """Whether more short lines follow one another than in any list."""
    run = 0
    for block in blocks:
        run = run + 1 if block.end - block.start < SHORT_LINE else 0
        if run > MAX_SHORT_LINES:
            return True
    return False
