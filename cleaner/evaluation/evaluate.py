"""A cleaner over documents whose bodies are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.errors import InputError
from cleaner.evaluation.document_score import DocumentScore, score_body, score_document
from cleaner.evaluation.gold import Case
from cleaner.evaluation.parallel import each
from cleaner.evaluation.peers import PEERS
from cleaner.evaluation.summary import Evaluation, evaluation_of


@dataclass(frozen=True)
class _Scoring:
    """One case's part of an evaluation, wherever it is done."""

    cleaner: Cleaner
    peers: tuple[str, ...]

    def __call__(self, case: Case) -> DocumentScore:
        scored, result = score_document(self.cleaner, case)
        texts = {name: PEERS[name](case, result.document) for name in self.peers}
        found = {name: score_body(case, text) for name, text in texts.items() if text is not None}
        return msgspec.structs.replace(scored, peers=found)


def _known(cases: Iterable[Case], done: Callable[[], None]) -> Iterator[Case]:
    for case in cases:
        if case.body is not None:
            yield case
        else:
            done()


def evaluate(
    cleaner: Cleaner,
    cases: Iterable[Case],
    peers: tuple[str, ...] = (),
    jobs: int = 1,
    done: Callable[[], None] = lambda: None,
) -> Evaluation:
    """Score a cleaner, and the named peers, on the cases whose body is known; `done` is told of each.

    Raises InputError where no case has a body.
    """
    documents = []
    for scored in each(_Scoring(cleaner, peers), _known(cases, done), jobs):
        documents.append(scored)
        done()
    if not documents:
        raise InputError("no document has a known body: gold/NAME.txt for pages/NAME, or a field of records")
    return evaluation_of(documents)
