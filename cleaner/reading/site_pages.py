"""What a site's `[page]` table says of a page: where its article stands, and what is never part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.address import domain_of, sites_of
from cleaner.document import Block, Document
from cleaner.rule import Page


class SitePages:
    """The page tables of all sites, by domain.

    Of one site's tables the last read goes first. `site` is the domain whose tables apply where a
    document's url names none.
    """

    def __init__(self, pages: Iterable[Page] = (), site: str | None = None) -> None:
        self._site = site
        self._by_site: dict[str, list[Page]] = {}
        for page in pages:
            self._by_site.setdefault(page.site, []).insert(0, page)

    def of(self, url: str | None) -> list[Page]:
        """The page tables for a document of that address, the foremost first."""
        domain = (domain_of(url) if url else None) or self._site
        return [page for site in sites_of(domain, self._by_site) for page in self._by_site[site]]


def find_body(document: Document, pages: Sequence[Page]) -> bool:
    """Set `main` by the first `body` selector that finds something; False where none does.

    `pages` are the site's tables, the foremost first.
    """
    for page in pages:
        found = _selected_blocks(document, page.table.body)
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
            for block in _selected_blocks(document, [text]):
                block.main = False


def _selected_blocks(document: Document, texts: Sequence[str]) -> list[Block]:
    """The blocks inside of what the first selector names that names anything at all."""
    from cleaner.markup import overlapped
    from cleaner.selectors import compile_selector  # and with it a parser that plain text has no need of

    markup = document.markup
    for text in texts if markup is not None else ():
        assert markup is not None
        numbers = [n for selector in compile_selector(text) for n in selector.numbers(markup)]
        spans = sorted(markup.span(number) for number in numbers)
        starts, ends = [b.start for b in document.blocks], [b.end for b in document.blocks]
        indexes = {index for span in spans for index in overlapped(starts, ends, *span)}
        if indexes:
            return [document.blocks[index] for index in sorted(indexes)]
    return []
