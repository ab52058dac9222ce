"""Whether everything that a rule says holds of a block."""

from typing import Any

import pytest
from making import MORE_PROSE, PROSE, document, rule

from cleaner.matching.context import Context
from cleaner.matching.evidence import around
from cleaner.matching.prepared_rule import CLOSE, PreparedRule
from cleaner.rule_tables import EvidenceTable

LINES = f"{PROSE}\nRing the bell\n{MORE_PROSE}\nWHO PAYS?"


def holds_of(categories: dict[int, str] | None = None, **says: Any) -> list[int]:
    made = document(LINES)
    context = Context(made)
    context.categories = categories or {}
    prepared = PreparedRule(rule(**says))
    return [block.index for block in made.blocks if prepared.hit(block, context) is not None]


@pytest.mark.parametrize(
    ("says", "blocks"),
    [
        ({}, [0, 1, 2, 3]),
        ({"lines": ["ring the bell!"]}, [1]),
        ({"match": "bell|pays"}, [1, 3]),
        ({"match": "bell|pays", "unless": "who"}, [1]),
        ({"max_words": 3}, [1, 3]),
        ({"min_words": 3, "max_words": 3}, [1]),
        ({"traits": ["upper"]}, [3]),
        ({"traits": ["!upper", "!prose"]}, [1]),
        ({"place": "end"}, [2, 3]),
        ({"place": 1}, [0]),
        ({"after": "bell"}, [2]),
        ({"before": "^who"}, [2]),
        ({"match": "bell", "traits": ["upper"]}, []),
    ],
)
def test_all_that_a_rule_says_must_hold(says: dict[str, Any], blocks: list[int]) -> None:
    assert holds_of(**says) == blocks


def test_a_neighbour_is_asked_for_the_category_that_it_went_by() -> None:
    assert holds_of({1: "advert"}, after="advert") == [2]
    assert holds_of({1: "advert"}, before="advert", match="the") == [0]
    assert holds_of({1: "legal"}, after="advert") == []


def test_the_traits_that_a_block_must_have_and_lack_are_told_as_bits() -> None:
    made = document(LINES)
    prepared = PreparedRule(rule(traits=["upper", "!digits"]))
    bell, pays = made.blocks[1], made.blocks[3]
    for block in (bell, pays):
        assert not block.held & prepared.wanted
        prepared.hit(block, Context(made))
    assert [bool(block.held & prepared.wanted) for block in (bell, pays)] == [False, True]
    assert [bool(block.held & prepared.unwanted) for block in (bell, pays)] == [False, False]


def test_evidence_must_reach_its_threshold_and_neighbours_of_its_category_settle_what_is_close() -> None:
    made = document(LINES)
    context = Context(made)
    prepared = PreparedRule(rule("r", "advert", evidence=EvidenceTable(traits={"upper": 2}), threshold=1.5))
    assert prepared.evidence_hit(made.blocks[1], context, around(made.blocks[1], context)) is None
    alone = prepared.evidence_hit(made.blocks[3], context, around(made.blocks[3], context))
    context.categories = {2: "advert"}
    beside = prepared.evidence_hit(made.blocks[3], context, around(made.blocks[3], context))
    assert alone is not None and beside is not None
    assert (alone.margin, beside.margin - alone.margin) == (0.5, CLOSE)
