"""What is checked of a rule beyond its types: patterns, traits, places, groups."""

from __future__ import annotations

from pathlib import Path

import regex

from cleaner.categories import CATEGORIES, did_you_mean
from cleaner.errors import RuleError
from cleaner.matching.patterns import compiled
from cleaner.normal import written_key
from cleaner.rule import Page, Rule
from cleaner.rulebook.positions import key_line, rule_error
from cleaner.selector_needs import plain_name
from cleaner.selectors import SelectorError, compile_selector
from cleaner.traits import TRAITS
from cleaner.words import REFERENCE

_PATTERN_REMEDIES = {
    "missing )": r"close the group with ), or write a plain bracket as \(",
    "unterminated character set": r"close the set with ], or write a plain bracket as \[",
    "unbalanced parenthesis": r"open the group with (, or write a plain bracket as \)",
}
"""What to do about a complaint of the `regex` package."""
_SOME_WORD = "(?:word)"
"""Stands for the words of a template in a check: `{says}` itself would be read as a fuzzy quantifier."""


def check_rule(rule: Rule) -> None:
    """Raise RuleError where a pattern, trait or place of the rule can't be used."""
    table = rule.table
    for key, pattern in rule.patterns.by_key.items():
        _check_pattern(rule, key, pattern)
    select = [table.select] if isinstance(table.select, str) else table.select or []
    _check_selectors(select, "select", rule.file, rule.line, rule.id)
    for name in table.traits or ():
        if name.removeprefix("!") not in TRAITS:
            hint = did_you_mean(name.removeprefix("!"), TRAITS)
            raise rule_error(rule, f'unknown trait "{name}"', hint, key="traits")
    if table.place == 0:
        raise rule_error(rule, "place = 0 is nowhere", "1 is the first block, -1 the last", "place")
    if isinstance(table.place, float) and not abs(table.place) <= 1:
        hint = "a share lies between -1 and 1; a count of blocks is a whole number"
        raise rule_error(rule, f"place = {table.place} is no share", hint, "place")
    _check_evidence(rule)
    for key, said in (("after", table.after), ("before", table.before)):
        for name in said if isinstance(said, list) else ():
            if name not in CATEGORIES:
                hint = did_you_mean(name, CATEGORIES, "a pattern stands alone, a list is of categories")
                raise rule_error(rule, f'unknown category "{name}"', hint, key)
    for line in table.lines or ():
        if not written_key(line):
            hint = "lines are compared without it; write a pattern in match"
            raise rule_error(rule, f'the line "{line}" is punctuation alone', hint, "lines")
    if table.max_words is not None and table.max_words < table.min_words:
        raise rule_error(
            rule, "max_words is less than min_words", "raise the one or lower the other", "max_words"
        )
    if table.remove == "match" and table.match is None:
        raise rule_error(rule, 'remove = "match" without match', "add match", "remove")
    if rule.patterns.match is not None:
        for group in compiled(REFERENCE.sub(_SOME_WORD, rule.patterns.match)).groupindex:
            if group.replace("_", "-") not in CATEGORIES:
                known = [category.replace("-", "_") for category in CATEGORIES]
                hint = did_you_mean(group, known, "a group's name is a category")
                raise rule_error(rule, f'unknown category in group "{group}"', hint, "match")


def _check_evidence(rule: Rule) -> None:
    """Raise RuleError where hints are unknown, or can never add up to the threshold."""
    evidence, threshold = rule.table.evidence, rule.table.threshold
    if evidence is None:
        if threshold is not None:
            raise rule_error(rule, "threshold without evidence", "add [rule.evidence]", "threshold")
        return
    if threshold is None:
        raise rule_error(rule, "evidence without a threshold", "add threshold = 3", "evidence")
    for name in evidence.traits:
        if name not in TRAITS:
            raise rule_error(rule, f'unknown trait "{name}"', did_you_mean(name, TRAITS), "traits")
    for name in evidence.near:
        if name not in CATEGORIES:
            raise rule_error(rule, f'unknown category "{name}"', did_you_mean(name, CATEGORIES), "near")
    hints = (evidence.words, evidence.first, evidence.last, evidence.traits, evidence.near, evidence.around)
    most = sum(weight for weights in hints for weight in weights.values() if weight > 0)
    most += max([0.0, *evidence.place.values()])
    if most < threshold:
        problem = f"the hints add up to {most:g} at most, less than the threshold of {threshold:g}"
        raise rule_error(rule, problem, "lower the threshold, or give hints more weight", "threshold")


def check_page(page: Page) -> None:
    """Raise RuleError where a selector of a `[page]` table can't be used."""
    for key, selectors in (("body", page.table.body), ("strip", page.table.strip)):
        _check_selectors(selectors, key, page.file, page.line)


def _check_selectors(selectors: list[str], key: str, file: str, line: int, rule: str | None = None) -> None:
    for selector in selectors:
        if plain_name(selector) is not None:
            continue
        try:
            compile_selector(selector)
        except SelectorError as error:
            source = Path(file).read_text(encoding="utf-8")
            raise RuleError(
                f'{key} "{selector}" is {error}',
                file=file,
                line=key_line(source, key, line),
                rule=rule,
                remedy="write CSS like aside.related, or XPath that begins with //",
            ) from None


def _check_pattern(rule: Rule, key: str, pattern: str) -> None:
    if "\b" in pattern:
        problem = rf'{key} has a backspace in it, which is what "\b" means in double quotes'
        raise rule_error(rule, problem, r"write the pattern in single quotes, like '\b…'", key)
    pattern = REFERENCE.sub(_SOME_WORD, pattern)
    try:
        compiled(pattern)
    except regex.error as error:  # the stubs leave out its attributes
        problem, at = str(error.msg), error.pos  # type: ignore[attr-defined]
        where = f" at position {at}" if at is not None else ""
        shown = f" (before “{pattern[at : at + 20]}”)" if at and pattern[at:] else ""
        raise rule_error(
            rule,
            f"{key} is not a valid regular expression: {problem}{where}{shown}",
            _PATTERN_REMEDIES.get(problem, r"write a plain sign with a backslash before it, like \( or \?"),
            key,
        ) from None
    except RecursionError:
        raise rule_error(rule, f"{key} is nested too deeply", "write it flatter", key) from None
