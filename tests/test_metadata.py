"""What is known of a document beside its body."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Result, clean
from cleaner.metadata import Metadata, find_metadata

LEAD = "The ferry crews of Asken went back to work on Monday, three weeks after the last boat had crossed."
TAIL = "The county council will meet again on Thursday evening, and the crews have said that they will come."
URL = "https://asken.example/news/ferries"
CORPUS = Path(__file__).parents[1] / "corpus"


def page(head: str = "", body: str = "", lang: str = "en") -> Metadata:
    story = f"<article>{body}<p>{LEAD}</p><p>{TAIL}</p></article>"
    source = f'<html lang="{lang}"><head>{head}</head><body>{story}</body></html>'
    return clean(source, url=URL, kind="html").metadata


def text(*lines: str) -> Metadata:
    return clean("\n\n".join([*lines, LEAD, TAIL]), kind="text").metadata


def test_a_page_tells_by_its_meta_elements() -> None:
    said = page(
        "<title>Ferries sail again | Asken Post</title>"
        '<meta property="og:title" content="Ferries sail again">'
        '<meta property="og:site_name" content="Asken Post">'
        '<meta name="author" content="Ada Quill">'
        '<meta property="article:published_time" content="2026-03-14T06:15:00Z">'
        '<meta name="description" content="Three weeks of strike are over.">'
    )
    assert said == Metadata(
        title="Ferries sail again",
        author="Ada Quill",
        date="2026-03-14",
        site="Asken Post",
        language="en",
        url=URL,
        description="Three weeks of strike are over.",
    )


def test_a_page_tells_by_its_linked_data() -> None:
    said = page(
        """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Ferries sail again", "datePublished": "2026-03-14T06:15:00Z",
        "author": [{"@type": "Person", "name": "Ada Quill"}],
        "publisher": {"@type": "Organization", "name": "Asken Post"}}</script>"""
    )
    assert (said.title, said.author, said.date, said.site) == (
        "Ferries sail again",
        "Ada Quill",
        "2026-03-14",
        "Asken Post",
    )


def test_a_page_without_any_tells_by_the_pieces_that_were_removed() -> None:
    said = page(body="<p>By Ada Quill</p><p>Published 14 March 2026, 06:15</p>")
    assert (said.author, said.date) == ("Ada Quill", "2026-03-14")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("By Ada Quill and Mo Tanaka", "Ada Quill; Mo Tanaka"),
        ("Written by Ada Quill", "Ada Quill"),
        ("By Ada Quill, Staff Writer", "Ada Quill"),
        ("By Ada Quill March 14, 2026", "Ada Quill"),
        ("Staff Writer", None),
    ],
)
def test_a_text_tells_its_author_by_its_byline(byline: str, author: str | None) -> None:
    assert text(byline).author == author


@pytest.mark.parametrize("stamp", ["Published: March 14, 2026", "14 March 2026, 06:15 GMT | Updated 09:42"])
def test_a_text_tells_its_date_by_its_timestamp(stamp: str) -> None:
    assert text(stamp).date == "2026-03-14"


def test_a_date_is_read_in_the_language_of_the_text() -> None:
    lead = "Die Fähren von Asken fahren seit Montag wieder, drei Wochen nach der letzten Fahrt."
    tail = "Der Kreistag wird am Donnerstag wieder beraten, und die Besatzungen wollen auch kommen."
    said = clean(f"Veröffentlicht am 14. März 2026\n\n{lead}\n\n{tail}", kind="text").metadata
    assert (said.language, said.date) == ("de", "2026-03-14")


def test_a_year_alone_is_no_date() -> None:
    assert page(body="<p>© 2024 Asken Post</p>").date is None


def test_the_first_of_january_is_a_date_where_the_page_says_so() -> None:
    assert (
        page('<meta property="article:published_time" content="2026-01-01T06:15:00Z">').date == "2026-01-01"
    )


@pytest.mark.parametrize(
    ("byline", "author"), [("Brill Dock", None), ("By Brill Dock", "Brill Dock"), ("Ada Quill", "Ada Quill")]
)
def test_a_name_alone_is_the_author_s_only_in_the_article(byline: str, author: str | None) -> None:
    story = f"<article><h1>Ferries sail again</h1><p>Ada Quill</p><p>{LEAD}</p><p>{TAIL}</p></article>"
    page = f"<html><body>{story}<footer><p>By Brill Dock</p></footer></body></html>"
    document = clean(page, kind="html").document
    removed = [("byline", byline, document.text.index(byline))]
    assert find_metadata(document, removed).author == author


def test_a_text_that_tells_nothing_has_none() -> None:
    assert text() == Metadata(language="en")


def test_a_stored_result_tells_by_its_pieces() -> None:
    result = clean(f"By Ada Quill\n\n{LEAD}\n\n{TAIL}", kind="text", url=URL)
    stored = Result.from_json(result.to_json()).metadata
    assert stored.url == URL


def test_a_result_that_was_stored_with_its_metadata_keeps_it() -> None:
    source = (
        f'<head><meta name="author" content="Ada Quill"></head><article><p>{LEAD}</p><p>{TAIL}</p></article>'
    )
    result = clean(source, kind="html")
    assert Result.from_json(result.to_json(metadata=True)).metadata == result.metadata
    assert Result.from_json(result.to_json(metadata=True)) == result


@pytest.mark.timeout(600)  # one test of fifty pages, which may share its processor
def test_every_page_of_the_corpus_has_a_title_and_a_language() -> None:
    """All in one process: what reads dates takes seconds to load."""
    said = {path.stem: clean(path.read_bytes(), kind="html").metadata for path in CORPUS.rglob("*.html")}
    assert said
    assert [name for name, found in said.items() if not (found.title and found.language)] == []


@given(st.text(st.sampled_from("<>/=\"'{}[]:, abmeta2026-\\u"), max_size=80))
def test_no_page_makes_it_raise(source: str) -> None:
    linked = f'<script type="application/ld+json">{source}</script>'
    assert isinstance(clean(f"<html>{linked}{source}<p>{LEAD}</p></html>", kind="html").metadata, Metadata)
