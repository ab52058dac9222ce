"""Literals that a pattern's matches must contain, derived from the pattern itself.

The method is the one of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012), for
whole literals instead of trigrams: each part of a pattern has, as far as it is known, the set of
all strings that it matches (`exact`) and a set of strings of which every match contains at least
one (`required`). What is not understood is unknown, which is always safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cleaner.document import fold
from cleaner.matching.patterns import plain_pattern

_MAX_EXACT = 64
_MAX_REQUIRED = 512
_MAX_CLASS = 40
_ZERO_WIDTH_ESCAPES = "bBAZzmMGK"
_ONE_OF_MANY_ESCAPES = "wWdDsSXRNhHvV"
_CONTROL_ESCAPES = {"n": " ", "t": " ", "r": " ", "f": " ", "v": " ", "a": "\a"}
# Below this weight a literal stands in nearly every block; above the other, more says no more.
_LEAST = 2.0
_ENOUGH = 9.0
_FREQUENT = frozenset(" etaoinsrhldcu")
# One character of these says as much as three letters do.
_TELLING = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "@#>|\u00a9\u2190-\u21ff\u25a0-\u27bf\U0001f300-\U0001faff]"
)


class _NotUnderstood(Exception):
    """The pattern uses syntax that this reader leaves alone."""


@dataclass(frozen=True, slots=True)
class _Part:
    exact: frozenset[str] | None
    required: frozenset[str] | None = None


_EMPTY = _Part(frozenset([""]))
_UNKNOWN = _Part(None)


@cache
def required_literals(pattern: str) -> frozenset[str] | None:
    """A pattern -> folded strings of which every match contains at least one, None if unknown."""
    try:
        part = _Reader(plain_pattern(pattern)).read()
    except (_NotUnderstood, RecursionError):
        return None
    return _best([part.exact, part.required])


def _weight(literal: str) -> float:
    """How telling a literal is: about the letters' rarity, summed."""
    rare = sum(char not in _FREQUENT for char in literal)
    return len(literal) + 0.7 * rare + 2 * len(_TELLING.findall(literal))


def _strength(literals: frozenset[str]) -> tuple[float, int]:
    return min(_ENOUGH, *map(_weight, literals)), -len(literals)


def _usable(literals: frozenset[str] | None) -> bool:
    return (
        literals is not None
        and 0 < len(literals) <= _MAX_REQUIRED
        and all(_weight(literal.strip()) >= _LEAST for literal in literals)
    )


def _best(candidates: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    usable = [c for c in candidates if c is not None and _usable(c)]
    return max(usable, key=_strength) if usable else None


def _sequence(parts: list[_Part]) -> _Part:
    candidates: list[frozenset[str] | None] = []
    run: frozenset[str] = frozenset([""])
    whole = True
    for part in parts:
        candidates.append(part.required)
        if part.exact is not None and len(run) * len(part.exact) <= _MAX_EXACT:
            run = frozenset(a + b for a in run for b in part.exact)
            continue
        whole = False
        candidates.append(run)
        candidates.append(part.exact)
        run = part.exact if part.exact is not None else frozenset([""])
    if whole:
        return _Part(run, _best(candidates))
    return _Part(None, _best([*candidates, run]))


def _alternatives(branches: list[_Part]) -> _Part:
    if len(branches) == 1:
        return branches[0]
    exact: frozenset[str] | None = frozenset()
    required: frozenset[str] | None = frozenset()
    for branch in branches:
        if exact is not None:
            exact = None if branch.exact is None else exact | branch.exact
        best = _best([branch.exact, branch.required])
        if required is not None:
            required = None if best is None else required | best
    if exact is not None and len(exact) > _MAX_REQUIRED:
        exact = None
    return _Part(exact, required)


class _Reader:
    """A recursive-descent reader of the parts of the `regex` syntax that carry literals."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def read(self) -> _Part:
        part = self._alternation()
        if self.at != len(self.pattern):
            raise _NotUnderstood
        return part

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        char = self._peek()
        if not char:
            raise _NotUnderstood
        self.at += 1
        return char

    def _skip(self, expression: str) -> str | None:
        found = re.compile(expression).match(self.pattern, self.at)
        if found:
            self.at = found.end()
            return found.group()
        return None

    def _alternation(self) -> _Part:
        branches: list[_Part] = []
        parts: list[_Part] = []
        while self._peek() not in ("", ")"):
            if self._peek() == "|":
                self.at += 1
                branches.append(_sequence(parts))
                parts = []
            else:
                parts.append(self._quantified(self._atom()))
        branches.append(_sequence(parts))
        return _alternatives(branches)

    def _quantified(self, part: _Part) -> _Part:
        found = self._skip(r"[*+?]|\{\d*,?\d*\}")
        if not found and self._peek() == "{":  # as many errors as the braces allow, or a plain brace
            raise _NotUnderstood
        if not found:
            return part
        self._skip(r"[+?]")
        if found == "?":
            exact = None if part.exact is None else part.exact | {""}
            return _Part(exact)
        if found == "+":
            return _Part(None, _best([part.exact, part.required]))
        if found == "*":
            return _UNKNOWN
        least, _, most = found[1:-1].partition(",")
        if found == "{" + least + "}" and least == "1":
            return part
        if not least or int(least) == 0:
            exact = None if part.exact is None or most != "1" else part.exact | {""}
            return _Part(exact)
        return _Part(None, _best([part.exact, part.required]))

    def _atom(self) -> _Part:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        if char == ".":
            return _UNKNOWN
        if char in "^$":
            return _EMPTY
        if char in "*+?":
            raise _NotUnderstood
        return _Part(frozenset([fold(char)]))

    def _group(self) -> _Part:
        if self._skip(r"\?#"):
            self._skip(r"[^)]*\)")
            return _EMPTY
        if look := self._skip(r"\?<?[=!]"):
            inner = self._alternation()
            self._close()
            seen = None if look.endswith("!") else _best([inner.exact, inner.required])
            return _Part(frozenset([""]), seen)
        if self._peek() == "?" and not self._skip(r"\?(?::|>|P?<\w+>|[imsu]*-?[imsu]*:)"):
            raise _NotUnderstood
        part = self._alternation()
        self._close()
        return part

    def _close(self) -> None:
        if self._take() != ")":
            raise _NotUnderstood

    def _escape(self) -> _Part:
        char = self._take()
        if char in _ZERO_WIDTH_ESCAPES:
            return _EMPTY
        if char in "pP":
            self._skip(r"\{[^}]*\}|\w")
            return _UNKNOWN
        if char in _CONTROL_ESCAPES:
            return _Part(frozenset([_CONTROL_ESCAPES[char]]))
        if char in _ONE_OF_MANY_ESCAPES:
            self._skip(r"\{[^}]*\}")
            return _UNKNOWN
        if char.isalnum():
            raise _NotUnderstood
        return _Part(frozenset([fold(char)]))

    def _set(self) -> _Part:
        body = self._skip(r"\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]")
        if body is None:
            raise _NotUnderstood
        inner = body[:-1]
        simple = not inner.startswith("^") and not re.search(r"[\[\\-]|--|\|\||&&|~~", inner)
        if not simple or len(inner) > _MAX_CLASS:
            return _UNKNOWN
        return _Part(frozenset(fold(char) for char in inner))
