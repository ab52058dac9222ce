"""What makes rules hard to read: long patterns, long rules, and words that belong into a words file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

from cleaner.errors import RuleError
from cleaner.rule import Rule
from cleaner.rulebook.positions import rule_error, rule_source

LONGEST_PATTERN = 120
"""Characters of a pattern that a person takes in at a glance: about a line of a rule file."""
LONGEST_RULE = 25
"""Lines of a rule that fit a screen beside what it is compared with."""
MOST_LISTED = 5
"""So many plain words may stand beside each other in a pattern; more are a list."""
_WORD = r"[\p{L}\p{M}\d' -]+"
_LISTED = regex.compile(rf"(?<=[(:|^]|\A){_WORD}(?:\|{_WORD}){{{MOST_LISTED},}}(?=[)|$]|\Z)")


def long_patterns(rule: Rule) -> Iterator[RuleError]:
    """Patterns that are longer than LONGEST_PATTERN."""
    for key, patterns in rule.table.written_patterns.items():
        longest = max(map(len, patterns), default=0)
        if longest > LONGEST_PATTERN:
            problem = f"{key} has a pattern of {longest} characters, more than {LONGEST_PATTERN}"
            remedy = "make it a list of short ones, with {name} for lists of words"
            yield rule_error(rule, problem, remedy, key)


def listed_words(rule: Rule) -> Iterator[RuleError]:
    """Patterns that hold a list of plain words."""
    for key, patterns in rule.table.written_patterns.items():
        for pattern in patterns:
            if found := _LISTED.search(pattern):
                words = found.group().split("|")
                shown = "|".join(words[:3])
                problem = f"{key} holds a list of {len(words)} words: {shown}|…"
                remedy = f"put them into {rule.language}/words.toml under a name, and write {{name}} here"
                yield rule_error(rule, problem, remedy, key)
                break


def long_rules(rule: Rule) -> Iterator[RuleError]:
    """Rules that take more lines than LONGEST_RULE."""
    lines = rule_source(Path(rule.file).read_text(encoding="utf-8"), rule.line).count("\n") + 1
    if lines > LONGEST_RULE:
        problem = f"takes {lines} lines, more than {LONGEST_RULE}"
        remedy = "split it by what it finds, or put words and lines into words.toml under a name"
        yield rule_error(rule, problem, remedy)
