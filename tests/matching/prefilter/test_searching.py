"""The search for clues over many blocks at once."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document, rule

from cleaner.matching.prefilter.clues import Clue
from cleaner.matching.prefilter.searching import STRETCH, ClueSearch, Sized, searchable
from cleaner.normal import fold
from cleaner.reading.text import read_text

LETTERS = st.sampled_from("abAB é日١.,-(_ '")
TEXTS = st.text(LETTERS, min_size=1, max_size=12)


def found(clue: Clue, text: str, **sized: float) -> list[int]:
    """The blocks of a text in which a search finds the clue."""
    search = ClueSearch([(Sized(rule(), **sized), [clue])])
    blocks = read_text(text).blocks
    rules = search.find(blocks, [fold(block.view) for block in blocks])
    return [place for place, here in enumerate(rules) if here]


def clue(
    spelling: str, start: bool = False, end: bool = False, before: float = inf, after: float = inf
) -> Clue:
    return Clue(fold(spelling), spelling, start, end, before, after)


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Get our app!", "Get our app "),
        ("two\nlines", "two\nlines"),
        ("snake_case", "snake case"),
        ("café – 3 €", "café   3  "),
        ("アプリ。", "アプリ "),
        ("x² \ud800", "x   "),
    ],
)
def test_signs_are_searched_as_spaces(text: str, searched: str) -> None:
    assert searchable(text) == searched


@pytest.mark.parametrize(
    ("sought", "text", "blocks"),
    [
        (clue("app"), "Get our app\nNothing\nHappy", [0, 2]),
        (clue("app", start=True, end=True), "an app\nhappy\napps\n(App)", [0, 3]),
        (clue("by", before=0), "By Ada\n— by Ada\nbaby\nstand by Ada", [0, 1]),
        (clue("by", before=6), "stand by Ada\nthe people by the lake", [0]),
        (clue("reuters", after=0), "by Reuters.\nReuters said", [0]),
        (clue("reuters", after=3), "by Reuters UK.\nby Reuters Canada.", [0]),
        (clue("AP"), "by AP\nby ap\napt", [0]),
        (clue("Reuters"), "by Reuters\nby REUTERS\nby reuters", [0, 1]),
        (clue("(AP)", before=0), "(AP) —\nsays (AP)", [0]),
        (clue("@"), "me@there\nme", [0]),
        (clue("don't miss"), "Don’t miss it\ndont miss", [0]),
    ],
)
def test_a_clue_is_found_where_it_is_spelled_and_stands_so(
    sought: Clue, text: str, blocks: list[int]
) -> None:
    assert found(sought, text) == blocks


def test_blocks_of_other_sizes_are_left_out() -> None:
    text = "app\nan app\n" + "word " * 60 + "app"
    assert found(clue("app"), text, least=2, most=3) == [1]
    assert found(clue("app"), text, least=50) == [2]
    assert found(clue("app"), text, longest=3) == [0]


def test_another_text_that_is_needed_is_asked_for() -> None:
    search = ClueSearch([(Sized(rule(), groups=(("get", "try"),)), [clue("app")])])
    blocks = document("Get the app\nThe app crashed").blocks
    assert [bool(here) for here in search.find(blocks, [fold(b.view) for b in blocks])] == [True, False]


def test_a_clue_is_found_across_the_stretches_of_one_giant_block() -> None:
    for shift in range(3):
        assert found(clue("app"), "x" * (STRETCH - shift) + "app") == [0]


@given(TEXTS, TEXTS, TEXTS)
def test_a_text_is_found_wherever_it_stands(before: str, middle: str, after: str) -> None:
    text = f"A{before}{middle}{after}Z"
    (block,) = document(text).blocks
    at = block.view.find(middle)
    if at >= 0 and middle.strip():
        assert found(clue(middle), text) == [0]
        assert found(clue(middle, before=at, after=len(block.view) - at - len(middle)), text) == [0]
