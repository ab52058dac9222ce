"""Which rules do something over a corpus, and which never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.document import Document
from cleaner.evaluation.gold import Case
from cleaner.matching.hits import Hit
from cleaner.rule import Rule


class RuleCoverage(msgspec.Struct):
    """What a rule did over a corpus.

    `fired` counts the blocks that it fired on, `alone` those of them where no other rule did;
    `won` the pieces that went by it, `documents` the documents with such a piece.
    """

    rule: str
    category: str
    file: str
    line: int
    fired: int = 0
    alone: int = 0
    won: int = 0
    documents: int = 0


@dataclass
class Coverage:
    """Every rule's counts over so many documents, in the rulebook's order."""

    rules: list[RuleCoverage]
    documents: int = 0
    _by_id: dict[str, RuleCoverage] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_id = {counted.rule: counted for counted in self.rules}

    @property
    def dead(self) -> list[RuleCoverage]:
        """The rules that fired nowhere."""
        return [counted for counted in self.rules if not counted.fired]

    def count(self, cleaner: Cleaner, document: Document) -> None:
        """Add what the rules do on a document."""
        self.documents += 1
        found = cleaner.apply(document)
        for block in _by_block(found.hits):
            for rule_id in block:
                self._by_id[rule_id].fired += 1
                self._by_id[rule_id].alone += len(block) == 1
        winners = [claim.rule.id for claim in found.claims]
        for rule_id in winners:
            self._by_id[rule_id].won += 1
        for rule_id in set(winners):
            self._by_id[rule_id].documents += 1


def measure_coverage(cleaner: Cleaner, cases: Iterable[Case]) -> Coverage:
    """A cleaner's rules over a corpus."""
    coverage = Coverage([_nothing_yet(rule) for rule in cleaner.rulebook.rules])
    for case in cases:
        coverage.count(cleaner, cleaner.read(case.content, kind=case.kind))
    return coverage


def _nothing_yet(rule: Rule) -> RuleCoverage:
    return RuleCoverage(rule.id, rule.category or "keep", rule.file, rule.line)


def _by_block(hits: Iterable[Hit]) -> Iterable[set[str]]:
    blocks: dict[int, set[str]] = {}
    for hit in hits:
        blocks.setdefault(hit.block.index, set()).add(hit.rule.id)
    return blocks.values()
