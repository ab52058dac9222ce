"""The literals of which a pattern's matches must hold one: those made ready before, or derived now."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from functools import cache
from math import inf

import msgspec

from cleaner.matching.prefilter.rarity import share_of_blocks
from cleaner.matching.prefilter.searchable import EDGES

MOST_BLOCKS = 6.0
"""The sum of its literals' shares of blocks beyond which a set tells too little to be searched for.
The shares are those of strings anywhere, and whole words are rarer: with 2, short lines cost 1.7 times this,
with 12 pages a little more (measured on repeated lines and 60 development pages)."""
_derived: dict[str, bytes] = {}
"""Patterns, which rules have as well, and their literals, packed: as strings they take five times as much."""


def take_up(derived_before: Mapping[str, bytes]) -> None:
    """From now on don't derive these patterns' literals, but use these, as `packed_literals` has them."""
    _derived.update({sys.intern(pattern): packed for pattern, packed in derived_before.items()})


def literals(pattern: str) -> tuple[str, ...]:
    """A rule's pattern -> folded strings of which every match holds one; none where too little is known."""
    return msgspec.msgpack.decode(packed_literals(pattern), type=tuple[str, ...])


def packed_literals(pattern: str) -> bytes:
    """The literals of a pattern as they are kept."""
    if pattern not in _derived:
        found = _needed(pattern)
        telling = sorted(found) if _share_of_all(found) <= MOST_BLOCKS else []
        _derived[sys.intern(pattern)] = msgspec.msgpack.encode(telling)
    return _derived[pattern]


@cache
def share_of(pattern: str, known: tuple[str, ...] | None = None) -> float:
    """About the sum of the shares of blocks that hold each literal of a pattern; infinite without any.

    `known` are its literals, where they were derived before.
    """
    return _share_of_all(known or literals(pattern) or _needed(pattern))


def _share_of_all(found: Collection[str]) -> float:
    return share_of_blocks({text.strip(EDGES) for text in found}) if found else inf


def _needed(pattern: str) -> frozenset[str]:
    # What reads patterns is not loaded where all were made ready before.
    from cleaner.matching.prefilter.derivation import needed_literals

    return needed_literals(pattern)
