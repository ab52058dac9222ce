"""How the tests make documents, rules and cleaners, and what holds of every result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, Result
from cleaner.categories import CATEGORIES
from cleaner.document import Block, Document
from cleaner.reading.text import read_text
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.book import RuleBook

PROSE = (
    "The council met on Tuesday for the first time since the flood and voted, after four hours of talk, "
    "to mend the old bridge before the winter comes."
)
MORE_PROSE = (
    "Its members could not agree on who should pay for the work, which the engineers think will take "
    "two years and a good deal of patience from all who cross the river."
)


APP_RULE = """
[[rule]]
id = "test-app"
category = "app-promo"
lines = ["Download our app"]
examples = ["Download our app"]
"""


def replace_packaged_rules(monkeypatch: pytest.MonkeyPatch, folder: Path, *rules: str) -> None:
    """Have a new folder, with these rules in it, stand for the packaged ones in this process."""
    folder.mkdir(parents=True)
    for number, source in enumerate(rules):
        (folder / f"{number}.toml").write_text(source)
    monkeypatch.setattr("cleaner.rulebook.files._PACKAGED", folder)


def document(text: str, title: str | None = None, url: str | None = None) -> Document:
    """Plain text -> its document, with what is known of it."""
    made = read_text(text, url)
    made.title = title
    return made


def block(text: str, **about: Any) -> Block:
    """Plain text of one block -> that block."""
    (made,) = document(text, **about).blocks
    return made


def rule(
    rule_id: str = "a-rule",
    category: str = "teaser",
    *,
    language: str = "en",
    site: str | None = None,
    layer: int = 0,
    order: int = 0,
    **says: Any,
) -> Rule:
    """A rule that says what `says` holds; `while` is spelled `while_`."""
    table = RuleTable(id=rule_id, examples=["an example"], **says)
    return Rule(table, category, language, site, "rules.toml", 1, layer, order)


def cleaner_of(*rules: Rule) -> Cleaner:
    """A cleaner with these rules alone, in this order."""
    ordered = tuple(
        Rule(r.table, r.category, r.language, r.site, r.file, r.line, r.layer, order)
        for order, r in enumerate(rules)
    )
    return Cleaner(RuleBook(ordered))


def removed(text: str, *rules: Rule, **about: Any) -> list[str]:
    """What these rules alone remove of a plain text, in document order."""
    return [p.text for p in cleaner_of(*rules).clean_document(document(text, **about)).removed]


def pieces(text: str, *rules: Rule, **about: Any) -> list[tuple[str, str, str]]:
    """The same as (category, rule, text)."""
    result = cleaner_of(*rules).clean_document(document(text, **about))
    return [(p.category, p.rule, p.text) for p in result.removed]


def write_rules(folder: Path, name: str, source: str) -> Path:
    """Write a rule file into a folder of rules; gives back the folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
    return folder


def check_promises(result: Result) -> None:
    """What holds of every result."""
    source, end, kept = result.document.text, 0, []
    for piece in result.removed:
        assert piece.text == source[piece.start : piece.end]
        assert end <= piece.start < piece.end
        assert piece.category in CATEGORIES
        assert piece.rule
        kept.append(source[end : piece.start])
        end = piece.end
    kept.append(source[end:])
    assert "".join("".join(kept).split()) == "".join(result.text.split())
