"""The search for literals over many blocks at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document

from cleaner.matching.prefilter.search import LiteralSearch
from cleaner.matching.prefilter.searchable import (
    LONG_LINE,
    STRETCH,
    SearchableBlocks,
    searchable,
    searchable_blocks,
)
from cleaner.normal import fold

LETTERS = st.sampled_from("abAB é日١.,-(_ '")
TEXTS = st.text(LETTERS, min_size=1, max_size=12)


def parts(text: str) -> list[SearchableBlocks]:
    """The parts in which a text is searched."""
    made = document(text)
    return list(searchable_blocks(made.blocks))


def found(literal: str, text: str) -> list[int]:
    """The different lines of a text in which a search finds the literal."""
    (part,) = parts(text)
    return sorted({line for line, _ in LiteralSearch([literal]).find(part)})


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


def test_a_literal_with_a_line_break_disturbs_no_other() -> None:
    (part,) = parts("two lines\nanother")
    assert LiteralSearch(["two\nlines", "another"]).find(part)[-1] == (1, 1)


@pytest.mark.parametrize(
    ("literal", "text", "blocks"),
    [
        ("app", "Get our app\nNothing\nHappy", [0, 2]),
        ("\bapp\b", "an app\nhappy\napps\n(App)", [0, 3]),
        ("\nby", "By Ada\n— by Ada\nbaby\nstand by Ada", [0, 1]),
        ("reuters\n", "by Reuters.\nReuters said", [0]),
        ("\n(ap)", "(AP) —\nsays (AP)", [0]),
        ("@", "me@there\nme", [0]),
        ('"x".', "He said “x”.\nx\nxy", [0, 1]),
        ("don't miss", "Don’t miss it\ndont miss", [0]),
    ],
)
def test_a_literal_is_found_where_it_stands_at_its_edges(literal: str, text: str, blocks: list[int]) -> None:
    assert found(literal, text) == blocks


def test_each_literal_has_its_number() -> None:
    search = LiteralSearch(["get", "@", "app"])
    (part,) = parts("Get it\nme@home\nthe app")
    assert sorted(search.find(part)) == [(0, 0), (1, 1), (2, 2)]


def test_long_lines_are_searched_for_some_literals_alone() -> None:
    search = LiteralSearch(["get", "@", "app"], long={2})
    short, long = parts("Get the app\n" + "get the app @ " * LONG_LINE)
    assert sorted(set(search.find(short))) == [(0, 0), (0, 2)]
    assert sorted(set(search.find(long))) == [(0, 2)]


@pytest.mark.parametrize("shift", range(3))
def test_a_literal_is_found_across_the_stretches_of_one_giant_block(shift: int) -> None:
    assert found("app", "x" * (STRETCH - shift) + "app") == [0]


@given(TEXTS, TEXTS, TEXTS)
def test_a_text_is_found_wherever_it_stands(before: str, middle: str, after: str) -> None:
    text = f"A{before}{middle}{after}Z"
    made = document(text)
    (block,) = made.blocks
    if middle in block.view and middle.strip():
        assert found(fold(middle), text) == [0]
