"""Rules of a rulebook are chosen by what they are for, and described as plain data."""

import pytest
from making import rule

from cleaner.authoring.catalogue import choose, find_rule, summary
from cleaner.errors import SettingError
from cleaner.rulebook.book import RuleBook

BOOK = RuleBook(
    (
        rule("legal-en", "legal", match="all rights"),
        rule("legal-de", "legal", language="de", match="alle rechte"),
        rule("advert-site", "advert", language="any", site="ledger.example", lines=["Tins"]),
    )
)


def ids(**asked: str) -> list[str]:
    return [found.id for found in choose(BOOK, **asked)]


def test_what_is_not_asked_for_chooses_nothing_out() -> None:
    assert ids() == ["legal-en", "legal-de", "advert-site"]


def test_all_that_is_asked_for_must_hold() -> None:
    assert ids(category="legal") == ["legal-en", "legal-de"]
    assert ids(category="legal", language="de") == ["legal-de"]
    assert ids(category="advert", language="de") == []


def test_a_site_has_the_rules_of_the_domains_above_it() -> None:
    assert ids(site="news.ledger.example") == ids(site="ledger.example") == ["advert-site"]
    assert ids(site="example") == []


@pytest.mark.parametrize("asked", [{"category": "legall"}, {"language": "dee"}])
def test_what_no_rule_can_have_is_an_error_that_names_the_nearest(asked: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=r'did you mean "(legal|de)"'):
        choose(BOOK, **asked)


def test_a_rule_is_found_by_its_id_or_the_nearest_is_named() -> None:
    assert find_rule(BOOK, "legal-de").language == "de"
    with pytest.raises(SettingError, match='no rule "legal-dee"; did you mean "legal-de"'):
        find_rule(BOOK, "legal-dee")


def test_a_summary_holds_what_the_rule_says_and_no_more() -> None:
    found = summary(BOOK.rules[2])
    assert found["says"] == {"id": "advert-site", "lines": ["Tins"], "examples": ["an example"]}
    assert (found["category"], found["site"], found["file"], found["line"]) == (
        "advert",
        "ledger.example",
        "rules.toml",
        1,
    )
    assert "“Tins”" in found["meaning"]
