"""The rules of a rulebook, chosen and described."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from cleaner.address import domain_of, sites_of
from cleaner.authoring.meaning import meaning
from cleaner.categories import CATEGORIES, did_you_mean
from cleaner.errors import SettingError
from cleaner.rule import Rule
from cleaner.rulebook.book import RuleBook


def choose(
    book: RuleBook, category: str | None = None, language: str | None = None, site: str | None = None
) -> list[Rule]:
    """The rules of a category, of a language, and of a site or the domains above it.

    Raises SettingError for a category or language that no rule could have.
    """
    _check(category, CATEGORIES, "category")
    _check(language, {rule.language for rule in book.rules}, "language")
    known = {rule.site for rule in book.rules if rule.site}
    sites = sites_of(domain_of(site) or site, known) if site else ()
    return [
        rule
        for rule in book.rules
        if (category is None or rule.category == category)
        and (language is None or rule.language == language)
        and (site is None or rule.site in sites)
    ]


def find_rule(book: RuleBook, rule_id: str) -> Rule:
    """The rule of that id. Raises SettingError, with the nearest id, where there is none."""
    rule = book.rule(rule_id)
    if rule is None:
        hint = did_you_mean(rule_id, [known.id for known in book.rules], "`cleaner rules list` shows the ids")
        raise SettingError(f'there is no rule "{rule_id}"; {hint}')
    return rule


def summary(rule: Rule) -> dict[str, Any]:
    """A rule as plain data: where it is from, what it means, what it says."""
    return {
        "id": rule.id,
        "category": rule.category or None,
        "language": rule.language,
        "site": rule.site,
        "file": rule.file,
        "line": rule.line,
        "meaning": meaning(rule),
        "says": msgspec.to_builtins(rule.table),
    }


def _check(value: str | None, known: Collection[str], what: str) -> None:
    if value is not None and value not in known:
        raise SettingError(f'unknown {what} "{value}": {did_you_mean(value, sorted(known))}')
