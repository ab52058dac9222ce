"""What a pattern's matches must hold, derived from the pattern itself.

The method is the one of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012), for
whole literals instead of trigrams: each part of a pattern has, as far as it is known, the set of
all strings that it matches (`exact`) and a set of strings of which every match contains at least
one (`required`). Added to it is how long a part's matches are, by which is known where in a block
a literal may stand. What is not understood is unknown, which is always safe.
"""

from __future__ import annotations

import re
from functools import cache
from math import inf
from typing import NamedTuple

from cleaner.matching.patterns import plain_pattern
from cleaner.matching.prefilter.clues import (
    EDGE,
    Needs,
    Room,
    Spelled,
    best_two,
    is_word,
    share_of_texts,
    without_longer,
)
from cleaner.normal import fold, plain

_MAX_EXACT = 64
_MAX_EXACT_BRANCHES = 512
_MAX_CLASS = 40
_MAX_ALSO = 60
_MOST_ALSO = 0.6
_EDGE_ESCAPES = "bmM"
_ZERO_WIDTH_ESCAPES = "BGK"
_ONE_OF_MANY_ESCAPES = "wWdDsShHvV"
_PLAIN_RUN = re.compile(r"(?:[\w ,:;'\"/&@%!#~=<>-](?![*+?{]))+")
_CONTROL_ESCAPES = {"n": " ", "t": " ", "r": " ", "f": " ", "v": " ", "a": "\a"}


class _NotUnderstood(Exception):
    """The pattern uses syntax that this reader leaves alone."""


class _Part(NamedTuple):
    """A part of a pattern: its matches are `least` to `most` characters long.

    `also` is a second set like `required`. `opens` and `closes` say that every match begins, or
    ends, where the block does, `wordless` that none holds a letter or digit.
    """

    exact: frozenset[str] | None
    required: frozenset[Spelled] | None = None
    also: frozenset[Spelled] | None = None
    least: int = 0
    most: float = inf
    opens: bool = False
    closes: bool = False
    wordless: bool = False

    @property
    def clues(self) -> frozenset[Spelled] | None:
        """The most telling set of which every match holds one."""
        return self._sets[0]

    @property
    def other_clues(self) -> frozenset[Spelled] | None:
        """The next most telling."""
        return self._sets[1]

    @property
    def _sets(self) -> tuple[frozenset[Spelled] | None, frozenset[Spelled] | None]:
        spelled = None if self.exact is None else frozenset(map(_spelled, self.exact))
        return best_two([spelled, self.required, self.also])


_EMPTY = frozenset([""])


@cache
def needs(pattern: str) -> Needs:
    """A rule's pattern -> what a block must be for it to match."""
    try:
        part = _Reader(plain_pattern(pattern)).read()
    except (_NotUnderstood, RecursionError):
        return Needs()
    most = part.most if part.opens and part.closes else inf
    found = part.clues
    if found is None or not all(spelled.text for spelled in found):
        return Needs(least=part.least, most=most)
    found = without_longer(found)
    clues = tuple(sorted({s.clue() for s in found}))
    return Needs(clues, share_of_texts(found), part.least, most, _also(part.other_clues))


def _also(found: frozenset[Spelled] | None) -> tuple[str, ...]:
    if found is None or len(found) > _MAX_ALSO or share_of_texts(found) > _MOST_ALSO:
        return ()
    return tuple(sorted({spelled.text for spelled in without_longer(found)}))


def _spelled(marked: str) -> Spelled:
    inside = marked.strip(EDGE).replace(EDGE, "")
    return Spelled(EDGE * marked.startswith(EDGE) + inside + EDGE * marked.endswith(EDGE))


