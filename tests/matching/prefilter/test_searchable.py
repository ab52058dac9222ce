"""Blocks in the plain forms in which literals are looked for."""

from hypothesis import given
from hypothesis import strategies as st
from making import document

from cleaner.matching.prefilter import searchable as module
from cleaner.matching.prefilter.searchable import SearchableBlocks, searchable, searchable_blocks

LINES = st.lists(st.text(st.characters(exclude_categories=["Zl", "Zp", "Cc", "Cs"]), max_size=20), max_size=8)


def test_each_different_line_stands_once_and_blocks_know_theirs() -> None:
    of = document("One two\nThree\nOne two")
    made = SearchableBlocks(of.blocks)
    assert (made.lines, made.numbers, made.sizes) == (["One two", "Three"], [0, 1, 0], [2, 1])
    assert made.words.split("\n") == ["", " one two ", " three ", ""]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_character_that_is_no_letter_or_digit_is_a_space(text: str) -> None:
    plain = searchable(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert after == (before if before == "\n" or (before.isalnum() and before.isascii()) else after)
        assert after in (before, " ")
        assert not (after.isascii() and after not in " \n" and not after.isalnum())


@given(LINES)
def test_the_ends_of_lines_are_where_they_are_said_to_be(lines: list[str]) -> None:
    of = document("\n".join(lines))
    made = SearchableBlocks(of.blocks)
    start = 1
    for end in made.word_ends:
        assert made.words[start : end - 1].count("\n") == 0 and made.words[end - 1] == "\n"
        start = end
    parts = made.signs.split("\n") if made.lines else []
    assert [sum(len(part) + 1 for part in parts[: n + 1]) for n in range(len(parts))] == made.sign_ends


def test_a_long_document_is_searched_in_parts_that_have_all_its_blocks() -> None:
    made = document("\n".join("A line of words" for _ in range(module.STRETCH // 5)))
    parts = list(searchable_blocks(made.blocks))
    assert len(parts) > 1
    assert [block for part in parts for block in part.blocks] == made.blocks
