"""The rules of a rulebook, chosen and described."""

from __future__ import annotations

from typing import Any

import msgspec

from cleaner.authoring.meaning import meaning
from cleaner.categories import CATEGORIES, nearest
from cleaner.errors import SettingError
from cleaner.reading.address import domain_of
from cleaner.rule import Rule, RuleBook
from cleaner.rulebook.sites import sites_of


def choose(
    book: RuleBook, category: str | None = None, language: str | None = None, site: str | None = None
) -> list[Rule]:
    """The rules of a category, of a language, and of a site or the domains above it.

    Raises SettingError for a category or language that no rule could have.
    """
    _check(category, CATEGORIES, "category")
    _check(language, {rule.language for rule in book.rules}, "language")
    sites = sites_of(domain_of(site) or site, book.sites) if site else ()
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
        near = nearest(rule_id, [known.id for known in book.rules])
        hint = f'did you mean "{near}"?' if near else "`cleaner rules list` shows the ids"
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


def _check(value: str | None, known: object, what: str) -> None:
    if value is not None and value not in known:  # type: ignore[operator]
        near = nearest(value, known)
        hint = f'did you mean "{near}"?' if near else f"known are {', '.join(sorted(known))}"  # type: ignore[call-overload]
        raise SettingError(f'unknown {what} "{value}": {hint}')
