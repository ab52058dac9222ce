"""What is made ready of rules' patterns, language by language: their literals derived, some or all compiled.

To derive the literals of a language takes a tenth of a second, to compile the patterns that one document
needs half a second, all of them a second or two, to take up what was made ready a hundredth of one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from cleaner.matching import patterns
from cleaner.matching.prefilter import literals
from cleaner.rule import Rule


class ReadyLanguages:
    """Language -> what `make_ready` made of its rules, as far as somebody did."""

    def __init__(self, made: Mapping[str, bytes]) -> None:
        self._made = made

    def of(self, language: str) -> bytes | None:
        """What there is of a language."""
        return self._made.get(language)

    def whole(self, language: str) -> bytes | None:
        """The same of a language that more documents are likely to be in: more may be made of it now."""
        return self.of(language)


NOTHING_READY = ReadyLanguages({})


class _Ready(msgspec.Struct, array_like=True):
    """Patterns, each with what it was compiled to, or with its literals."""

    compiled: dict[str, bytes]
    literals: dict[str, bytes]


def make_ready(rules: Iterable[Rule], compiling: bool = True) -> bytes:
    """Rules with their words put in -> what `take_up` understands; raises regex.error."""
    compiled: dict[str, bytes] = {}
    derived: dict[str, bytes] = {}
    for rule in rules:
        if compiling:
            compiled |= patterns.compile_before(rule.patterns.by_key.values())
        if rule.patterns.match is not None and rule.literals is None:
            derived[rule.patterns.match] = literals.packed_literals(rule.patterns.match)
    return zlib.compress(msgspec.msgpack.encode(_Ready(compiled, derived)))


@cache
def take_up(ready: bytes | None) -> None:
    """From now on use what was made ready, by the same engine, of the patterns in it, if anything was.

    What a machine that lost its power left half written is nothing.
    """
    try:
        found = msgspec.msgpack.decode(zlib.decompress(ready or b""), type=_Ready)
    except (zlib.error, msgspec.DecodeError):
        return
    patterns.take_up(found.compiled)
    literals.take_up(found.literals)
