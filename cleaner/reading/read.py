"""The front door: bytes or text of any kind -> a document, whose encoding and kind are recognised here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.errors import SettingError
from cleaner.reading.encoding import decode
from cleaner.reading.language import find_language
from cleaner.reading.text import read_text
from cleaner.words import Words

if TYPE_CHECKING:
    from cleaner.reading.site_pages import SitePages

KINDS = ("text", "html")
_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+|(?><!--.*?-->)\s*+)*+"  # possessive: a comment is read in one way alone
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article|section|div)\b[^<>]*>",
    re.I | re.S,
)
_TAGS = re.compile(r"</(?:p|div|article|section|span|a|ul|table)>", re.I)
_SAMPLE = 64_000


def read(
    content: str | bytes,
    url: str | None = None,
    kind: str | None = None,
    charset: str | None = None,
    site_pages: SitePages | None = None,
    words: Words | None = None,
) -> Document:
    """Content of any kind -> its document, the main content settled.

    `kind` is "text", "html" or None to recognise it; `charset` is what the transport says of the
    encoding of bytes; `site_pages` say of some sites where the article stands in their pages; by
    `words` the document's language is told.
    Raises SettingError only for what is no content (None, a path), for a `url` that is no text and for an
    unknown `kind`.
    """
    document = read_fragment(content, url, kind, charset)
    if document.markup is not None:
        from cleaner.reading.main_content import find_main

        find_main(document, site_pages.of(document.url) if site_pages is not None else ())
    if words is not None:
        find_language(document, words)
    return document


def read_fragment(
    content: str | bytes, url: str | None = None, kind: str | None = None, charset: str | None = None
) -> Document:
    """The same for a piece of a text or page that is all main content, like a rule's example."""
    if kind is not None and kind not in KINDS:
        raise SettingError(f'unknown kind "{kind}": it is "text", "html" or None')
    if not isinstance(content, (str, bytes)):
        what = "None" if content is None else f"a {type(content).__name__}"
        raise SettingError(f"content is text (str) or what a file holds (bytes), not {what}")
    if url is not None and not isinstance(url, str):
        raise SettingError(f"url is text (str) or None, not a {type(url).__name__}")
    text, notes = (content, []) if isinstance(content, str) else decode(content, charset)
    if kind is None:
        kind = recognise(text)
    document = _read_page(text, url) if kind == "html" else read_text(text, url)
    document.notes[:0] = notes
    return document


def _read_page(source: str, url: str | None) -> Document:
    from cleaner.reading.html import read_html  # and with it a parser that plain text has no need of

    return read_html(source, url)


def recognise(text: str) -> str:
    """ "html" for what looks like a page or a piece of one, else "text"."""
    head = text[:_SAMPLE]
    if _HTML.match(head.lstrip("\ufeff")) or len(_TAGS.findall(head)) > 3 + len(head) // 2000:
        return "html"
    return "text"
