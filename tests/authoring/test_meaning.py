"""A rule is told in one sentence of what it does and when."""

from typing import Any

import pytest
from making import rule

from cleaner.authoring.meaning import meaning
from cleaner.rule_tables import EvidenceTable, RuleTable


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        ({"lines": ["Tins"]}, "Removes the block as advert where the whole block is “Tins”."),
        ({"lines": ["Tins", "Pots"]}, "Removes the block as advert where the whole block is one of 2 lines."),
        (
            {"match": ["tins", "pots"], "remove": "match", "max_words": 9, "place": -2},
            "Removes the matched words as advert where it matches tins or pots; and it has 9 words or fewer; "
            "and it is one of the last 2 blocks.",
        ),
        (
            {"traits": ["upper", "!question"], "min_words": 2, "place": 0.25},
            "Removes the block as advert where it is upper, not question; and it has 2 words or more; "
            "and it stands in the first 25% of the blocks.",
        ),
        (
            {"select": ".tin", "keep": True},
            "Keeps the block, whatever other rules say, where its element is .tin.",
        ),
        (
            {"match": "tins", "after": ["legal", "social"], "before": "^pots", "unless": "pans"},
            "Removes the block as advert where it matches tins; "
            "and the block before went as legal or social; and the next block matches ^pots; "
            "and it does not match pans.",
        ),
        (
            {"evidence": EvidenceTable(words={"app": 2}, place={"end": -0.5}), "threshold": 2},
            "Removes the block as advert where its hints add up to 2 (words: app +2; place: end -0.5).",
        ),
        (
            {"match": "tins", "remove": "rest", "place": "end"},
            "Removes the block and all that follows as advert where it matches tins; "
            "and it stands after the last prose.",
        ),
    ],
)
def test_a_sentence_says_all_that_a_rule_says(says: dict[str, Any], sentence: str) -> None:
    assert meaning(rule(category="advert", **says)) == sentence


def test_a_site_s_rule_names_its_domain() -> None:
    told = meaning(rule(category="advert", site="ledger.example", lines=["Tins"]))
    assert told.startswith("Removes the block as advert on ledger.example and the domains under it where ")


SAID_OF_OTHER_THINGS = {
    "id", "category", "language", "site", "description", "examples", "counterexamples", "context", "yields",
    "keep", "remove", "threshold", "while_", "until", "max_blocks",
}  # fmt: skip
CONDITIONS: dict[str, Any] = {
    "match": "m", "lines": ["l"], "select": "s", "traits": ["upper"], "evidence": EvidenceTable(),
    "min_words": 1, "max_words": 2, "place": "start", "after": "a", "before": "b", "unless": "u",
}  # fmt: skip


def test_every_condition_of_the_rule_language_is_told() -> None:
    assert set(RuleTable.__struct_fields__) - SAID_OF_OTHER_THINGS == CONDITIONS.keys()
    told = meaning(rule(**CONDITIONS, threshold=1))
    assert told.count("; and ") == len(CONDITIONS) - 1
