"""Figures over many documents."""

import pytest

from cleaner.evaluation.document_score import BodyScore, DocumentScore
from cleaner.evaluation.summary import evaluation_of, summary_of, with_lines_of


def document(name: str, precision: float | None, recall: float | None, **about: object) -> DocumentScore:
    return DocumentScore(name, "en", "", BodyScore(precision, recall), **about)  # type: ignore[arg-type]


def test_means_are_of_the_documents_that_have_a_share() -> None:
    found = summary_of([BodyScore(1, 0.5, exact=True), BodyScore(0, None), BodyScore(None, 1, emptied=True)])
    assert (found.precision, found.recall) == (0.5, 0.75)
    assert found.f1 == pytest.approx(2 * 0.5 * 0.75 / 1.25)
    assert (found.exact, found.emptied) == (pytest.approx(1 / 3), 1)
    assert (found.kept, found.leaked) == (None, None)


def test_snippets_are_counted_over_all_documents() -> None:
    found = summary_of(
        [BodyScore(1, 1, stays=1, stays_of=2, leaks_of=4), BodyScore(1, 1, leaks=1, leaks_of=1)]
    )
    assert (found.kept, found.leaked) == (0.5, 0.2)


def test_an_interval_holds_its_figure_and_narrows_as_documents_grow_more() -> None:
    scores = [BodyScore(share / 10, 1) for share in range(11)]
    (few, many) = (summary_of(scores * times, with_intervals=True) for times in (1, 20))
    for found in (few, many):
        low, high = found.intervals["precision"]
        assert low < found.precision < high
    assert many.intervals["precision"][1] - many.intervals["precision"][0] < (
        few.intervals["precision"][1] - few.intervals["precision"][0]
    )
    assert many.intervals["recall"] == (1, 1)
    assert summary_of(scores, with_intervals=True) == few


def test_a_peer_stands_beside_the_cleaner_on_the_documents_that_it_can_read() -> None:
    found = evaluation_of([document("a", 1, 1, peers={"other": BodyScore(0.5, 1)}), document("b", 0, 0)])
    assert found.peers["other"].peer.precision == 0.5
    assert found.peers["other"].cleaner.precision == 1
    assert found.peers["other"].peer.documents == 1


def test_lines_are_told_of_the_worst_documents() -> None:
    documents = [document("a", 0.5, 1, leaked=["A"]), document("b", 0.2, 1, leaked=["B"])]
    shown = with_lines_of(evaluation_of(documents), 1)
    assert [found.leaked for found in shown.documents] == [[], ["B"]]
