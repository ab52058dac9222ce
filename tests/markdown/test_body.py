"""The blocks of which something stays, and in which elements."""

from hypothesis import given
from hypothesis import strategies as st
from making import document

from cleaner.markdown.body import body_blocks
from cleaner.reading.read import read

TEXT = "One two three\n\nFour five\n\nSix"
CUTS = st.lists(st.integers(0, len(TEXT)), max_size=6, unique=True).map(sorted)


def kept(removed: list[tuple[int, int]]) -> list[list[str]]:
    made = document(TEXT)
    return [[made.text[a:b] for a, b in found.stretches] for found in body_blocks(made, removed)]


def test_a_block_keeps_what_stands_around_what_is_removed() -> None:
    assert kept([(4, 7), (15, 24)]) == [["One", "three"], ["Six"]]
    assert kept([]) == [["One two three"], ["Four five"], ["Six"]]


@given(CUTS)
def test_what_is_kept_and_what_is_removed_are_all_the_words(cuts: list[int]) -> None:
    removed = list(zip(cuts[::2], cuts[1::2], strict=False))
    left = "".join(text for number, text in enumerate(TEXT) if not any(a <= number < b for a, b in removed))
    assert "".join(left.split()) == "".join("".join(map("".join, kept(removed))).split())


def test_a_page_s_block_knows_the_elements_around_it_the_innermost_last() -> None:
    (found,) = body_blocks(read("<html><body><ul><li><p>One</p></li></ul></body></html>", kind="html"), [])
    assert [element.tag for element in found.around] == ["html", "body", "ul", "li", "p"]
    item = found.innermost("li", "ul")
    assert item is not None and item.tag == "li"
    assert found.innermost("pre") is None
