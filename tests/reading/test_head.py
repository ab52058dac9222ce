"""What a page says of itself: title, address, description."""

import json

import pytest
from lxml import html

from cleaner.markup import Head
from cleaner.reading.head import read_head


def head(*parts: str, body: str = "") -> Head:
    return read_head(
        html.document_fromstring(f"<html><head>{''.join(parts)}</head><body>{body}</body></html>")
    )


def og(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{content}">'


def test_a_page_that_says_nothing_has_nothing() -> None:
    assert head() == Head(None, None, "", ())


def test_the_title_is_the_heading_that_the_page_calls_itself() -> None:
    body = "<h1>Harbour Echo</h1><h1>Ferry sails at last</h1>"
    assert head(og("title", "Ferry sails again"), body=body).title == "Ferry sails at last"


def test_without_such_a_heading_it_is_the_page_s_own_name_without_the_site_s() -> None:
    assert head("<title>Ferry sails | Harbour Echo</title>").title == "Ferry sails"
    assert head(og("title", "Ferry sails"), "<title>Ferry sails – Echo</title>").title == "Ferry sails"


def test_a_headline_in_linked_data_goes_first_however_deep_it_stands() -> None:
    data = json.dumps({"@graph": [{"@type": "Page"}, {"headline": "Ferry  sails"}]})
    found = head(f'<script type="application/ld+json">{data}</script>', og("title", "Another"))
    assert (found.title, found.linked_data) == ("Ferry sails", (data,))


@pytest.mark.parametrize("data", ["{", '"headline"', '{"headline": 1}', '{"headline": "' + "x" * 301 + '"}'])
def test_broken_linked_data_tells_nothing(data: str) -> None:
    assert head(f'<script type="application/ld+json">{data}</script>').title is None


def test_the_canonical_address_goes_before_another_and_must_be_whole() -> None:
    link = '<link rel="canonical" href=" https://a.example/x ">'
    assert head(link, og("url", "https://b.example/")).url == "https://a.example/x"
    assert head(og("url", "https://b.example/")).url == "https://b.example/"
    assert head('<link rel="canonical" href="/x">').url is None


def test_of_several_descriptions_the_longest_is_taken() -> None:
    plain = '<meta name="description" content="The  ferry">'
    assert head(plain, og("description", "The ferry sails")).description == "The ferry sails"
