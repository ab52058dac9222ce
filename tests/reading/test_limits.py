"""How many blocks and tags a document may have."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.limits import (
    CHARACTERS_PER_BLOCK,
    CHARACTERS_PER_TAG,
    MOST_BLOCKS,
    MOST_TAGS,
    most_blocks,
    most_tags,
)


@given(st.integers(0, 10**9))
def test_any_document_may_have_many_and_a_long_one_more_but_none_more_than_it_has_room_for(size: int) -> None:
    assert most_blocks(size) >= MOST_BLOCKS
    assert most_blocks(size + CHARACTERS_PER_BLOCK) == most_blocks(size) + 1


@given(st.integers(0, 10**9))
def test_so_it_is_with_the_tags_of_a_page(size: int) -> None:
    assert most_tags(size) >= MOST_TAGS
    assert most_tags(size + CHARACTERS_PER_TAG) == most_tags(size) + 1