def _sequence(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    around = _around(parts), _around(parts[::-1])
    opens, closes = _reaches(parts, "opens"), _reaches(parts[::-1], "closes")

    def moved(found: frozenset[Spelled], first: int, last: int) -> frozenset[Spelled]:
        before, after = around[0][first], around[1][len(parts) - 1 - last]
        return frozenset(spelled.moved(before, after, opens, closes) for spelled in found)

    candidates: list[frozenset[Spelled]] = []
    run, first = _EMPTY, 0
    whole = True
    for at, part in enumerate(parts):
        candidates += [moved(found, at, at) for found in (part.required, part.also) if found is not None]
        if part.exact is not None and len(run) * len(part.exact) <= _MAX_EXACT:
            run = frozenset(a + b for a in run for b in part.exact)
            continue
        whole = False
        candidates.append(moved(frozenset(map(_spelled, run)), first, at - 1))
        run, first = (part.exact, at) if part.exact is not None else (_EMPTY, at + 1)
    candidates.append(moved(frozenset(map(_spelled, run)), first, len(parts) - 1))
    return _Part(
        run if whole else None,
        *best_two(candidates),
        sum(part.least for part in parts),
        sum(part.most for part in parts),
        opens,
        closes,
        all(part.wordless or part.most == 0 for part in parts),
    )


def _reaches(parts: list[_Part], side: str) -> bool:
    """Whether the first part that has a length, or one before it, begins where the block does."""
    first = next((part for part in parts if getattr(part, side) or part.most > 0), None)
    return first is not None and bool(getattr(first, side))


def _around(parts: list[_Part]) -> list[Room]:
    """How much room there is before each part."""
    rooms, whole, lettered = [Room()], 0.0, 0.0
    for part in parts:
        whole += part.most
        lettered += part.most if lettered or not part.wordless else 0
        rooms.append(Room(whole, lettered))
    return rooms


def _alternatives(branches: list[_Part]) -> _Part:
    if len(branches) == 1:
        return branches[0]
    exact: frozenset[str] | None = frozenset()
    required: frozenset[Spelled] | None = frozenset()
    also: frozenset[Spelled] | None = frozenset()
    for branch in branches:
        if exact is not None:
            exact = None if branch.exact is None else exact | branch.exact
        if required is not None:
            clues = branch.clues
            required = None if clues is None else required | clues
        if also is not None:
            clues = branch.other_clues
            also = None if clues is None else also | clues
    if exact is not None and len(exact) > _MAX_EXACT_BRANCHES:
        exact = None
    return _Part(
        exact,
        required,
        also,
        min(branch.least for branch in branches),
        max(branch.most for branch in branches),
        all(branch.opens for branch in branches),
        all(branch.closes for branch in branches),
        all(branch.wordless for branch in branches),
    )


class _Reader:
    """A recursive-descent reader of the parts of the `regex` syntax that carry literals."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0
        self.any_case = True

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
        least, most = _repetitions(found)
        if (least, most) == (1, 1):
            return part
        length = part.most * most if most and part.most else 0
        if least == 0:
            exact = part.exact | _EMPTY if part.exact is not None and most == 1 else None
            return _Part(exact, least=0, most=length, wordless=part.wordless)
        required, also = (
            None if found is None else frozenset(_followed(s, length) for s in found)
            for found in (part.clues, part.other_clues)
        )
        return _Part(None, required, also, part.least * least, length, wordless=part.wordless)

    def _atom(self) -> _Part:
        if plain_run := _PLAIN_RUN.match(self.pattern, self.at):
            self.at = plain_run.end()
            return self._string(plain_run.group())
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        if char == ".":
            return _Part(None, least=1, most=1)
        if char == "^":
            return _Part(_EMPTY, most=0, opens=True)
        if char == "$":
            return _Part(_EMPTY, most=0, closes=True)
        if char in "*+?":
            raise _NotUnderstood
        return self._one_of(char)

    def _string(self, chars: str) -> _Part:
        exact = frozenset([fold(chars) if self.any_case else chars])
        return _Part(exact, least=len(chars), most=len(chars), wordless=not any(map(is_word, chars)))

    def _one_of(self, chars: str) -> _Part:
        wordless = not any(map(is_word, chars))
        return _Part(frozenset(fold(chars) if self.any_case else chars), least=1, most=1, wordless=wordless)

    def _group(self) -> _Part:
        if self._skip(r"\?#"):
            self._skip(r"[^)]*\)")
            return _Part(_EMPTY, most=0)
        if look := self._skip(r"\?<?[=!]"):
            inner = self._alternation()
            self._close()
            return _Part(_EMPTY, _looked_for(inner, look), most=0)
        any_case = self.any_case
        opening = self._skip(r"\?(?::|>|P?<\w+>|[imsu]*-?[imsu]*:)")
        if opening is None and self._peek() == "?":
            raise _NotUnderstood
        if opening is not None and "<" not in opening and "i" in opening:
            self.any_case = "i" in opening.partition("-")[0]
        part = self._alternation()
        self._close()
        self.any_case = any_case
        return part

    def _close(self) -> None:
        if self._take() != ")":
            raise _NotUnderstood

    def _escape(self) -> _Part:
        char = self._take()
        if char == "A":
            return _Part(_EMPTY, most=0, opens=True)
        if char in "Zz":
            return _Part(_EMPTY, most=0, closes=True)
        if char in _EDGE_ESCAPES:
            return _Part(frozenset([EDGE]), most=0)
        if char in _ZERO_WIDTH_ESCAPES:
            return _Part(_EMPTY, most=0)
        if char in "pP":
            self._skip(r"\{[^}]*\}|\w")
            return _Part(None, least=1, most=1)
        if char in _CONTROL_ESCAPES:
            return self._one_of(_CONTROL_ESCAPES[char])
        if code := self._skip(r"[\da-fA-F]{2}") if char == "x" else None:
            return self._one_of(plain(chr(int(code, 16))))
        if char in "XR":
            return _Part(None, least=1)
        if char in _ONE_OF_MANY_ESCAPES:
            return _Part(None, least=1, most=1, wordless=char in "Wshv")
        if char.isalnum():
            raise _NotUnderstood
        return self._one_of(char)

    def _set(self) -> _Part:
        body = self._skip(r"\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]")
        if body is None:
            raise _NotUnderstood
        inner = body[:-1]
        chars = _listed(inner)
        if chars is None or len(chars) > _MAX_CLASS:
            return _Part(None, least=1, most=1, wordless=_is_wordless(inner))
        return self._one_of(chars)


def _listed(inner: str) -> str | None:
    """The characters that a set lists one by one, None for a set that says it otherwise."""
    chars = [sign.removeprefix("\\") or sign for sign in re.findall(r"\\.|.", inner)]
    ranged = "-" in chars[1:-1] or inner.startswith("^")
    if ranged or re.search(r"\\\w|(?<!\\)\[|--|\|\||&&|~~", inner):
        return None
    return "".join(chars)


def _is_wordless(inner: str) -> bool:
    """Whether a set's inside, as it stands in the pattern, lets no letter or digit in."""
    signs = re.sub(r"\\[Ws\W]", "", inner)
    if re.search(r"\[|--|\|\||&&|~~", signs):
        return False
    if inner.startswith("^"):
        return r"\w" in inner
    return not re.search(r"\\|[^\W_]|(?<=.)-(?=.)", signs)


def _followed(spelled: Spelled, length: float) -> Spelled:
    """The same in a part that is repeated, which takes so many characters at most."""
    return spelled._replace(after=spelled.after + length, behind=spelled.after + length)


def _repetitions(quantifier: str) -> tuple[int, float]:
    """The least and the most repetitions that a quantifier asks for."""
    if quantifier in "*+?":
        return int(quantifier == "+"), 1 if quantifier == "?" else inf
    least, comma, most = quantifier[1:-1].partition(",")
    fewest = int(least or 0)
    return fewest, (int(most) if most else inf) if comma else fewest


def _looked_for(inner: _Part, look: str) -> frozenset[Spelled] | None:
    """What a look to one side must find: behind it begins before this place, ahead it ends after it."""
    found = None if look.endswith("!") else inner.clues
    if found is None:
        return None
    if "<" in look:
        return frozenset(s._replace(before=0.0, ahead=0.0) for s in found)
    return frozenset(s._replace(after=0.0, behind=0.0) for s in found)
