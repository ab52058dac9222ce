"""The body as Markdown: what a renderer makes of it is the body again."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner import Result, clean

RENDERER = MarkdownIt("commonmark").enable("table")
PAGES = sorted(
    path for path in (Path(__file__).parents[2] / "corpus").rglob("*.html") if "<p" in path.read_text("utf-8")
)
LEAD = "The ferry crews of Asken went back to work on Monday, three weeks after the last boat had crossed."
TAIL = "The county council will meet again on Thursday evening, and the crews have said that they will come."


def cleaned(body: str) -> Result:
    page = f"<html><body><article><p>{LEAD}</p>{body}<p>{TAIL}</p></article></body></html>"
    return clean(page, url="https://asken.example/news/ferries", kind="html")


def between(body: str) -> str:
    """The Markdown of what stands between the first and the last paragraph."""
    markdown = cleaned(body).markdown
    return markdown.removeprefix(LEAD).removesuffix(TAIL).strip("\n")


def words(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


def rendered(markdown: str) -> str:
    return " ".join(lxml.html.fromstring(f"<div>{RENDERER.render(markdown)}</div>").itertext())


def test_headings_keep_their_level() -> None:
    assert between(f"<h2>What the crews want</h2><p>{TAIL}</p><h3>And the county</h3>").startswith(
        "## What the crews want\n\n"
    )


def test_emphasis_code_and_links() -> None:
    assert between(
        '<p>The <b>county</b> read <em>all</em> of <a href="/plan_(1)">the plan</a> '
        "with <code>make *</code> on Monday.</p>"
    ) == (
        "The **county** read *all* of [the plan](https://asken.example/plan_%281%29) with `make *` on Monday."
    )


def test_emphasis_inside_a_word_is_left_out() -> None:
    assert between("<p>It is the <b>un</b>known part of the plan that the crews fear most of all.</p>") == (
        "It is the unknown part of the plan that the crews fear most of all."
    )


def test_lists_are_nested_and_numbered() -> None:
    items = (
        '<p>The crews asked for three things:</p><ol start="3"><li>A boat that does not leak in a storm</li>'
        "<li>Two days off<ul><li>one of them a Sunday</li><li>the other in the week</li></ul></li></ol>"
    )
    assert between(items) == (
        "The crews asked for three things:\n\n"
        "3. A boat that does not leak in a storm\n"
        "4. Two days off\n"
        "   - one of them a Sunday\n"
        "   - the other in the week"
    )


def test_a_table_keeps_its_rows_and_escapes_its_pipes() -> None:
    table = (
        "<table><tr><th>Boat</th><th>Seats | crew</th></tr><tr><td>Ada</td><td>40</td></tr>"
        "<tr><td>Maud</td><td>52</td></tr></table>"
    )
    assert between(table) == ("| Boat | Seats \\| crew |\n| --- | --- |\n| Ada | 40 |\n| Maud | 52 |")


def test_code_keeps_its_lines_and_its_language() -> None:
    code = '<pre><code class="language-python">def seats(boat):\n    return 40  # ```\n</code></pre>'
    assert between(code) == "````python\ndef seats(boat):\n    return 40  # ```\n````"


def test_quotes_and_the_paragraphs_in_them() -> None:
    quote = f"<blockquote><p>We will not sail.</p><p>{LEAD}</p></blockquote>"
    assert between(quote) == f"> We will not sail.\n>\n> {LEAD}"


def test_verse_keeps_its_line_breaks() -> None:
    verse = "<p>The boats lie still,<br>the gulls are loud,<br>and no one goes to sea.</p>"
    assert between(verse) == "The boats lie still,\\\nthe gulls are loud,\\\nand no one goes to sea."


@pytest.mark.parametrize(
    "line", ["# of boats: four", "> 40 seats", "- and so on -", "1. a_b *c* _d_ [e](f) <g> &amp; \\h", "---"]
)
def test_what_looks_like_markdown_is_escaped(line: str) -> None:
    result = cleaned(f"<p>{line} was what the harbour office had written on the wall by Monday noon.</p>")
    assert " ".join(rendered(result.markdown).split()) == " ".join(result.text.split())


def test_removed_pieces_are_not_in_it() -> None:
    result = cleaned("<p>Download our free app in the App Store or on Google Play.</p>")
    assert "App Store" not in result.markdown
    assert words(rendered(result.markdown)) == words(result.text)


def test_the_markdown_of_a_text_is_the_text() -> None:
    result = clean(f"{LEAD}\n\n* one\n* two\n\n{TAIL}", kind="text")
    assert result.markdown == result.text


def test_a_result_that_was_stored_has_its_text_for_markdown() -> None:
    stored = Result.from_json(cleaned("<h2>What the crews want</h2>").to_json())
    assert stored.markdown == stored.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_renderer_makes_of_a_page_of_the_corpus_has_the_body_s_words(page: Path) -> None:
    result = clean(page.read_bytes(), kind="html")
    assert words(rendered(result.markdown)) == words(result.text)


TEXTS = st.text(st.sampled_from("ab cd.,*_`#>-+1)(|[]<&\\!~="), min_size=1, max_size=12)
TAGS = "p b em a code ul ol li blockquote pre h2 table tr td br div span strong".split()


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, max_size=4).map("".join)
    return st.tuples(st.sampled_from(TAGS), inside).map(
        lambda made: f'<{made[0]} href="x">{made[1]}</{made[0]}>'
    )


@given(st.lists(st.recursive(TEXTS.map(escape), _element, max_leaves=12), max_size=4))
def test_any_page_has_markdown_with_the_body_s_words(parts: list[str]) -> None:
    result = cleaned("".join(parts))
    assert words(rendered(result.markdown)) == words(result.text)
