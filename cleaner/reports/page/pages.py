"""Pages of documents, written one after the other, each linked with its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from cleaner.reports.page.shown import Listing, ShownDocument

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_PAGES = 1000
"""A report on more documents has several on a page, so that it is not as many files."""

D = TypeVar("D")
Show = Callable[[int, D, str], ShownDocument]


class DocumentPages(Generic[D]):
    """Writes documents to `folder/documents/`, lists them, and knows each page's first and last.

    `show` makes of a document's number, the document and its page's address what the page shows.
    """

    def __init__(self, made: Environment, folder: Path, total: int, show: Show[D]) -> None:
        self._template = made.get_template("documents.html")
        self._folder, self._show = folder / "documents", show
        self._each = -(-total // _MOST_PAGES) or 1
        self._batch: list[ShownDocument] = []
        self._page = self._number = 1
        self.listing = Listing(total)
        self.pages: list[tuple[str, str, str]] = []
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob("*.html"):
            old.unlink()

    def add(self, document: D) -> None:
        """Put the next document on its page."""
        if len(self._batch) == self._each:
            self._write(last=False)
        shown = self._show(self._number, document, f"documents/{_name(self._page)}")
        self._number += 1
        self._batch.append(shown)
        self.listing.add(shown.row)

    def finish(self) -> None:
        """Write the last page."""
        if self._batch:
            self._write(last=True)

    def _write(self, last: bool) -> None:
        shown, page = self._batch, self._page
        html = self._template.render(
            documents=shown,
            one=len(shown) == 1,
            rules=names(document.row.rules.split() for document in shown),
            sites=names([document.row.site] for document in shown),
            before=_name(page - 1) if page > 1 else "",
            after="" if last else _name(page + 1),
        )
        write_page(self._folder / _name(page), html)
        self.pages.append((f"documents/{_name(page)}", shown[0].row.name, shown[-1].row.name))
        self._batch, self._page = [], page + 1


def write_page(path: Path, html: str) -> None:
    """Write a page; characters of a document's text that UTF-8 lacks are replaced."""
    path.write_text(html, encoding="utf-8", errors="replace")


def names(lists: Iterable[Iterable[str]]) -> list[str]:
    """All names of some lists, each once, for a filter to propose."""
    return sorted({name for listed in lists for name in listed if name})


def _name(page: int) -> str:
    return f"{page:06}.html"
