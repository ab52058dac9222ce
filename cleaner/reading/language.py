"""The language of a document that was read."""

from __future__ import annotations

from cleaner.document import Document
from cleaner.languages import tell_languages
from cleaner.words import Words


def find_language(document: Document, words: Words) -> None:
    """Set a document's language and those that compete for it, from what its main content says."""
    text = document.plain
    if document.markup is not None:
        text = "\n".join(block.view for block in document.main_blocks) or text
    document.words = words
    document.language, document.languages = tell_languages(text, words, _stated(document))


def _stated(document: Document) -> str | None:
    """The language that a page's `lang` attribute names, without its region."""
    if document.markup is None:
        return None
    stated = document.markup.root.get("lang") or document.markup.root.get("xml:lang") or ""
    return stated.replace("_", "-").split("-")[0].strip().lower() or None
