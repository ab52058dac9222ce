"""What a document is about: small print stands around an article, unless the article is small print.

A privacy statement, terms or a licence says in its title what it is, or shows it by most of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.document import Block, Document
from cleaner.matching.hits import Hit
from cleaner.traits import has
from cleaner.word_search import searched_languages, word_form, word_index

NAMES = ("terms", "cookie", "disclaimer")
"""The names of words that a title of small print has."""
CATEGORY = "legal"
MOST = 0.5
LEAST_WORDS = 50
"""A shorter text of small print alone is a notice that somebody cut out, and goes."""


def without_own_subject(document: Document, hits: Sequence[Hit]) -> list[Hit]:
    """Hits without those that would take a document's own paragraphs for the small print around it.

    Where the title names small print, its paragraphs down to the last that no such rule takes are its own;
    where rules would take most paragraphs, all are.
    """
    taken = {hit.block.index for hit in hits if hit.rule.category == CATEGORY}
    own = _own_paragraphs(document, taken) if taken else frozenset()
    return [hit for hit in hits if hit.block.index not in own or hit.rule.category != CATEGORY]


def _own_paragraphs(document: Document, taken: set[int]) -> frozenset[int]:
    paragraphs = [
        block for block in document.main_blocks if has(block, "prose") and not has(block, "repeated")
    ]
    held = [block for block in paragraphs if block.index in taken]
    if _words(held) > MOST * _words(paragraphs) and _words(paragraphs) >= LEAST_WORDS:
        return frozenset(block.index for block in held)
    if not held or not _is_titled(document):
        return frozenset()
    last = max((block.index for block in paragraphs if block.index not in taken), default=-1)
    return frozenset(block.index for block in held if block.index < last)


def _is_titled(document: Document) -> bool:
    """Whether the title, or the first line of a text that has none, names small print."""
    title = document.title or next((block.view for block in document.main_blocks), "")
    wanted = 0
    for name in NAMES:
        wanted |= document.name_bits.get(name, 0)
    indexes = [word_index(document.words, language) for language in searched_languages(document.languages)]
    return any(index.marks([word_form(title)], [title])[0].present & wanted for index in indexes)


def _words(blocks: Iterable[Block]) -> int:
    return sum(block.words for block in blocks)
