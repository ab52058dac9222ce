"""A stretch of text as inline Markdown: read back, it has the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner.markdown.inline import InlineText, escaped
from cleaner.reading.read import read


def written(inside: str, url: str | None = "https://harbour.example/news/") -> str:
    made = read(f"<html><body><p>{inside}</p></body></html>", url, kind="html")
    assert made.markup is not None
    return InlineText(made, made.markup).written(0, len(made.text))


@pytest.mark.parametrize(
    ("inside", "markdown"),
    [
        ("a <b>bold</b> <em>word</em>", "a **bold** *word*"),
        ("<strong><i>both</i></strong> at once", "*both* at once"),
        ("in<b>side</b> a word", "inside a word"),
        ("<code>a*b</code> and <kbd>`</kbd>", "`a*b` and `` ` ``"),
        ('a <a href="a b.html">link</a>', "a [link](https://harbour.example/news/a%20b.html)"),
        ('a <a href="#top">jump</a> <a href="javascript:x">it</a>', "a jump it"),
        ('a <a href="http://[">broken</a> link', "a broken link"),
        ("# no heading", r"\# no heading"),
        ("12. no item", "12\\. no item"),
        ("a * b _ c [d] &lt;e> f_g", r"a \* b \_ c \[d\] \<e> f_g"),
    ],
)
def test_marks_are_written_where_they_are_read_as_such(inside: str, markdown: str) -> None:
    assert written(inside) == markdown


def test_an_element_that_reaches_out_of_the_stretch_is_left_out() -> None:
    made = read("<html><body><p>one <b>two three</b></p></body></html>", kind="html")
    assert made.markup is not None
    assert InlineText(made, made.markup).written(0, 7) == "one two"


@given(st.text("ab*_`[]()<>\\&#-+=~.1 !", max_size=30).map(lambda text: f"x {text} x"))
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    plain = " ".join(text.split())
    (inline,) = [token for token in MarkdownIt("commonmark").parse(escaped(plain)) if token.type == "inline"]
    assert "".join(child.content for child in inline.children or ()) == plain
