"""The wording that recurring blocks share is found, and never one that could be the story."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import cleaner_of, document

from cleaner.authoring.remains import all_spots, read_remains
from cleaner.authoring.wordings import MOST_WORDS, Wording, find_wordings
from cleaner.matching.patterns import compiled

NAMES = ("Ada Bexley", "Gus Hallam", "Ines Jarrow", "Idris Orm")


STORIES = (
    "The cider press at Wexcombe bent its screw on Sunday, and forty tonnes of apples lie in a yard.",
    "Nobody knows who opened the weir; its keeper was at some wedding that night, and has photographs.",
    "A neighbour has lent them his oldest boat, which leaks from stem to stern, but carried all mail.",
    "Eels were seen on our road to that chapel, in one drain of our school and under counters of the post.",
)


def wordings(lines: list[str], least: int = 3) -> list[Wording]:
    """Of documents that end with one of the lines each."""
    documents = [document(f"{text}\n{line}") for text, line in zip(STORIES, lines, strict=False)]
    return find_wordings(all_spots(read_remains(cleaner_of(), documents)), least)


def test_names_are_left_open_and_what_stands_around_them_stays() -> None:
    (found,) = wordings([f"Carried up the hill by {name}" for name in NAMES])
    assert found.pattern == r"^carried up the hill by \S.*?$"
    assert len(found.spots) == len(NAMES)


def test_numbers_are_any_number() -> None:
    (found,) = wordings([f"Lamp {number} of the harbour" for number in (3, 14, 159)])
    assert found.pattern == r"^lamp \d+ of the harbour$"


def test_a_wording_allows_a_little_more_words_than_were_seen() -> None:
    (found,) = wordings([f"Carried up the hill by {name}" for name in NAMES])
    assert 7 < found.max_words < 14


@pytest.mark.parametrize(
    "lines",
    [
        [f"Carried up the hill by {name}" for name in NAMES[:2]],
        ["Put out the light"] * 4,
        [f"By {name}" for name in NAMES],
        [f"{name} rows" for name in NAMES],
        [f"{'carried up the hill ' * MOST_WORDS}by {name}" for name in NAMES],
    ],
    ids=[
        "in too few documents",
        "the same everywhere",
        "too little that stays",
        "no common word",
        "too long",
    ],
)
def test_nothing_is_made_of_what_tells_too_little(lines: list[str]) -> None:
    assert wordings(lines) == []


@given(st.lists(st.text("abc 12.*(", min_size=1, max_size=12).filter(str.strip), min_size=3, max_size=4))
def test_a_wording_matches_all_that_it_was_made_of(middles: list[str]) -> None:
    for found in wordings([f"Carried up ({middle}) the hill" for middle in middles]):
        assert re.fullmatch(r"\^.*\$", found.pattern)
        assert all(compiled(found.pattern).search(spot.block.view) for spot in found.spots)
        assert all(spot.block.words <= found.max_words for spot in found.spots)
