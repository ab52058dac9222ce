"""The categories are data, and whoever names another is told the nearest."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.categories import CATEGORIES, STAYING, check_category, did_you_mean, nearest
from cleaner.errors import SettingError


@pytest.mark.parametrize("name", CATEGORIES)
def test_every_category_is_known_and_spelled_as_a_file_s_name_can_be(name: str) -> None:
    check_category(name)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert CATEGORIES[name] and not CATEGORIES[name].endswith(".")


def test_the_standfirst_alone_stays_unless_it_is_dropped() -> None:
    assert {"standfirst"} == STAYING < CATEGORIES.keys()


def test_an_unknown_category_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(SettingError, match='unknown category "teasers": did you mean "teaser"'):
        check_category("teasers")


def test_without_a_near_one_what_the_caller_says_is_said_else_all_that_are_known() -> None:
    assert did_you_mean("zzz", ["kettle", "lantern"]) == "known are kettle, lantern"
    assert did_you_mean("zzz", ["kettle"], "see the list") == "see the list"
    assert did_you_mean("kettel", ["kettle"], "see the list") == 'did you mean "kettle"?'


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_the_nearest_is_one_of_the_known_and_a_known_word_is_its_own(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {"", *known}
    if word:
        assert nearest(word, [*known, word]) == word
