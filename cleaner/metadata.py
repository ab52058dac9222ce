"""What is known of a document beside its body: title, author, date, site, language, url, description."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from cleaner.document import Document
from cleaner.normal import fold, plain
from cleaner.words import ANY, CASED

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

    from cleaner.markup import Markup

MOST_NODES = 20_000
"""Elements of a page beyond which only its head is looked at: the search through a body takes its time."""
_LONGEST_BYLINE = 120
_LONGEST_TIMESTAMP = 120
"""Characters of a removed piece beyond which it is prose, not an author or a date alone."""
_NAME_WORDS = range(2, 6)
_NEW_YEAR = "-01-01"
_DIGIT = re.compile(r"\d")


class Metadata(msgspec.Struct, frozen=True):
    """What is known of a document; None where nothing tells.

    `author` has several names apart by "; ". `date` is ISO 8601, the day of publication. `language` is
    a code of ISO 639.
    """

    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    description: str | None = None


def find_metadata(document: Document, removed: Iterable[tuple[str, str, int]]) -> Metadata:
    """A document, and (category, text, start) of what is removed of it -> what is known of it; never raises.

    A page's JSON-LD, meta elements and marked bylines are read by trafilatura, its date by htmldate;
    where they tell nothing, and in texts, the removed bylines and timestamps do.
    """
    removed = list(removed)
    timestamps = [text for category, text, _ in removed if category == "timestamp"]
    markup = document.markup
    page = _of_page(document, markup) if markup is not None else None
    return Metadata(
        title=document.title or (page and page.title) or None,
        author=(page and page.author) or _author(document, _bylines(document, removed)),
        date=(page and page.date) or _date(document, timestamps),
        site=(page and page.sitename) or None,
        language=document.language or (markup.language if markup is not None else None),
        url=document.url or (page and page.url) or None,
        description=(page and page.description) or None,
    )


def _of_page(document: Document, markup: Markup) -> Extracted | None:
    from trafilatura.metadata import extract_metadata

    tree = _tree(markup)
    try:
        found = extract_metadata(tree, default_url=document.url)
        if found.date and found.date.endswith(_NEW_YEAR) and not _says(tree, found.date):
            found.date = None  # of a copyright line or the name of a picture, htmldate knows the year alone
        return found
    except Exception:  # a page is anyone's, and its extractors are not ours to mend
        return None


def _says(tree: HtmlElement, date: str) -> bool:
    """Whether a page's own data name the day."""
    data = tree.xpath("//script/text() | //meta/@content | //time/@datetime")
    return any(date in str(said) for said in data)


def _tree(markup: Markup) -> HtmlElement:
    """The page's tree with its JSON-LD put back, which was taken out because readers don't see it."""
    root = markup.root
    head = root.find("head")
    small = len(markup.nodes) <= MOST_NODES
    tree = deepcopy(root if small or head is None else head)
    for source in markup.head.linked_data:
        script = tree.makeelement("script", {"type": "application/ld+json"})
        script.text = source
        tree.insert(0, script)
    return tree


def _bylines(document: Document, removed: Iterable[tuple[str, str, int]]) -> list[str]:
    """The removed bylines that are the article's: in it, or with "By" before the name."""
    before = _words(document, "written", "by")
    return [
        text
        for category, text, start in removed
        if category == "byline" and (document.in_article(start) or _without_first(text, before) != text)
    ]


def _author(document: Document, bylines: Iterable[str]) -> str | None:
    """The names in removed bylines, without "By" and anything else that is not a name."""
    from trafilatura.json_metadata import normalize_authors

    before, months = _words(document, "written", "by"), _words(document, "month")
    authors: str | None = None
    for byline in bylines:
        if len(byline) <= _LONGEST_BYLINE:
            authors = normalize_authors(authors, _without_date(_without_first(byline, before), months))
    roles = _words(document, "role", "byline-label", "article", "section", "news", "organisation")
    names = [name for name in (authors or "").split("; ") if _is_name(name, roles)]
    return "; ".join(names) or None


def _words(document: Document, *names: str) -> list[str]:
    """The words under some names in the document's language, the longest first, folded."""
    language = document.language or ANY
    found = {
        fold(plain(word.removeprefix(CASED))) for name in names for word in document.words.of(name, language)
    }
    return sorted(found, key=len, reverse=True)


def _without_first(text: str, words: list[str]) -> str:
    """A line without the words that it begins with, as often as it begins with some."""
    while first := next((word for word in words if fold(plain(text)).startswith(f"{word} ")), None):
        text = text[len(first) :].lstrip(" :")
    return text


def _without_date(text: str, months: list[str]) -> str:
    """A line up to the date in it, if it has one."""
    if (digit := _DIGIT.search(text)) is None:
        return text
    words = text[: digit.start()].split()
    dated = words and fold(plain(words[-1].strip(".,"))) in months
    return " ".join(words[:-1] if dated else words)


def _is_name(text: str, others: list[str]) -> bool:
    """Whether a text may be someone's name: two to five words, the first and the last in capitals if any."""
    words = text.split()
    if len(words) not in _NAME_WORDS or any(f" {word} " in f" {fold(plain(text))} " for word in others):
        return False
    return not any(word[0].islower() for word in (words[0], words[-1]))


def _date(document: Document, timestamps: Iterable[str]) -> str | None:
    """The first whole date in removed timestamps, which are in the document's language."""
    short = [text for text in timestamps if len(text) <= _LONGEST_TIMESTAMP]
    if not short:
        return None
    from dateparser.search import search_dates

    languages = [document.language] if document.language else None
    settings = {"REQUIRE_PARTS": ["day", "month", "year"]}
    tomorrow = date.today() + timedelta(days=1)
    for text in short:
        try:
            found = search_dates(text, languages=languages, settings=settings) or []
        except Exception:  # a language that it does not know, digits that it takes for a huge year
            continue
        for _, when in found:
            day: date = when.date()
            if day <= tomorrow:
                return day.isoformat()
    return None
