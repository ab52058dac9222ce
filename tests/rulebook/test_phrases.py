"""A text of a few words is of the language whose rules look for them, whoever wrote these rules."""

from pathlib import Path

import cleaner
from cleaner.languages import tell_languages
from cleaner.rulebook.files import load_rulebook

RULE = r"""
[[rule]]
id = "my-shop"
lines = ["Hofladen Sonnenblick"]
examples = ["Hofladen Sonnenblick"]

[[rule]]
id = "my-fair"
match = '^wurstmarktfest \d+$'
examples = ["Wurstmarktfest 12"]
"""


def test_a_rule_of_one_s_own_finds_a_document_of_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "advert.toml").write_text(RULE, encoding="utf-8")
    mine = cleaner.Cleaner(rules=tmp_path)
    assert [piece.rule for piece in mine.clean("Hofladen Sonnenblick").removed] == ["my-shop"]
    assert [piece.rule for piece in mine.clean("Wurstmarktfest 7").removed] == ["my-fair"]


def test_what_the_packaged_rules_of_a_language_look_for_tells_it() -> None:
    book = load_rulebook()
    spoken = [rule for rule in book.rules if rule.language == "de" and rule.lines]
    told = [tell_languages(rule.lines[0], book.words)[1] for rule in spoken if rule.lines]
    assert told
    assert all("de" in languages for languages in told)
