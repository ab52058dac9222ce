"""The literals of which a pattern's matches must hold one: those made ready before, or derived now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from math import inf

from cleaner.matching.prefilter.rarity import share_of_blocks
from cleaner.matching.prefilter.searchable import EDGES

MOST_BLOCKS = 6.0
"""The sum of its literals' shares of blocks beyond which a set tells too little to be searched for.
The shares are those of strings anywhere, and whole words are rarer: with 2, short lines cost 1.7 times this,
with 12 pages a little more (measured on repeated lines and 60 development pages)."""
_before: dict[str, tuple[str, ...]] = {}


def take_up(derived_before: Mapping[str, tuple[str, ...]]) -> None:
    """From now on don't derive the literals of these patterns, but use these."""
    _before.update(derived_before)


@cache
def literals(pattern: str) -> tuple[str, ...]:
    """A rule's pattern -> folded strings of which every match holds one; none where too little is known."""
    if (before := _before.get(pattern)) is not None:
        return before
    found = _needed(pattern)
    return tuple(sorted(found)) if _share_of_all(found) <= MOST_BLOCKS else ()


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
