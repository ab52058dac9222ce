"""What others make of a document, to be scored beside the cleaner."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.document import Document
from cleaner.evaluation.gold import Case


def _trafilatura(case: Case, document: Document) -> str | None:
    """The text that trafilatura extracts from a page, comments left out; None if it is not a page."""
    if document.kind != "html":
        return None
    from trafilatura import extract

    return extract(case.content, url=case.url, include_comments=False) or ""


def _source(case: Case, document: Document) -> str | None:
    return document.text


PEERS: dict[str, Callable[[Case, Document], str | None]] = {"trafilatura": _trafilatura, "source": _source}
"""A peer's name -> the text that it makes of a document, None for what it can't read; `source` leaves all."""
