"""The log of a run: a line a document, and no more than was asked for."""

from pathlib import Path

import pytest

from cleaner.batch.rows import Row, failure
from cleaner.cli.watching import RunWatcher, logging_to
from cleaner.errors import SettingError

ROWS = {
    "a.txt: 2 pieces removed": (Row("a.txt", "done", pieces={"legal": 2}), False),
    "a.txt: done before": (Row("a.txt", "done"), True),
    "a.txt: a binary file": (failure("a.txt", "a binary file"), False),
    "a.jsonl record 7: came out empty": (Row("a.jsonl", "done", record=7, emptied=1), False),
    "a.txt: lost most of its running words": (Row("a.txt", "done", documents=1, reduced=1), False),
}


@pytest.mark.parametrize("told", ROWS)
def test_each_row_is_told(told: str, tmp_path: Path) -> None:
    row, unchanged = ROWS[told]
    with logging_to(tmp_path / "log.txt", verbose=False):
        RunWatcher().row(row, unchanged)
    (line,) = (tmp_path / "log.txt").read_text().splitlines()
    assert told in line


def test_verbose_tells_it_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with logging_to(None, verbose=True):
        RunWatcher().row(failure("a\n.txt", "a binary file"), False)
    assert capsys.readouterr().err == r"a\n.txt: a binary file" + "\n"


def test_unless_asked_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with logging_to(None, verbose=False):
        RunWatcher().row(failure("a.txt", "a binary file"), False)
    assert capsys.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot write the log to"), logging_to(tmp_path, verbose=False):
        pass
