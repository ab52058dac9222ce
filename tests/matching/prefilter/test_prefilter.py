"""Which rules are tried on which blocks."""

from typing import Any

import pytest
from making import PROSE, document, rule
from naive import naive_hits

from cleaner.matching.context import Context
from cleaner.matching.matcher import Matcher
from cleaner.matching.prefilter.prefilter import RECURRENT, Prefilter
from cleaner.matching.prepared_rule import PreparedRule
from cleaner.rule import Rule


def tried(text: str, *rules: Rule) -> list[tuple[int, str]]:
    """(block's index, rule's id) of what would be tried."""
    prefilter = Prefilter([PreparedRule(rule) for rule in rules])
    candidates = prefilter.candidates(Context(document(text)))
    return [(block.index, ready.rule.id) for block, found in candidates for ready in found]


@pytest.mark.parametrize(
    ("says", "blocks"),
    [
        ({"match": r"\bget .{1,9} app\b"}, [0]),
        ({"match": r"\bapp\b", "max_words": 2}, []),
        ({"match": r"\w+", "max_words": 2}, [1]),
        ({"match": r"\w+", "place": 1}, [0]),
        ({"lines": ["Nothing here"]}, [1]),
        ({"traits": ["upper"]}, [0, 1]),
        ({"traits": ["nav"]}, []),
    ],
)
def test_a_rule_is_tried_where_it_can_fire(says: dict[str, Any], blocks: list[int]) -> None:
    assert [index for index, _ in tried("Get our app\nNothing here", rule(**says))] == blocks


def test_a_rule_is_tried_once_on_a_block_however_many_of_its_literals_it_holds() -> None:
    assert tried("Get the app, then get the game", rule(match="get|app|game")) == [(0, "a-rule")]


def test_rules_share_lines_and_literals() -> None:
    rules = [rule(name, order=order, match="lantern") for order, name in enumerate("ab")]
    rules += [rule(name, order=order, lines=["The lantern"]) for order, name in enumerate("cd", start=2)]
    assert sorted(tried(f"The lantern\n{PROSE}", *rules)) == [(0, name) for name in "abcd"]


def test_a_line_that_recurs_is_searched_no_more_once_it_is_known_that_nothing_is_found() -> None:
    rules = [rule("found", match="get the app"), rule("not-found", match="get the (?!app)", order=1)]
    tries = tried("Get the app now\n" * 9, *rules)
    assert [index for index, name in tries if name == "found"] == list(range(9))
    assert [index for index, name in tries if name == "not-found"] == list(range(RECURRENT - 1))


@pytest.mark.parametrize(
    "says", [{"match": "get", "place": -4}, {"match": r"\w+", "place": -4}, {"match": "get", "unless": "now"}]
)
def test_a_line_that_recurs_is_taken_where_the_rule_says(says: dict[str, Any]) -> None:
    doc = document("Get the app\n" * 20)
    a_rule = rule(**says)
    hits = Matcher([a_rule]).hits(Context(doc))
    assert {(hit.rule.id, hit.block.index) for hit in hits} == naive_hits([a_rule], doc)
    assert hits
