"""Which blocks of a page are its main content: trafilatura finds it, the blocks take it over."""

from __future__ import annotations

import logging

from cleaner.document import Document
from cleaner.reading.alignment import align

MAX_CHARACTERS = 3_000_000
"""Visible text beyond which a page is left to block features alone; a long book has a million."""


def find_main(document: Document) -> None:
    """Set `main` of every block of a page; a text is main content throughout."""
    if document.markup is None or not document.blocks:
        return
    lines = extracted_lines(document)
    if lines is None:
        return
    shares, lost = align(document, lines)
    for block, share in zip(document.blocks, shares, strict=True):
        block.main = share > 0.5
    document.settle_main()
    if lost:
        document.notes.append(f"{len(lost)} of {len(lines)} lines of the main content found no block: {lost[0]}")


def extracted_lines(document: Document) -> list[str] | None:
    """The lines of trafilatura's main content, None where it fails on the page."""
    from trafilatura import bare_extraction

    assert document.markup is not None
    if len(document.text) > MAX_CHARACTERS:
        document.notes.append("the page is too large for the main content to be found")
        return None
    found = bare_extraction(document.markup.root, favor_recall=True, include_comments=False)
    text = found.text if found is not None else None
    return [line for line in text.split("\n") if line.strip()] if text else []
