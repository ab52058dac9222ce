"""Which blocks of a page are its main content.

Trafilatura finds it, the page's blocks take it over, and what it is known to miss is recovered.
"""

from __future__ import annotations

import logging

from cleaner.document import Document
from cleaner.reading.alignment import align
from cleaner.reading.recovery import recover

MAX_CHARACTERS = 3_000_000
"""Visible text beyond which a page is left to block features alone; a long book has a million."""
MAX_ELEMENTS = 50_000
"""Elements beyond which it is, too; long pages have ten thousand."""
_MOSTLY = 0.5


def find_main(document: Document) -> None:
    """Set `main` of every block of a page."""
    lines = extracted_lines(document)
    shares, lost = align(document, lines)
    for block, share in zip(document.blocks, shares, strict=True):
        block.main = share > _MOSTLY
    recover(document)
    if lost:
        document.notes.append(f"{len(lost)} of {len(lines)} lines of the main content found no block")


def extracted_lines(document: Document) -> list[str]:
    """The lines of trafilatura's main content; none, and a note, where it can do nothing with the page.

    Its recall mode is used, which scores best once rules have run, and takes two thirds of the
    time of its default. The tree is left as it was.
    """
    from trafilatura import bare_extraction

    assert document.markup is not None
    elements = max(len(document.markup.nodes), len(document.blocks))
    if len(document.text) > MAX_CHARACTERS or elements > MAX_ELEMENTS:
        document.notes.append("the page is too large for an extractor; its main content is found by blocks")
        return []
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(document.markup.root, favor_recall=True, include_comments=False)
    except Exception as error:  # whatever broken markup makes of it
        document.notes.append(
            f"the extractor failed ({type(error).__name__}); main content is found by blocks"
        )
        return []
    text = getattr(found, "text", None) or ""
    return [line for line in text.split("\n") if line.strip()]
