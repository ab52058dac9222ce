"""The markup of a page: its elements by class, id, tag and attribute, and the text that each spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.markup import Markup, in_words, overlapped
from cleaner.reading.read import read

PAGE = """
<html lang="de-AT"><body>
<div id="Main" class="Story wide"><h2 class="wide head">One</h2><p data-x>Two <b class="x">three</b></p></div>
<nav role="search"><p>Four</p></nav>
</body></html>
"""


def page(source: str = PAGE) -> tuple[Document, Markup]:
    made = read(source, kind="html")
    assert made.markup is not None
    return made, made.markup


def texts(numbers: list[int]) -> list[str]:
    made, markup = page()
    return [made.text[slice(*markup.span(number))] for number in numbers]


def test_a_node_spans_its_text() -> None:
    _, markup = page()
    assert texts(markup.by_tag["b"]) == ["three"]
    assert texts(markup.by_tag["div"]) == ["One\n\nTwo three"]


def test_nodes_are_found_by_class_id_tag_and_attribute_in_document_order() -> None:
    _, markup = page()
    assert texts(markup.with_token("wide")) == ["One\n\nTwo three", "One"]
    assert texts(markup.by_class["wide head"]) == texts(markup.by_tag["h2"]) == ["One"]
    assert texts(markup.by_id["main"]) == ["One\n\nTwo three"]
    assert texts(markup.with_attribute("data-x")) == ["Two three"]
    assert not markup.with_attribute("data-y")


def test_the_language_is_the_root_s_without_its_region() -> None:
    assert page()[1].language == "de"
    assert page("<html><body><p>One</p></body></html>")[1].language is None


def test_an_element_knows_its_way_up() -> None:
    made, _ = page()
    heading, paragraph, search = (block.element for block in made.blocks)
    assert heading is not None and paragraph is not None and search is not None
    assert (heading.heading, paragraph.heading) == (2, 0)
    assert heading.tokens == {"main", "story", "wide", "head"}
    assert paragraph.path == "html > body > div#Main > p"
    assert {"nav", "form", "p"} <= search.containers


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("codeToolbar wide", "-code-toolbar- -wide-"),
        ("a__b--c", "-a-b-c-"),
        ("has-sidebar no_toc story", "-story-"),
        ("hentry tag-comments category-share post", "-hentry- -post-"),
        ("one\ntwo", "-one-\n-two-"),
    ],
)
def test_classes_are_told_apart_in_words(names: str, words: str) -> None:
    assert [word for word in in_words(names).split() if word != "-"] == words.split()


@given(
    st.lists(st.integers(0, 40), unique=True, max_size=12).map(sorted),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_the_stretches_that_one_touches_are_those_that_share_a_character(
    cuts: list[int], start: int, end: int
) -> None:
    stretches = list(zip(cuts[::2], cuts[1::2], strict=False))
    touched = [n for n, (a, b) in enumerate(stretches) if set(range(a, b)) & set(range(start, end))]
    assert list(overlapped([a for a, _ in stretches], [b for _, b in stretches], start, end)) == touched
