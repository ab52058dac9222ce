"""A judged document line by line: what agrees stands once, what differs twice."""

import pytest

from cleaner.evaluation.judged import JudgedText
from cleaner.reports.page.judged_layout import LEAKED, LOST, RENAMED, lay_out_judged
from cleaner.reports.page.layout import Removed
from cleaner.result import Piece

TEXT = "Share this\n\nThe ferry sails."


def piece(start: int, end: int, category: str = "social") -> Piece:
    return Piece(start, end, category, "a-rule", TEXT[start:end], "why")


@pytest.mark.parametrize(
    ("removed", "gold", "verdicts"),
    [
        ([piece(0, 10)], [(0, 10, "social")], ["", ""]),
        ([piece(0, 10)], [(0, 10, "")], ["", ""]),
        ([piece(0, 10)], [(0, 10, "teaser")], [RENAMED, ""]),
        ([], [(0, 10, "teaser")], [LEAKED, ""]),
        ([piece(12, 28)], [], ["", LOST]),
        ([piece(0, 28)], [(0, 10, "social")], ["", LOST]),
        ([piece(0, 5)], [(0, 10, "social")], [LEAKED, ""]),
        ([piece(12, 28)], [(12, 27, "social")], ["", ""]),
    ],
)
def test_lines_are_told_apart(
    removed: list[Piece], gold: list[tuple[int, int, str]], verdicts: list[str]
) -> None:
    assert [line.verdict for line in lay_out_judged(JudgedText(TEXT, removed, gold))] == verdicts


def test_both_halves_of_a_line_that_differs_are_whole() -> None:
    line, _ = lay_out_judged(JudgedText(TEXT, [piece(0, 5)], [(0, 10, "")]))
    assert line.parts == [Removed("Share", "social", "a-rule", "why"), " this"]
    assert line.gold == [Removed("Share this", "not body")]
