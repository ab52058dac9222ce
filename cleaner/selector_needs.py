"""What a page needs for a selector to name anything, told by the selector's text.

To read a selector as CSS takes a ten-thousandth of a second, which lists of tens of thousands can't spend.
"""

from __future__ import annotations

import re

Need = tuple[str, str]
"""A class as (".", name), an id as ("#", name), or (attribute, what stands in its value)."""
EXACT = (".", "#")
"""The kinds of needs that are whole names."""

_PLAIN = re.compile(r"[a-z][a-z0-9]*(?=[.#])|", re.I)
_NAME = re.compile(r"[.#]-?[_a-z][\w-]*", re.I | re.ASCII)


def plain_name(text: str) -> str | None:
    """The class (".a") or id ("#a"), in lower case, of a selector of one, perhaps with a tag; else None."""
    tag = _PLAIN.match(text)
    name = _NAME.fullmatch(text, tag.end() if tag else 0)
    return name[0].lower() if name else None


_VALUE = r"""(?:"(?P<value>[^"\\]*)"|'(?P<quoted>[^'\\]*)'|(?P<bare>[\w-]+))"""
_PART = re.compile(
    rf"""(?P<kind>[.#])(?P<name>-?[_a-z][\w-]*)
    | \[(?P<attribute>[a-z][\w-]*)(?:[~|^$*]?={_VALUE})?\]
    | :not\([^()"']*\) | [a-z][\w-]* | \* | \s*[>+~]\s* | \s+""",
    re.I | re.ASCII | re.X,
)


def first_need(text: str) -> Need | None:
    """What a valid selector needs most, where that shows without reading it as CSS; else None."""
    needs: list[Need] = []
    at = 0
    while at < len(text):
        if (part := _PART.match(text, at)) is None:
            return None
        if part["kind"]:
            needs.append((part["kind"], part["name"].lower()))
        elif value := (part["value"] or part["quoted"] or part["bare"] or "").strip():
            needs.append((part["attribute"].lower(), value.lower()))
        at = part.end()
    return max(needs, key=told_by, default=None)


def told_by(need: Need) -> tuple[bool, int]:
    """How much a need tells: names of classes and ids more than parts of attributes, long ones more."""
    return need[0] in EXACT, len(need[1])
