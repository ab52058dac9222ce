"""A proposed rule, and how sure it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from cleaner.authoring.remains import Spot
from cleaner.rule_tables import RuleTable

_Z = 1.96
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule and what speaks for it.

    `support` counts the documents that it takes something of, `documents` all that were looked at.
    `confidence`, 0 to 1, is the lower bound of Wilson's 95 % interval for the share of right hits
    ("Probable Inference", 1927): it grows with the number of documents. `spots` are what it takes;
    `line_support` goes with the table's lines, if it has any.
    """

    table: RuleTable
    why: str
    support: int
    documents: int
    confidence: float
    spots: tuple[Spot, ...] = field(repr=False)
    line_support: tuple[int, ...] = ()


def confidence(right: int, of: int) -> float:
    """The lower bound of Wilson's 95 % interval for `right` out of `of`, 0.0 of none."""
    if not of:
        return 0.0
    share, square = right / of, _Z * _Z
    spread = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, (share + square / (2 * of) - spread) / (1 + square / of))
