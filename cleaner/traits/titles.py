"""Traits of the words that a block shares with the document's title and with its body."""

from __future__ import annotations

from cleaner.document import Block, Document
from cleaner.normal import content_words, written_key
from cleaner.traits.lines import is_title_like

ECHO_SHARE = 0.5
TITLE_SHARE = 0.6
TITLE_REACH = 6
"""So many lines above, and of a page so many headings of the first rank, are asked for the title."""


def echoes_title(block: Block) -> bool:
    """It is the title, or half of its content words are the title's or the url's."""
    return _echoes(block.document, block.key, block.view)


def is_title_itself(block: Block) -> bool:
    """Its words are the title's, or the url's last part's, and most of those are among them."""
    titles = block.document.titles
    if not titles:
        return False
    words = set(content_words(block.view))
    return any(
        len(words & title) >= TITLE_SHARE * max(len(words), len(title)) and len(words) > 1 for title in titles
    )


def echoes_body(block: Block) -> bool:
    """Most of its content words stand in other blocks too, as a headline's do."""
    words = set(content_words(block.view))
    found = sum(map(block.document.recurs, words))
    return found >= 2 and found >= ECHO_SHARE * len(words)


def is_below_title(block: Block) -> bool:
    """Below the title: a page's heading of the first rank, or shortly below a text's line of its words."""
    document = block.document
    if document.markup is not None:
        spans = map(document.markup.span, document.markup.by_tag.get("h1", ())[:TITLE_REACH])
        above = [document.text[start:end] for start, end in spans if start < block.start]
        return any(_echoes(document, written_key(heading), heading) for heading in above)
    blocks, place = document.sequence(block)
    lines = blocks[max(place - TITLE_REACH, 0) : place]
    return any(is_title_itself(b) and is_title_like(b) for b in lines)


def _echoes(document: Document, key: str, view: str) -> bool:
    if document.title and key == written_key(document.title):
        return True
    if not document.titles:
        return False
    words = set(content_words(view))
    found = max(len(words & title) for title in document.titles)
    return found >= 2 and found >= ECHO_SHARE * len(words)
