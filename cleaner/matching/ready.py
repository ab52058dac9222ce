"""What a build makes ready of rules' patterns, language by language: their literals derived, some compiled.

To derive the literals of a language takes a tenth of a second, to compile its patterns half a second, to
take up what was made ready a hundredth of one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache

import msgspec

from cleaner.matching import patterns
from cleaner.matching.prefilter import literals
from cleaner.rule import Rule


class _Ready(msgspec.Struct, array_like=True):
    """Patterns, each with what it was compiled to, or with its literals."""

    compiled: dict[str, bytes]
    literals: dict[str, tuple[str, ...]]


def make_ready(rules: Iterable[Rule], compiling: bool = True) -> bytes:
    """Rules with their words put in -> what `take_up` understands; raises regex.error."""
    compiled: dict[str, bytes] = {}
    derived: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        if compiling:
            compiled |= patterns.compile_before(rule.patterns.by_key.values())
        if rule.patterns.match is not None and rule.literals is None:
            derived[rule.patterns.match] = literals.literals(rule.patterns.match)
    return zlib.compress(msgspec.msgpack.encode(_Ready(compiled, derived)))


@cache
def take_up(ready: bytes) -> None:
    """From now on use what was made ready, by the same engine, of the patterns in it."""
    found = msgspec.msgpack.decode(zlib.decompress(ready), type=_Ready)
    patterns.take_up(found.compiled)
    literals.take_up(found.literals)
