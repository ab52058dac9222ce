"""Rules that add nothing: another rule takes everything that they could take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable

_SAME = ("match", "select", "evidence", "threshold", "place", "after", "before", "unless", "keep")
_REACH = ("remove", "while_", "until", "max_blocks")


def shadowed(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """(rule, winner) where the winner fires wherever the rule does and always goes before it."""
    related = _Related(rules)
    for rule in related.rules:
        for other in related.to(rule):
            if other is not rule and _covers(other, rule) and _goes_before(other, rule):
                yield rule, other
                break


def repeated_lines(rules: Iterable[Rule]) -> Iterator[tuple[Rule, str, Rule]]:
    """(rule, line, other) where the line stands in another rule that goes before it.

    The same line in two languages is no fault if both give it the same name; nor is it one where
    the two rules ask for different things besides.
    """
    first: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda r: r.order):
        for line in dict.fromkeys(rule.lines or ()):
            for other in first[line]:
                if _differ_only_in_lines(other.table, rule.table) and _same_name(other, rule):
                    yield rule, line, other
                    break
            first[line].append(rule)


def _same_name(first: Rule, second: Rule) -> bool:
    if first.rank != second.rank or first.site != second.site:
        return False
    return first.language == second.language or first.category != second.category


class _Related:
    """For each rule the few others that could cover it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_word: dict[object, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            for word in self._words(rule) or {None}:
                self._by_word[word].append(rule)

    def to(self, rule: Rule) -> Iterator[Rule]:
        for word in (*self._words(rule), None):
            yield from self._by_word[word]

    @staticmethod
    def _words(rule: Rule) -> set[object]:
        table = rule.table
        select = table.select if isinstance(table.select, str) else tuple(table.select or ())
        words: set[object] = {rule.patterns.match, select, *(rule.lines or ())}
        return words - {None, ()}


def _covers(first: Rule, second: Rule) -> bool:
    """Whether the first fires wherever the second does, and takes as much."""
    one, two = first.table, second.table
    if first.site is not None and not f".{second.site}".endswith(f".{first.site}"):
        return False
    if any(getattr(one, key) not in (None, False, getattr(two, key)) for key in _SAME):
        return False
    if one.match != two.match and (one.match is not None or _splits(second)):
        return False
    if any(getattr(one, key) != getattr(two, key) for key in _REACH) and not _takes_more(one, two):
        return False
    if first.lines is not None and not (second.lines and set(second.lines) <= set(first.lines)):
        return False
    return set(one.traits or ()) <= set(two.traits or ()) and _sizes_fit(one, two)


def _splits(rule: Rule) -> bool:
    """Whether it takes less than the block, or the block in parts."""
    match = rule.patterns.match or ""
    return rule.table.remove == "match" or "(?<" in match or "(?P<" in match


def _takes_more(one: RuleTable, two: RuleTable) -> bool:
    return two.remove == "block" and one.remove in ("block", "section", "rest")


def _sizes_fit(one: RuleTable, two: RuleTable) -> bool:
    if one.min_words > two.min_words:
        return False
    return one.max_words is None or (two.max_words is not None and one.max_words >= two.max_words)


def _goes_before(first: Rule, second: Rule) -> bool:
    """The precedence of verdicts, for two rules that take the same stretch."""
    return (first.table.keep, first.rank, -first.order) > (second.table.keep, second.rank, -second.order)


def _differ_only_in_lines(one: RuleTable, two: RuleTable) -> bool:
    keys = (*_SAME, *_REACH, "traits", "min_words", "max_words")
    return all(getattr(one, key) == getattr(two, key) for key in keys)
