"""A rule's pattern as a tree: what repeats, what is a choice, and which characters fit where.

Only as much of the `regex` syntax is told apart as it takes to write strings that a pattern nearly
matches. Which characters a class matches, the `regex` package itself is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, digits, punctuation

import regex

PROBE = ascii_lowercase + digits + " " + punctuation + "éßя中\x01"
_ANCHOR = re.compile(r"[bBAZzmMG]")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*),?(\d*)\})[?+]?")
_LOOK = re.compile(r"\?<?[=!]")
_OPENER = re.compile(r"\?(?::|>|\||P?<\w+>|[imsufVx01]*(?:-[imsx]+)?:)")
_BACKREFERENCE = re.compile(r"\?P[=>]\w+|\?(?:R|\d+|&\w+)")
_NAME, _HEX = re.compile(r"\{[^}]*\}|\w"), r"[0-9a-fA-F]"
_ESCAPED = dict.fromkeys("pPN", _NAME) | {
    letter: re.compile(rf"{_HEX}{{{count}}}") for letter, count in (("x", 2), ("u", 4), ("U", 8))
}
_SET = re.compile(r"\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]", re.S)


class NotUnderstoodError(ValueError):
    """The pattern uses syntax that this reader does not know."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One character; `fits` are those of PROBE, or the literal itself, that it matches."""

    fits: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other; none at all for what matches nothing, like an anchor."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several branches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body, at least and at most so often; `most` is None without bound."""

    body: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A look ahead or behind: matches no character itself."""

    body: Node


Node = Atom | Sequence | Choice | Repeat | Look


def read_syntax(pattern: str) -> Node:
    """A valid pattern -> its tree. Raises NotUnderstoodError."""
    reader = _Reader(pattern)
    node = reader.choice()
    if reader.at != len(pattern):
        raise NotUnderstoodError
    return node


def children(node: Node) -> tuple[Node, ...]:
    """The parts that a node is made of."""
    match node:
        case Sequence(parts):
            return parts
        case Choice(branches):
            return branches
        case Repeat(body) | Look(body):
            return (body,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it."""
    yield node
    for child in children(node):
        yield from walk(child)


@cache
def _fits(atom: str) -> str:
    try:
        return "".join(regex.findall(atom, PROBE, regex.IGNORECASE))
    except regex.error:
        raise NotUnderstoodError from None


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def choice(self) -> Node:
        branches: list[Node] = []
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] != ")":
            if self.pattern[self.at] == "|":
                self.at += 1
                branches.append(Sequence(tuple(parts)))
                parts = []
            else:
                parts.append(self._quantified(self._atom()))
        branches.append(Sequence(tuple(parts)))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _quantified(self, node: Node) -> Node:
        found = self._skip(_QUANTIFIER)
        if found is None:
            return node
        if found[0][0] in "*+?":
            return Repeat(node, int(found[0][0] == "+"), 1 if found[0][0] == "?" else None)
        least = int(found[1] or 0)
        if "," not in found[0]:
            return Repeat(node, least, least)
        return Repeat(node, least, int(found[2]) if found[2] else None)

    def _atom(self) -> Node:
        start, char = self.at, self.pattern[self.at]
        self.at += 1
        if char == "(":
            return self._group()
        if char in "^$":
            return Sequence()
        if char == "\\":
            return self._escape(start)
        if char == "[" and self._skip(_SET) is None:
            raise NotUnderstoodError
        if char in "[.":
            return Atom(_fits(self.pattern[start : self.at]))
        return Atom(char)

    def _escape(self, start: int) -> Node:
        if self.at >= len(self.pattern):
            raise NotUnderstoodError
        char = self.pattern[self.at]
        self.at += 1
        if _ANCHOR.match(char) or char.isdigit():
            return Sequence()
        if char in "pPNxuU" and self._skip(_ESCAPED[char]) is None:
            raise NotUnderstoodError
        if not char.isalnum():
            return Atom(char)
        return Atom(_fits(self.pattern[start : self.at]) or " ")

    def _group(self) -> Node:
        if self.pattern.startswith("?#", self.at):
            self._skip(re.compile(r"[^)]*"))
            node: Node = Sequence()
        elif self._skip(_BACKREFERENCE):
            node = Sequence()
        elif self._skip(_LOOK):
            node = Look(self.choice())
        elif self.pattern.startswith("?", self.at) and not self._skip(_OPENER):
            raise NotUnderstoodError
        else:
            node = self.choice()
        if self.pattern[self.at : self.at + 1] != ")":
            raise NotUnderstoodError
        self.at += 1
        return node

    def _skip(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        found = expression.match(self.pattern, self.at)
        if found:
            self.at = found.end()
        return found
