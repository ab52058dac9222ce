"""What is read of a folder's files comes together, and no two rules have one id."""

import pytest

from cleaner.errors import RuleError
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.contents import FolderContents


def rule(name: str, file: str) -> Rule:
    return Rule(RuleTable(name, match="ferry"), "teaser", "en", None, file, 3, 1, 0)


def test_rules_stay_in_the_order_in_which_they_were_read() -> None:
    contents = FolderContents()
    for name in ("boats", "apples"):
        contents.add(rule(name, "en/teaser.toml"))
    assert [found.id for found in contents.rules] == ["boats", "apples"]


def test_a_second_rule_of_an_id_is_refused_with_the_place_of_the_first() -> None:
    contents = FolderContents()
    contents.add(rule("boats", "en/teaser.toml"))
    with pytest.raises(RuleError, match=r"en/promo.toml:3.*has this id, at .*teaser.toml:3"):
        contents.add(rule("boats", "en/promo.toml"))


def test_of_two_files_with_one_id_the_rest_is_taken_and_the_second_told() -> None:
    first, second = FolderContents(), FolderContents()
    first.add(rule("boats", "en/teaser.toml"))
    for name in ("boats", "apples"):
        second.add(rule(name, "en/promo.toml"))
    told: list[RuleError] = []
    first.extend(second, told.append)
    assert [(found.id, found.file) for found in first.rules] == [
        ("boats", "en/teaser.toml"),
        ("apples", "en/promo.toml"),
    ]
    assert [(error.rule, error.file) for error in told] == [("boats", "en/promo.toml")]
