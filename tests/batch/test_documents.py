"""Files that are one document each."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import PROSE, cleaner_of, rule

from cleaner.batch.documents import (
    BATCH_BYTES,
    BATCH_FILES,
    FileTask,
    Reading,
    file_batches,
    fingerprint,
    output_names,
)
from cleaner.batch.inputs import Input
from cleaner.batch.outputs import OutputFolder
from cleaner.batch.rows import Row

CLEANER = cleaner_of(rule(category="advert", lines=["Buy tins"]))
TEXT = f"{PROSE}\n\nBuy tins\n"


def of_size(size: int, name: str = "a.txt", path: Path = Path("a.txt")) -> Input:
    return Input(path, name, "text", "", size, has_stem=False)


@given(st.lists(st.integers(0, BATCH_BYTES), max_size=200))
def test_batches_hold_all_files_in_order_and_are_of_similar_size(sizes: list[int]) -> None:
    batches = list(file_batches(map(of_size, sizes)))
    assert [file.size for batch in batches for file in batch] == sizes
    assert all(
        len(batch) <= BATCH_FILES and sum(f.size for f in batch[:-1]) < BATCH_BYTES for batch in batches
    )


def test_a_fingerprint_changes_with_content_and_with_what_it_is_cleaned_by() -> None:
    assert len({fingerprint(b"a", "x"), fingerprint(b"b", "x"), fingerprint(b"a", "y")}) == 3


def test_outputs_are_named_after_their_input() -> None:
    assert output_names(of_size(1)) == ("text/a.txt", "removed/a.jsonl")
    assert output_names(of_size(1, "b/a.html"), markdown=True) == (
        "text/b/a.html.md",
        "removed/b/a.html.jsonl",
    )


@pytest.fixture
def task(tmp_path: Path) -> FileTask:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    out = OutputFolder(tmp_path / "out")
    out.make()
    out.open()
    return FileTask(((of_size(len(TEXT), path=path), None),), out, Reading(), "key")


def run(task: FileTask, before: Row | None = None) -> Row | None:
    ((file, _),) = task.files
    (row,) = FileTask(((file, before),), task.out, task.reading, task.key).run(CLEANER)
    return row


def test_a_document_is_cleaned_once_and_again_when_it_changed(task: FileTask) -> None:
    row = run(task)
    assert row is not None
    assert (row.status, row.pieces, row.outputs.keys()) == (
        "done",
        {"advert": 1},
        {"text/a.txt", "removed/a.jsonl"},
    )
    assert (task.out.folder / "text/a.txt").read_text() == PROSE
    assert run(task, row) is None
    task.files[0][0].path.write_text(TEXT + "Buy tins\n")
    again = run(task, row)
    assert again is not None and again.pieces == {"advert": 2}


def test_a_document_whose_output_is_gone_is_cleaned_again(task: FileTask) -> None:
    row = run(task)
    (task.out.folder / "text/a.txt").unlink()
    assert run(task, row) is not None


def test_one_that_cannot_be_read_is_a_row_and_loses_its_outputs(task: FileTask) -> None:
    run(task)
    task.files[0][0].path.write_bytes(b"\x00" * 99)
    row = run(task)
    assert row is not None
    assert (row.status, row.error is not None and "binary" in row.error) == ("failed", True)
    assert not (task.out.folder / "text/a.txt").exists()
