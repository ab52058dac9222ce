"""Which hints of evidence rules ever held over a corpus, and which decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from cleaner.matching.evidence import ROUNDING, Hint, Weighing, weighed
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable

_Name = tuple[str, str, str]
"""A rule's id, the key of one of its hints, and that hint's name."""


class HintCoverage(msgspec.Struct):
    """What a hint did over a corpus: of the rule `rule` the hint `first` `get`, for instance.

    `held` counts the blocks that the rule was weighed on and of which the hint held, `decided` those
    of them where the rule would have come to another verdict without it.
    """

    rule: str
    key: str
    name: str
    weight: float
    held: int = 0
    decided: int = 0

    def count(self, use: HintUse) -> None:
        """Add what the hint did on a document."""
        name = self.rule, self.key, self.name
        self.held += use.held[name]
        self.decided += use.decided[name]

    def __str__(self) -> str:
        """The hint as `explain` writes it: `first get 0.75`."""
        return str(Hint(self.key, self.name, self.weight))


@dataclass(frozen=True)
class HintUse:
    """How often each hint held on a document, and how often it decided."""

    held: Counter[_Name] = field(default_factory=Counter)
    decided: Counter[_Name] = field(default_factory=Counter)


def hints_of(rule: Rule) -> list[HintCoverage]:
    """The hints of an evidence rule before any document was looked at; none of any other rule."""
    if rule.table.evidence is None:
        return []
    table, _ = weighed(rule)
    return [
        HintCoverage(rule.id, key, name, weight)
        for key in EvidenceTable.__struct_fields__
        for name, weight in getattr(table, key).items()
    ]


def hints_used(weighings: Iterable[Weighing]) -> HintUse:
    """What the rules added up to on a document's blocks -> what each hint did there."""
    use = HintUse()
    for weighing in weighings:
        use.held.update(_names(weighing, weighing.hints))
        use.decided.update(_names(weighing, _decisive(weighing)))
    return use


def _decisive(weighing: Weighing) -> Iterator[Hint]:
    """The hints without which the rule would have fired where it did not, or not where it did."""
    margin = weighing.margin + ROUNDING
    for hint in weighing.hints:
        if (margin >= 0) != (margin - hint.weight >= 0):
            yield hint


def _names(weighing: Weighing, hints: Iterable[Hint]) -> Iterator[_Name]:
    return ((weighing.rule.id, hint.key, hint.name) for hint in hints)
