"""Compiled patterns and their time limit."""

import pytest

from cleaner.matching import patterns
from cleaner.matching.patterns import SHORT, compile_before, find_all, search, take_up

ENDLESS = "(?:a|aa|aaa)+(?:a|aa)+$"


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.1)


@pytest.mark.parametrize("checked", [False, True])
def test_a_search_ignores_case(checked: bool) -> None:
    found = search("our app", "Get OUR APP now", checked)
    assert found is not None
    assert found.span() == (4, 11)
    assert search("our app", "Get it now", checked) is None


def test_a_search_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        search(ENDLESS, "a" * 60 + "b")


def test_so_is_a_checked_pattern_s_on_a_view_longer_than_it_was_checked_for() -> None:
    with pytest.raises(TimeoutError):
        search(ENDLESS, "a" * SHORT + "b", checked=True)


def test_what_was_compiled_before_is_not_compiled_again() -> None:
    before = compile_before(["our app"])["our app"]
    take_up({"(no pattern at all": before})
    assert search("(no pattern at all", "Get OUR APP now") is not None


def test_matches_of_nothing_are_left_out() -> None:
    assert find_all("a*", "baab") == [(1, 3)]
