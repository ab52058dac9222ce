"""Compiled patterns: each once, when first needed, and searched under a time limit."""

from __future__ import annotations

from functools import cache

import regex

from cleaner.document import plain

TIME_LIMIT = 1.0
"""Seconds that one pattern may take on one block."""
SHORT = 1000
"""Characters, a quarter of those of the strings that checked patterns were tried on."""


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A rule's pattern, compiled without regard to case; raises regex.error."""
    return regex.compile(plain_pattern(pattern), regex.IGNORECASE)


def plain_pattern(pattern: str) -> str:
    """A pattern with its quotes and odd spaces made plain, as the text it is searched in is."""
    return "\n".join(plain(line) for line in pattern.split("\n"))


def search(pattern: str, view: str, checked: bool = False) -> regex.Match[str] | None:
    """The first match of a rule's pattern in a block's view; raises TimeoutError.

    A `checked` pattern was tried on strings made to be hard for it. It goes without a time limit on
    a short view, where reading the clock would take about as long as the search.
    """
    if checked and len(view) <= SHORT:
        return compiled(pattern).search(view)
    return compiled(pattern).search(view, timeout=TIME_LIMIT)


def find_all(pattern: str, view: str) -> list[tuple[int, int]]:
    """(start, end) of every match that is not empty; raises TimeoutError."""
    found = compiled(pattern).finditer(view, timeout=TIME_LIMIT)
    return [match.span() for match in found if match.end() > match.start()]
