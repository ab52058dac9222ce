"""The language of a document that was read."""

from __future__ import annotations

from cleaner.document import Document
from cleaner.languages import tell_languages
from cleaner.words import Words


def find_language(document: Document, words: Words) -> None:
    """Set a document's language and those that compete for it, from what its main content says."""
    text, stated = document.source.plain, None
    if document.markup is not None:
        stated = document.markup.language
        text = "\n".join(block.view for block in document.main_blocks) or text
    document.words = words
    document.language, document.languages = tell_languages(text, words, stated)
