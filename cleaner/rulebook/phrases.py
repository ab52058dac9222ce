"""What the rules of a language look for, by which a text of a few words is told to be in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import structs

from cleaner.matching.prefilter.literals import literals
from cleaner.rule import Rule
from cleaner.words import Words


def phrases_of(rules: Iterable[Rule], words: Words) -> dict[str, tuple[str, ...]]:
    """Rules -> for each language that is told by its words, the lines and literals of its rules."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        if rule.language in words.common:
            found[rule.language] += [*(rule.lines or ()), *(with_literals(rule).literals or ())]
    return {language: tuple(texts) for language, texts in found.items()}


def with_literals(rule: Rule) -> Rule:
    """The rule with the literals of its pattern, which take about a thousandth of a second to derive."""
    if rule.literals is not None or rule.patterns.match is None:
        return rule
    return structs.replace(rule, literals=literals(rule.patterns.match))
