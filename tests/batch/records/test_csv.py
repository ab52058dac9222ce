"""Awkward CSV."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from cleaner.batch.inputs import Input
from cleaner.batch.records.chunks import Lost, Place
from cleaner.batch.records.csv import CsvRows, read_chunks
from cleaner.batch.records.fields import Addition, Content, Fields

Run = Callable[..., Result]
DONE = Addition("clean", None, [], "done")


def read(path: Path, content: str, max_line: int = 10_000) -> list[CsvRows | Lost]:
    path.write_text(content, newline="")
    file = Input(path, path.name, "csv", "", len(content), has_stem=False)
    return list(read_chunks(Place(file, max_bytes=max_line // 4)))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_in_the_header(path: Path, delimiter: str) -> None:
    (chunk,) = read(path, delimiter.join(["id", "text"]) + "\r\n" + delimiter.join(["1", "a"]) + "\r\n")
    assert list(chunk.contents(Fields())) == [Content("a", None, None, "1")]  # type: ignore[union-attr]


def test_a_row_of_another_width_is_told_and_kept(path: Path) -> None:
    (chunk,) = read(path, "id,text\n1,a,b\n2\n3,c\n")
    assert isinstance(chunk, CsvRows)
    assert [content.problem for content in chunk.contents(Fields())] == [
        "has 3 columns where the header has 2",
        "has 1 columns where the header has 2",
        None,
    ]
    assert chunk.encoded([DONE] * 3, Fields()).decode().splitlines()[1:] == [
        "1,a,b,clean,,[],done",
        "2,,clean,,[],done",
        "3,c,clean,,[],done",
    ]


def test_a_quote_that_is_never_closed_ends_what_can_be_read(path: Path) -> None:
    chunk, lost = read(path, 'id,text\n1,a\n2,"' + "b\n" * 4000, max_line=1000)
    assert isinstance(chunk, CsvRows)
    assert chunk.rows == [["1", "a"]]
    assert isinstance(lost, Lost)
    assert (lost.start, lost.error) == (2, "field larger than field limit (1000)")


def test_rows_alone_are_together_the_chunk(path: Path) -> None:
    (chunk,) = read(path, "id,text\n1,a\n2,b\n")
    assert isinstance(chunk, CsvRows)
    alone = b"".join(chunk.alone(at).encoded([DONE], Fields()) for at in range(2))
    assert alone == chunk.encoded([DONE, DONE], Fields())


def test_a_tsv_has_tabs_whatever_else_its_header_holds(here: Path, run: Run, article: str) -> None:
    (here / "in/a.tsv").write_text('id\ttext, whole, as read\n7\t"' + article + '"\n')
    assert run("--text-field", "text, whole, as read").exit_code == 0
    header, row = csv.reader(
        (here / "out/records/a.tsv").read_text().splitlines(keepends=True), delimiter="\t"
    )
    assert header[:3] == ["id", "text, whole, as read", "clean_text"]
    assert row[:2] == ["7", article]
    assert "Download our app" not in row[2]
