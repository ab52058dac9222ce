"""Which rules do something over a corpus, and which never."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.evaluation.gold import Case
from cleaner.evaluation.hint_coverage import HintCoverage, HintUse, hints_of, hints_used
from cleaner.evaluation.parallel import each
from cleaner.matching.findings import gone_exactly
from cleaner.matching.hits import Hit
from cleaner.rule import Rule


class RuleCoverage(msgspec.Struct):
    """What a rule did over a corpus.

    `fired` counts the blocks that it fired on, `alone` those of them where no other rule did;
    `won` the pieces that went by it, `documents` the documents with such a piece. `hints` are those of
    an evidence rule, in the order in which it has them.
    """

    rule: str
    category: str
    file: str
    line: int
    fired: int = 0
    alone: int = 0
    won: int = 0
    documents: int = 0
    hints: list[HintCoverage] = []


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

    def count(self, use: RuleUse) -> None:
        """Add what the rules did on a document."""
        self.documents += 1
        for block in use.fired:
            for rule_id in block:
                self._by_id[rule_id].fired += 1
                self._by_id[rule_id].alone += len(block) == 1
        for rule_id in use.won:
            self._by_id[rule_id].won += 1
        for rule_id in set(use.won):
            self._by_id[rule_id].documents += 1
        for hint in (hint for counted in self.rules for hint in counted.hints):
            hint.count(use.hints)


@dataclass(frozen=True)
class RuleUse:
    """What rules did on a document: those that fired, block by block, and for each piece that which won.

    `hints` says which hints of evidence rules held, and which decided.
    """

    fired: list[set[str]]
    won: list[str]
    hints: HintUse


@dataclass(frozen=True)
class _Using:
    """One case's part of a coverage, wherever it is done."""

    cleaner: Cleaner

    def __call__(self, case: Case) -> RuleUse:
        document = self.cleaner.read(case.content, kind=case.kind)
        found = self.cleaner.apply(document)
        taken = gone_exactly(document, found.claims)
        asked = (one for one in self.cleaner.weigh(document, found) if one.block.index not in taken)
        return RuleUse(_by_block(found.hits), [claim.rule.id for claim in found.claims], hints_used(asked))


def measure_coverage(
    cleaner: Cleaner, cases: Iterable[Case], jobs: int = 1, done: Callable[[], None] = lambda: None
) -> Coverage:
    """A cleaner's rules over a corpus; `done` is told of each document."""
    coverage = Coverage([_nothing_yet(rule) for rule in cleaner.rulebook.rules])
    for use in each(_Using(cleaner), cases, jobs):
        coverage.count(use)
        done()
    return coverage


def _nothing_yet(rule: Rule) -> RuleCoverage:
    return RuleCoverage(rule.id, rule.category or "keep", rule.file, rule.line, hints=hints_of(rule))


def _by_block(hits: Iterable[Hit]) -> list[set[str]]:
    blocks: dict[int, set[str]] = {}
    for hit in hits:
        blocks.setdefault(hit.block.index, set()).add(hit.rule.id)
    return list(blocks.values())
