"""Outputs are written whole or not at all, and nothing but outputs is ever removed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document

from cleaner.batch.documents import output_names
from cleaner.batch.inputs import RECORD_FORMATS, Selection, find_inputs
from cleaner.batch.outputs import (
    OutlivedError,
    OutputError,
    OutputFolder,
    output_name,
    piece_lines,
    text_bytes,
)
from cleaner.batch.records.file import record_output
from cleaner.result import Piece, Result


@pytest.fixture
def out(tmp_path: Path) -> OutputFolder:
    made = OutputFolder(tmp_path / "out")
    made.make()
    made.open()
    return made


def files(out: OutputFolder) -> set[str]:
    return {str(path.relative_to(out.folder)) for path in out.folder.rglob("*") if path.is_file()}


def test_a_file_stands_whole_in_folders_made_for_it(out: OutputFolder) -> None:
    out.write("text/a/b/c.txt", b"words")
    out.write("text/a/b/c.txt", b"other words")
    assert files(out) == {"text/a/b/c.txt"}
    assert (out.folder / "text/a/b/c.txt").read_bytes() == b"other words"
    assert out.sizes("text/a/b/c.txt") == [11]
    assert out.sizes("text/a/b/c.txt", "text/d.txt") is None


def test_what_cannot_be_written_leaves_nothing(out: OutputFolder) -> None:
    out.write("text/a", b"a file")
    with pytest.raises(OutputError, match="cannot write to"):
        out.write("text/a/b.txt", b"words")
    assert files(out) == {"text/a"}


def test_a_worker_that_outlives_its_run_writes_nothing_more(out: OutputFolder) -> None:
    out.close(complete=True)
    with pytest.raises(OutlivedError):
        out.write("text/a.txt", b"words")
    assert files(out) == set()


def test_a_new_run_throws_away_what_was_in_the_middle_of_writing_alone(out: OutputFolder) -> None:
    (out.unfinished / "drafts-1").mkdir()
    (out.unfinished / "drafts-1" / "x").write_bytes(b"x")
    (out.unfinished / "a.part").write_bytes(b"x")
    OutputFolder(out.folder).open()
    assert files(out) == {".unfinished/a.part"}


HARMLESS = [
    "",
    ".",
    "text",
    "text/..",
    "manifest.jsonl",
    "../victim",
    "text/../../victim",
    "text/\0",
    "/victim",
]


@given(st.sampled_from(HARMLESS) | st.text("./atex", max_size=12))
def test_only_files_in_the_folders_of_outputs_are_removed(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("outputs")
    for kept in ("victim", "out/mine.txt", "out/manifest.jsonl", "out/text/sub/keep"):
        (folder / kept).parent.mkdir(parents=True, exist_ok=True)
        (folder / kept).write_bytes(b"precious")
    OutputFolder(folder / "out").remove(name)
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 4


def test_an_output_is_removed_by_its_name_but_not_behind_a_link(out: OutputFolder, tmp_path: Path) -> None:
    out.write("text/a.txt", b"words")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/victim.txt").write_text("precious")
    (out.folder / "text/link").symlink_to(tmp_path / "elsewhere")
    out.remove_all(["text/a.txt", "text/link/victim.txt", "text/none.txt"])
    assert (tmp_path / "elsewhere/victim.txt").exists()
    assert not (out.folder / "text/a.txt").exists()


@given(st.text("ab.", min_size=1, max_size=8))
def test_an_output_has_its_suffix(name: str) -> None:
    assert output_name(name, ".txt", has_stem=True) == f"{name}.txt"
    assert output_name(name, ".txt", has_stem=False).endswith(".txt")


def test_no_two_inputs_share_an_output(tmp_path: Path) -> None:
    inputs = ["c.html", "c.html.txt", "c.html.txt.txt", "c.txt", "c.txt.txt", "c", "w.warc", "w.warc.jsonl"]
    inputs += ["r.jsonl", "r.jsonl.jsonl", "r.jsonl.parquet", "r.jsonl.gz", "r.csv", "r.csv.jsonl", "R.CSV"]
    for name in inputs:
        (tmp_path / name).write_text("x")
    found = list(find_inputs([str(tmp_path)], Selection(include=("*",)), None))
    assert len(found) == len(inputs)
    for form in (None, "jsonl", "parquet"):
        outputs = [
            name
            for file in found
            for name in ([record_output(file, form)] if file.format in RECORD_FORMATS else output_names(file))
        ]
        assert len(set(outputs)) == len(outputs), sorted(outputs)


def test_bodies_and_pieces_are_stored_as_utf_8_whatever_they_hold() -> None:
    assert text_bytes("é\ud800") == b"\xc3\xa9?"
    (line,) = piece_lines(Result(document("é!"), [Piece(0, 2, "advert", "tins", "é!")])).splitlines()
    stored = json.loads(line)
    assert {name: stored[name] for name in ("start", "end", "category", "rule", "text")} == {
        "start": 0, "end": 2, "category": "advert", "rule": "tins", "text": "é!",
    }  # fmt: skip
