"""What a person sees on a terminal; in a pipe the same without colours."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.figures import Tally
from cleaner.batch.rows import Totals
from cleaner.reports.explanation import KEPT, BlockExplanation
from cleaner.reports.terminal import line, print_explanation, print_totals

Shown = pytest.CaptureFixture[str]


@given(st.text())
def test_no_text_in_a_line_is_obeyed(text: str) -> None:
    shown = line("a ", (text, "bold")).plain
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Zl", "Zp", "Cs"}


def test_a_run_ends_with_its_figures(capsys: Shown, tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    totals = Totals(documents=4, failed=1, emptied=1, source_characters=200, body_characters=150)
    totals.removed = {"legal": Tally(3, 50, 2)}
    totals.notes = {"odd": 2}
    print_totals(totals, 2.0, tmp_path)
    shown = capsys.readouterr().out
    for told in ("1 document came out empty", "odd (2 documents)", "4 documents, 1 failed", "75.0% of the"):
        assert told in shown
    assert "2.0 documents a second" in shown
    assert shown.rstrip().endswith(": text")


def test_without_an_output_folder_the_figures_stand_beside_the_records(capsys: Shown) -> None:
    print_totals(Totals(documents=1), 1.0, None)
    captured = capsys.readouterr()
    assert (captured.out, "1 document, 0 failed" in captured.err) == ("", True)


def test_a_document_is_told_block_by_block(capsys: Shown) -> None:
    print_explanation([BlockExplanation(0, 0, 5, KEPT, "One\x1b[2J", [])], ["odd"], None)
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["language: undecided", "[0] kept", r"    One\x1b[2J", "note: odd"]
