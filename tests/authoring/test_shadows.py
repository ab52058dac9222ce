"""Which rules another always goes before."""

import pytest

from cleaner.authoring.shadows import shadowed
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable


def rules(*tables: dict[str, object]) -> list[Rule]:
    made = []
    for order, table in enumerate(tables):
        said = RuleTable(id=f"r{order}", **table)  # type: ignore[arg-type]
        made.append(Rule(said, "teaser", "en", said.site, file="f", line=1, layer=0, order=order))
    return made


def pairs(*tables: dict[str, object]) -> list[tuple[str, str]]:
    return [(rule.id, winner.id) for rule, winner in shadowed(rules(*tables))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"match": "a"}, {"match": "a"}),
        ({"match": "a"}, {"match": "a", "max_words": 5, "place": "end"}),
        ({"match": "a", "max_words": 9}, {"match": "a", "max_words": 5}),
        ({"lines": ["A", "B"]}, {"lines": ["b."]}),
        ({"traits": ["link"]}, {"traits": ["link", "upper"]}),
        ({"match": "a", "remove": "section"}, {"match": "a"}),
    ],
)
def test_a_rule_that_asks_for_no_less_never_fires(
    first: dict[str, object], second: dict[str, object]
) -> None:
    assert pairs(first, second) == [("r1", "r0")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"match": "a", "unless": "b"}, {"match": "a"}),
        ({"match": "a", "max_words": 5}, {"match": "a"}),
        ({"lines": ["A"]}, {"lines": ["A", "B"]}),
        ({"match": "a"}, {"match": "a", "remove": "section"}),
        ({"match": "a", "remove": "match"}, {"match": "a"}),
        ({"match": "a"}, {"match": "a", "site": "ledger.example"}),
        ({"match": "a", "site": "ledger.example"}, {"match": "a"}),
        ({"match": "a"}, {"match": "a", "keep": True}),
    ],
)
def test_a_rule_that_can_still_take_something_is_left(
    first: dict[str, object], second: dict[str, object]
) -> None:
    assert pairs(first, second) == []
