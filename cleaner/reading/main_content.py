"""Which blocks of a page are its main content.

Where an element is certain to frame the article this is taken; elsewhere trafilatura finds it and the
page's blocks take it over. What both are known to miss is recovered.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from cleaner.document import Document
from cleaner.reading.alignment import align
from cleaner.reading.extractable import has_many_short_lines, is_too_much
from cleaner.reading.framed_article import framed_article
from cleaner.reading.recovery import recover
from cleaner.reading.running_text import running_words
from cleaner.reading.site_pages import find_body, strip
from cleaner.rule import Page

_MOSTLY = 0.5
_LEAST_SHARE = 0.3


def find_main(document: Document, pages: Sequence[Page] = ()) -> None:
    """Set `main` of every block of a page.

    `pages` are the page tables of its site, the foremost first. What their `body` finds is the
    article; what their `strip` names is no part of it, whoever found it.
    """
    if not find_body(document, pages):
        _find_anywhere(document)
    strip(document, pages)
    document.settle_main()


def _find_anywhere(document: Document) -> None:
    """Set `main` where no site says what its article is."""
    framed = {block.index for block in framed_article(document)}
    if framed:
        for block in document.blocks:
            block.main = block.index in framed
    else:
        _take_extracted(document)
    recover(document)


def _take_extracted(document: Document) -> None:
    """Set `main` of the blocks that the extractor's lines hold for the most part."""
    lines = extracted_lines(document)
    shares, lost = align(document, lines)
    for block, share in zip(document.blocks, shares, strict=True):
        block.main = share > _MOSTLY
    if lost:
        document.notes.append(f"{len(lost)} of {len(lines)} lines of the main content found no block")


def extracted_lines(document: Document) -> list[str]:
    """The lines of trafilatura's main content; none, and a note, where it can do nothing with the page.

    Its recall mode is used, which scores best once rules have run, and takes two thirds of the
    time of its default. Where that finds next to nothing of the page's running text, the default
    is asked too, and the longer answer taken. The tree is left as it was.
    """
    assert document.markup is not None
    if is_too_much(document):
        document.notes.append("the page is too large for an extractor; its main content is found by blocks")
        return []
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    lines = _extract(document, favor_recall=True)
    if _count_words(lines) < _LEAST_SHARE * running_words(document.blocks):
        lines = max(lines, _extract(document, favor_recall=False), key=_count_words)
    return lines


def _extract(document: Document, favor_recall: bool) -> list[str]:
    from trafilatura import bare_extraction

    assert document.markup is not None
    try:
        found = bare_extraction(
            document.markup.root,
            favor_recall=favor_recall,
            include_comments=False,
            fast=has_many_short_lines(document.blocks),
        )
    except Exception as error:  # whatever broken markup makes of it
        document.notes.append(
            f"the extractor failed ({type(error).__name__}); main content is found by blocks"
        )
        return []
    text = getattr(found, "text", None) or ""
    return [line for line in text.split("\n") if line.strip()]


def _count_words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)
