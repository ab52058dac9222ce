"""The tables of rule files: which keys and values they may have, and what is told of them."""

import msgspec
import pytest

from cleaner.rule_tables import EvidenceTable, RuleTable


def table(**says: object) -> RuleTable:
    return msgspec.convert({"id": "a-rule", **says}, RuleTable)


@pytest.mark.parametrize(
    "says",
    [
        {"id": "A Rule"},
        {"mtach": "x"},
        {"max_words": 0},
        {"min_words": -1},
        {"threshold": 0},
        {"remove": "all"},
        {"place": "middle"},
        {"after": 3},
        {"evidence": {"place": {"top": 1}}},
    ],
)
def test_a_table_with_an_odd_key_or_value_is_none(says: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        table(**says)


@pytest.mark.parametrize(
    ("says", "written"),
    [
        ({"match": "a"}, {"match": ["a"]}),
        ({"match": ["a", "b"], "unless": "c"}, {"match": ["a", "b"], "unless": ["c"]}),
        ({"after": "legal", "before": "^b"}, {"after": [], "before": ["^b"]}),
        ({"while": "a", "until": "b"}, {"while": ["a"], "until": ["b"]}),
    ],
)
def test_written_patterns_are_by_key_and_categories_are_none(
    says: dict[str, object], written: dict[str, list[str]]
) -> None:
    assert table(**says).written_patterns == written


@pytest.mark.parametrize(
    ("said", "categories"),
    [
        ("legal", {"legal"}),
        (["legal", "social"], {"legal", "social"}),
        ("^legal$", set()),
        (None, set()),
    ],
)
def test_a_neighbour_is_told_by_one_category_or_any_of_several(said: object, categories: set[str]) -> None:
    assert table(after=said).categories_before == table(before=said).categories_behind == categories


def test_names_of_words_are_told_with_the_key_that_weighs_them_first() -> None:
    evidence = EvidenceTable(words={"app": 1}, first={"app": 1, "get": 1}, last={"get": 1, "now": 1})
    assert evidence.word_names == {"app": "words", "get": "first", "now": "last"}
