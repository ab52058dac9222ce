"""How many blocks a document may have."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.limits import CHARACTERS_PER_BLOCK, MOST_BLOCKS, most_blocks


@given(st.integers(0, 10**9))
def test_any_document_may_have_many_and_a_long_one_more_but_none_more_than_it_has_room_for(size: int) -> None:
    assert most_blocks(size) >= MOST_BLOCKS
    assert most_blocks(size + CHARACTERS_PER_BLOCK) == most_blocks(size) + 1
