"""Which rules apply to a document, by its site."""

from making import document, rule

from cleaner.matching.context import Context
from cleaner.matching.site_rules import SiteRules
from cleaner.rule import Disabled
from cleaner.words import Words

RULES = [
    rule("general", match="bell"),
    rule("paper", match="bell", site="paper.example", order=1),
    rule("news", match="bell", site="news.paper.example", order=2),
]
OFF = [Disabled(("general",), "paper.example", "f"), Disabled(("x",), "other.example", "f")]


def fired(url: str | None, site: str | None = None) -> list[str]:
    made = document("Ring the bell", url=url)
    context = Context(made)
    matchers = SiteRules(RULES, Words(), site=site).matchers(made)
    return [hit.rule.id for matcher in matchers for hit in matcher.hits(context)]


def test_a_site_has_its_rules_and_those_of_the_domains_above_it() -> None:
    assert fired(None) == fired("https://other.example/1") == ["general"]
    assert fired("https://www.paper.example/1") == ["general", "paper"]
    assert set(fired("https://news.paper.example/1")) == {"general", "paper", "news"}


def test_the_site_may_be_named_for_documents_whose_address_is_unknown() -> None:
    assert fired(None, "paper.example") == ["general", "paper"]
    assert fired("https://other.example/1", "paper.example") == ["general"]


def test_what_a_site_switches_off_is_off_there_alone() -> None:
    rules = SiteRules(RULES, Words(), OFF)
    assert rules.disabled("https://www.paper.example/1") == {"general"}
    assert rules.disabled("https://third.example/") == rules.disabled(None) == frozenset()
