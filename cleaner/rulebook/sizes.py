"""How large rules may be: what is larger takes many seconds to load, and is told instead."""

from __future__ import annotations

from cleaner.rule import Rule
from cleaner.rulebook.positions import rule_error
from cleaner.words import ANY, REFERENCE, Words

MOST_CHARACTERS = 50_000
"""Of a pattern with its words put in: to compile so many takes a second; packaged ones have up to 14,000."""
MOST_LISTED = 50_000
"""Words in a list, or lines in a rule: so many load within five seconds, whatever else the machine does."""
_EDGES = len(r"\b\b|")


def check_sizes(rule: Rule, words: Words) -> None:
    """Raise RuleError where a rule's lines or one of its patterns are too large."""
    if len(rule.table.lines or ()) > MOST_LISTED:
        problem = f"has {len(rule.table.lines or ()):,} lines, more than {MOST_LISTED:,}"
        raise rule_error(rule, problem, "divide them among several rules", "lines")
    languages = words.languages if rule.language == ANY else [rule.language]
    for key, texts in rule.table.written_patterns.items():
        size = max([sum(_size(text, words, language) for text in texts) for language in languages or [ANY]])
        if size > MOST_CHARACTERS:
            problem = f"{key} has {size:,} characters with its words put in, more than {MOST_CHARACTERS:,}"
            remedy = (
                "compare whole lines (lines), weigh the words (evidence), or divide it among several rules"
            )
            raise rule_error(rule, problem, remedy, key)


def _size(text: str, words: Words, language: str) -> int:
    names = REFERENCE.findall(text)
    return len(text) + sum(len(word) + _EDGES for name in names for word in words.of(name, language))
