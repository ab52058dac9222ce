"""An evaluation in eighty columns: the whole, its parts, and what others make of it."""

import pytest

from cleaner.evaluation.piece_scores import PieceScore
from cleaner.evaluation.summary import Evaluation, PeerSummary, Summary
from cleaner.reports.evaluation import print_evaluation, print_lines

INTERVALS = dict.fromkeys(("f1", "precision", "recall", "exact"), (0.4, 0.6))


def summary(f1: float, documents: int = 2) -> Summary:
    return Summary(documents, f1, 0.5, 0.5, 0.5, 1, 0.8, None, INTERVALS)


def evaluation(languages: int) -> Evaluation:
    named = {f"l{number:02}": summary(number / 100) for number in range(languages)}
    peers = {"source": PeerSummary(summary(0.1, 1), summary(0.9, 1))}
    return Evaluation(summary(0.5), [PieceScore("legal", 4, 3, 2, 5, 1)], named, {}, peers, [])


def test_all_of_it_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_evaluation(evaluation(2))
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    for told in ("2 documents", "0.500 (0.400–0.600)", "0.800", "legal", "0.200", "0.900", "source"):
        assert told in shown


def test_of_many_groups_the_worst_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    print_evaluation(evaluation(20))
    shown = capsys.readouterr().out
    assert "l00" in shown and "l19" not in shown
    assert "the 12 worst of 20 languages" in shown


def test_without_documents_there_are_no_lines(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines(evaluation(1))
    assert capsys.readouterr().out == ""
