"""A page becomes a document: what a reader sees of it, its title and its address, however broken it is."""

import pytest

from cleaner.reading.html import read_html


def blocks(source: str) -> list[str]:
    return [block.text for block in read_html(source).blocks]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a</script>",
        "<style>p {}</style>",
        "<template><p>t</p></template>",
        "<noscript>n</noscript>",
        "<div hidden>h</div>",
        '<div style="color: red; display: none">h</div>',
        '<span aria-hidden="true">•</span>',
        "<dialog>d</dialog>",
        "<svg><text>s</text></svg>",
        "<select><option>o</option></select>",
        "<!-- comment -->",
    ],
)
def test_what_a_reader_never_sees_is_not_text(unseen: str) -> None:
    assert " ".join(blocks(f"<div>One {unseen}two.</div><p>Three.</p>")) == "One two. Three."


def test_a_page_that_hides_all_it_has_is_read_nevertheless() -> None:
    assert blocks('<div style="display:none"><p>The article, shown by a script.</p></div>') == [
        "The article, shown by a script."
    ]


def test_the_title_is_the_heading_that_the_page_calls_itself_elsewhere() -> None:
    source = (
        '<head><meta property="og:title" content="Ferry sails again - Norby News"><title>x</title></head>'
        "<h1>Norby News</h1><h1>Ferry sails again</h1>"
    )
    assert read_html(source).title == "Ferry sails again"


def test_without_a_heading_the_title_is_what_the_page_says_of_itself() -> None:
    assert read_html("<title>Ferry sails | Norby News</title><p>x").title == "Ferry sails"
    told = '<script type="application/ld+json">[{"@graph": [{"headline": "Ferry sails"}]}]</script><p>x'
    assert read_html(told).title == "Ferry sails"


def test_the_pages_own_address_stands_in_for_none() -> None:
    source = '<link rel="canonical" href="https://norby.example/a"><p>x'
    assert read_html(source).url == "https://norby.example/a"
    assert read_html(source, "https://other.example/").url == "https://other.example/"
    assert read_html('<link rel="canonical" href="/relative"><p>x').url is None


P = "<p>The ferry left the harbour on Monday.</p>"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("<html><head><title>t</title></head></html>", ""),
        ("no markup at all", "no markup at all"),
        ("<frameset><frame src=a><noframes>No frames here.</noframes></frameset>", "No frames here."),
        (
            '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body>a</body></html>',
            "a",
        ),
        ("<p>a\0b\x01c</p>", "abc"),
        ("<p>\ud800a</p>", "a"),
        ("<p>a<p>b<div>c<b>d", "a\n\nb\n\ncd"),
        ("</div></p>a</body></html><p>b", "a\n\nb"),
        ("<title>t</title><script>s</script><main><h1>a</h1><p>b</p></main>", "a\n\nb"),
        ("<head><title>t</title><noscript>n</noscript><base href=x><style>s</style></head><p>a", "a"),
    ],
)
def test_odd_pages_have_their_text(source: str, text: str) -> None:
    assert read_html(source).text == text


@pytest.mark.parametrize("tag", ["div", "b", "ul", "blockquote"])
def test_a_hundred_thousand_nested_elements_are_flattened(tag: str) -> None:
    document = read_html(P + f"<{tag}>" * 100_000 + "deep" + f"</{tag}>" * 100_000 + P)
    assert [block.text for block in document.blocks].count("The ferry left the harbour on Monday.") == 2
    assert "deep" in document.text
    assert "flattened" in document.notes[0]


@pytest.mark.long
@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "source",
    [
        "<p " + " ".join(f"a{i}=1" for i in range(60_000)) + ">x",
        "<table><tr><td>" * 10_000,
        "<p>" + "<span class=a>w </span>" * 50_000,
        "<br>x" * 50_000,
        "<" * 100_000,
        "<a<a" * 50_000,
        "<!--" * 50_000,
        '<script type="application/ld+json">"headline"' + "[" * 100_000 + "</script>x",
    ],
    ids=["attributes", "tables", "spans", "breaks", "angles", "tags", "comments", "json"],
)
def test_hostile_pages_take_no_longer_than_others_of_their_size(source: str) -> None:
    read_html(source)
