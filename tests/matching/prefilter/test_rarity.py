"""How rare a literal is among blocks, by its letters alone."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.matching.prefilter.rarity import rarity, share_of_blocks


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        ("download", "down"),
        ("quiz", "rest"),
        ("zebra", "the"),
        ("下载", "ab"),
        ("© ", "a "),
        ("app", "and"),
        ("the", ""),
    ],
)
def test_longer_words_rare_letters_and_telling_signs_are_rarer(rarer: str, commoner: str) -> None:
    assert rarity(rarer) > rarity(commoner)


def test_the_rarest_stand_in_few_blocks_and_what_stands_in_any_is_no_use() -> None:
    assert share_of_blocks(["download our app"]) < share_of_blocks(["app"]) < 1
    assert share_of_blocks(["app", ","]) == inf


@given(
    st.lists(st.sampled_from(["bell", "lantern", "quay", "Kettle"]), max_size=4),
    st.sampled_from(["rope", "tin"]),
)
def test_one_literal_more_stands_in_more_blocks(texts: list[str], more: str) -> None:
    assert share_of_blocks([*texts, more]) > share_of_blocks(texts)
    assert share_of_blocks(texts) == pytest.approx(share_of_blocks(texts[::-1]))
