"""What a site's `[page]` table says of a page: where its article stands, and what is never part of it."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.matching.selection import selected_blocks
from cleaner.rule import Page


def find_body(document: Document, pages: Sequence[Page]) -> bool:
    """Set `main` by the first `body` selector that finds something; False where none does.

    `pages` are the site's tables, the foremost first.
    """
    for page in pages:
        found = selected_blocks(document, page.table.body)
        if found:
            held = {block.index for block in found}
            for block in document.blocks:
                block.main = block.index in held
            return True
    return False


def strip(document: Document, pages: Sequence[Page]) -> None:
    """Take out of the main content what any `strip` selector names."""
    for page in pages:
        for text in page.table.strip:
            for block in selected_blocks(document, [text]):
                block.main = False
