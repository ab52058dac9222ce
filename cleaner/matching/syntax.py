"""A rule's pattern as a tree: what follows what, what repeats, what is a choice.

This is the only reader of regular expressions here. The prefilter derives from its tree the literals
that a match must hold, the linter strings that a pattern takes long on. Only as much of the `regex`
syntax is told apart as these two need; what is not understood is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, digits, punctuation

import regex

from cleaner.normal import plain

PROBE = ascii_lowercase + digits + " " + punctuation + "éßя中\x01"
"""Characters that a class is tried on to find out what it matches."""
_EDGE = "bmM"
_STARTS, _ENDS, _NO_WIDTH = "A", "Zz", "BGK"
_CONTROLS = {"n": " ", "t": " ", "r": " ", "f": " ", "v": " ", "a": "\a"}
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*),?(\d*)\})[?+]?")
_LOOK = re.compile(r"\?(<?)([=!])")
_COMMENT = re.compile(r"\?#[^)]*")
_OPENER = re.compile(r"\?(?::|>|P?<\w+>|[imsu]*(?:-[imsu]+)?:)")
_BACKREFERENCE = re.compile(r"\?P[=>]\w+|\?(?:R|\d+|&\w+)")
_NAME, _HEX = re.compile(r"\{[^}]*\}|\w"), r"[0-9a-fA-F]"
_ESCAPED = dict.fromkeys("pPN", _NAME) | {
    letter: re.compile(rf"{_HEX}{{{count}}}") for letter, count in (("x", 2), ("u", 4), ("U", 8))
}
_SET = re.compile(r"\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]", re.S)
_PLAIN_WORD = r"(?:[^\\()\[\]{}|*+?.^$]|\\[^\w]|\\b)++"
_LISTED = re.compile(rf"\?:({_PLAIN_WORD}(?:\|{_PLAIN_WORD}){{8,}}+)\)")
_SET_OPERATION = re.compile(r"\[|--|\|\||&&|~~")


class NotUnderstoodError(ValueError):
    """The pattern uses syntax that this reader does not know."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One character of the text, matched by what the pattern says in `source`.

    `chars` are the characters that it matches, where they are listed one by one, else None.
    `wordless` says that no letter or digit is among them.
    """

    source: str
    chars: str | None = None
    wordless: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A place that takes no character: where a "word", a "start" or an "end" of the block is."""

    kind: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that may match any text, like what a group matched before."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other; none at all for what matches nothing."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several branches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One of many plain words, each as it is written in the pattern, with `\\b` where a word's edge must be.

    Lists of words are most of what patterns hold, and a node for each letter would take long to make.
    """

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body, at least and at most so often; `most` is None without bound."""

    body: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A look ahead or behind, which matches no character itself; `wanted` is False for (?!…)."""

    body: Node
    wanted: bool = True


Node = Atom | Edge | Unknown | Sequence | Choice | Listed | Repeat | Look


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
def fits(atom: Atom) -> str:
    """Those characters of PROBE that an atom matches; a plain character fits itself."""
    if atom.chars is not None and len(atom.chars) == 1:
        return atom.chars
    try:
        found = "".join(regex.findall(atom.source, PROBE, regex.IGNORECASE))
    except regex.error:
        raise NotUnderstoodError from None
    return found or (" " if atom.source.startswith("\\") else "")


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
                parts.append(self._quantified(self._part()))
        branches.append(Sequence(tuple(parts)))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _quantified(self, node: Node) -> Node:
        found = self._skip(_QUANTIFIER)
        if found is None:
            if self.pattern[self.at : self.at + 1] == "{":  # as many errors as the braces allow
                raise NotUnderstoodError
            return node
        if found[0][0] in "*+?":
            return Repeat(node, int(found[0][0] == "+"), 1 if found[0][0] == "?" else None)
        least = int(found[1] or 0)
        if "," not in found[0]:
            return Repeat(node, least, least)
        return Repeat(node, least, int(found[2]) if found[2] else None)

    def _part(self) -> Node:
        start, char = self.at, self.pattern[self.at]
        self.at += 1
        if char == "(":
            return self._group()
        if char in "^$":
            return Edge("start" if char == "^" else "end")
        if char == "\\":
            return self._escape(start)
        if char == "[":
            return self._set(start)
        if char == ".":
            return Atom(char)
        if char in "*+?":
            raise NotUnderstoodError
        return _literal(char)

    def _escape(self, start: int) -> Node:
        if self.at >= len(self.pattern):
            raise NotUnderstoodError
        char = self.pattern[self.at]
        self.at += 1
        if char in _EDGE:
            return Edge("word")
        if char in _STARTS + _ENDS:
            return Edge("start" if char in _STARTS else "end")
        if char in _NO_WIDTH:
            return Sequence()
        if char in "XR" or char.isdigit():
            return Unknown()
        if char in _ESCAPED and self._skip(_ESCAPED[char]) is None:
            raise NotUnderstoodError
        source = self.pattern[start : self.at]
        if char in "xuU":
            code = int(source[2:], 16)
            return _literal(plain(chr(code))) if code <= 0x10FFFF else Atom(source)
        if char in _CONTROLS:
            return Atom(source, _CONTROLS[char], wordless=True)
        if char.isalnum():
            return Atom(source, wordless=char in "Wshv")
        return _literal(char)

    def _set(self, start: int) -> Node:
        if self._skip(_SET) is None:
            raise NotUnderstoodError
        source = self.pattern[start : self.at]
        chars = _listed(source[1:-1])
        wordless = _is_wordless(source[1:-1]) if chars is None else not any(map(is_word, chars))
        return Atom(source, chars, wordless)

    def _group(self) -> Node:
        node: Node
        if listed := self._skip(_LISTED):
            return _word_list(listed[1])
        if self._skip(_COMMENT):
            node = Sequence()
        elif self._skip(_BACKREFERENCE):
            node = Unknown()
        elif look := self._skip(_LOOK):
            node = Look(self.choice(), look[2] == "=")
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


@cache
def _word_list(words: str) -> Listed:
    return Listed(tuple(words.split("|")))


def is_word(char: str) -> bool:
    """Whether the pattern engine, too, sees a word's character; some that it does see are left out."""
    return char.isalpha() or char.isdecimal()


def _literal(char: str) -> Atom:
    return Atom(char, char, wordless=not is_word(char))


def _listed(inner: str) -> str | None:
    """The characters that a set lists one by one, None for a set that says it otherwise."""
    chars = [sign.removeprefix("\\") or sign for sign in re.findall(r"\\.|.", inner, re.S)]
    ranged = "-" in chars[1:-1] or inner.startswith("^")
    if ranged or re.search(r"\\\w|(?<!\\)\[|--|\|\||&&|~~", inner):
        return None
    return "".join(chars)


def _is_wordless(inner: str) -> bool:
    """Whether a set's inside, as it stands in the pattern, lets no letter or digit in."""
    signs = re.sub(r"\\[Ws\W]", "", inner)
    if _SET_OPERATION.search(signs):
        return False
    if inner.startswith("^"):
        return r"\w" in inner
    return not re.search(r"\\|[^\W_]|(?<=.)-(?=.)", signs)
