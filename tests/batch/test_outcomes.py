"""Cleaning for a caller who wants the results themselves."""

from pathlib import Path

import pytest
from making import PROSE, cleaner_of, rule

from cleaner.batch.documents import Reading
from cleaner.batch.inputs import Input
from cleaner.batch.outcomes import Asked, FileOutcomes, NoTask, Outcome
from cleaner.batch.worker import LateError

CLEANER = cleaner_of(rule("tins", "advert", lines=["Buy tins"]))


@pytest.fixture
def task(tmp_path: Path) -> FileOutcomes:
    (tmp_path / "a.txt").write_text(f"{PROSE}\n\nBuy tins")
    (tmp_path / "b.txt").write_bytes(b"\x00" * 99)
    files = [
        Input(tmp_path / name, name, "text", "", 1, has_stem=False) for name in ("a.txt", "b.txt", "c.txt")
    ]
    return FileOutcomes(files, Reading(), Asked(markdown=True, metadata=False))


def test_each_file_has_its_result_or_says_why_there_is_none(task: FileOutcomes) -> None:
    good, binary, missing = task.run(CLEANER)
    assert good.result is not None
    assert (good.path, good.error, good.result.text, good.result.markdown) == ("a.txt", None, PROSE, PROSE)
    assert (binary.result, "binary" in str(binary.error)) == (None, True)
    assert (missing.result, "cannot be read" in str(missing.error)) == (None, True)


def test_the_parts_together_are_the_whole(task: FileOutcomes) -> None:
    parts = task.joined([part.run(CLEANER) for part in task.parts()])
    whole = task.run(CLEANER)
    assert [(found.path, found.error) for found in parts] == [(found.path, found.error) for found in whole]


def test_a_file_whose_worker_failed_says_why(task: FileOutcomes) -> None:
    assert task.parts()[0].failure(LateError("took too long")) == [Outcome("a.txt", error="took too long")]


def test_what_is_known_without_a_worker_stays_as_it_is() -> None:
    known = NoTask([Outcome("a.txt", error="odd")])
    assert known.run(CLEANER) == known.failure(LateError("x")) == known.joined([]) == known.outcomes
