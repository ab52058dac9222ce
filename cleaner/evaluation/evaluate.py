"""A cleaner over documents whose bodies are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from cleaner.cleaning import Cleaner
from cleaner.errors import InputError
from cleaner.evaluation.document_score import DocumentScore, score_body, score_document
from cleaner.evaluation.gold import Case
from cleaner.evaluation.judged import JudgedText, judged_text
from cleaner.evaluation.parallel import each
from cleaner.evaluation.peers import PEERS
from cleaner.evaluation.summary import Evaluation, evaluation_of


@dataclass(frozen=True)
class _Scoring:
    """One case's part of an evaluation, wherever it is done."""

    cleaner: Cleaner
    peers: tuple[str, ...]
    with_text: bool

    def __call__(self, case: Case) -> tuple[DocumentScore, JudgedText | None]:
        scored, result = score_document(self.cleaner, case)
        texts = {name: PEERS[name](case, result.document) for name in self.peers}
        found = {name: score_body(case, text) for name, text in texts.items() if text is not None}
        judged = judged_text(case, result) if self.with_text else None
        return msgspec.structs.replace(scored, peers=found), judged


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
    judged: Callable[[DocumentScore, JudgedText], None] | None = None,
) -> Evaluation:
    """Score a cleaner, and the named peers, on the cases whose body is known; `done` is told of each.

    `judged` is given each document with what was removed and what should have been, in order.

    Raises InputError where no case has a body.
    """
    documents = []
    scoring = _Scoring(cleaner, peers, judged is not None)
    for scored, text in each(scoring, _known(cases, done), jobs):
        documents.append(scored)
        if judged is not None and text is not None:
            judged(scored, text)
        done()
    if not documents:
        raise InputError("no document has a known body: gold/NAME.txt for pages/NAME, or a field of records")
    return evaluation_of(documents)
