"""What a rule says, in the typed form of its file."""

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from making import rule

from cleaner.rule import Patterns
from cleaner.rule_tables import RuleTable


def table(**says: object) -> RuleTable:
    return msgspec.convert({"id": "a-rule", **says}, RuleTable)


def test_of_several_patterns_any_may_match_and_those_that_cannot_be_filled_are_left_out() -> None:
    said = table(match=["a", "b", "c"], unless=["c"], after="legal")
    patterns = Patterns.of(said, lambda text: None if text == "c" else text.upper())
    assert patterns == Patterns(match="(?:A)|(?:B)", unless=None, after=None)
    assert patterns.by_key == {"match": "(?:A)|(?:B)"}


def test_a_rule_s_patterns_and_lines_are_its_table_s() -> None:
    made = rule(match="a", lines=["One"], select=".x")
    assert (made.patterns, made.lines, made.selectors) == (Patterns(match="a"), ("one",), [".x"])


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.sampled_from(["any", "en"])), min_size=2))
def test_the_user_s_rank_over_the_packaged_and_site_over_language_over_any(
    places: list[tuple[int, bool, str]],
) -> None:
    ranked = sorted(
        places, key=lambda at: rule(layer=at[0], site="a.example" if at[1] else None, language=at[2]).rank
    )
    for one, two in pairwise(ranked):
        assert (one[0], one[1], not one[1] and one[2] == "en") <= (
            two[0],
            two[1],
            not two[1] and two[2] == "en",
        )
