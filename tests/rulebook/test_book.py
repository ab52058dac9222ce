"""A rulebook finds its rules by id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import rule

from cleaner.rulebook.book import RuleBook


@given(st.lists(st.sampled_from("abcdef"), unique=True))
def test_a_rule_is_found_by_its_id_alone(ids: list[str]) -> None:
    book = RuleBook(tuple(rule(rule_id) for rule_id in ids))
    assert [found.id for name in "abcdef" if (found := book.rule(name)) is not None] == sorted(ids)


def test_a_rulebook_is_not_changed() -> None:
    with pytest.raises(AttributeError):
        RuleBook().rules = ()  # type: ignore[misc]
