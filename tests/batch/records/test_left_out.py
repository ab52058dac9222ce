"""What of its records an output leaves out where that is asked for, and what it keeps all the same."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result

Run = Callable[..., Result]
Manifest = Callable[[], list[dict[str, Any]]]


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_field_that_was_cleaned_is_left_out_of_each_record(
    here: Path, run: Run, article: str, body: str
) -> None:
    records = [
        {"id": 1, "text": article, "html": "<p>It sails."},
        {"id": 2, "text": None, "html": "<p>It sails."},
        {"id": 3, "text": 7},
    ]
    (here / "in/a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    assert run("--drop-source").exit_code == 1
    found = json_lines(here / "out/records/a.jsonl")
    kept = [{name: record[name] for name in ("text", "html") if name in record} for record in found]
    assert kept == [{"html": "<p>It sails."}, {"text": None}, {}]
    assert [record["clean_text"] for record in found] == [body, "It sails.", None]


def test_of_columns_the_first_choice_goes_and_the_next_is_null_where_it_was_cleaned(
    here: Path, run: Run, article: str, body: str
) -> None:
    page = "<p>It sails."
    schema = pa.schema([("text", pa.string()), pa.field("html", pa.large_string(), nullable=False)])
    table = pa.table({"text": [article, None], "html": [page, page]}, schema=schema)
    pq.write_table(table, here / "in/a.parquet")
    assert run("--drop-source").exit_code == 0
    found = pq.read_table(here / "out/records/a.parquet")
    assert found.column_names == ["html", "clean_text", "clean_title", "removed", "clean_status"]
    assert found["html"].to_pylist() == [page, None]
    assert found["clean_text"].to_pylist() == [body, "It sails."]


def test_of_a_csv_the_column_goes_with_its_header(here: Path, run: Run, article: str, body: str) -> None:
    (here / "in/a.csv").write_text(f'id,text,note\n1,"{article}",x\n2\n')
    assert run("--drop-source").exit_code == 1
    with (here / "out/records/a.csv").open(newline="") as file:
        header, first, second = csv.reader(file)
    assert header == ["id", "note", "clean_text", "clean_title", "removed", "clean_status"]
    assert first[:3] == ["1", "x", body]
    assert second[:3] == ["2", "", ""]


@pytest.mark.parametrize("form", [(), ("--format", "parquet")])
def test_only_records_of_which_text_is_kept_are_written_and_all_are_counted(
    here: Path, run: Run, manifest: Manifest, article: str, form: tuple[str, ...]
) -> None:
    texts = [article, None, "Download our app", 7, article]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]
    (here / "in/a.jsonl").write_text("\n".join([*lines, "{"]))
    assert run("--only-kept", *form).exit_code == 1
    if form:
        found = pq.read_table(here / "out/records/a.jsonl.parquet").to_pylist()
    else:
        found = json_lines(here / "out/records/a.jsonl")
    assert [record["id"] for record in found] == [0, 4]
    assert manifest()[-1]["documents"] == 6
    assert [row["record"] for row in manifest()[:-1]] == [3, 4, 6]


def test_a_file_of_which_nothing_is_kept_keeps_its_columns(here: Path, run: Run) -> None:
    (here / "in/a.csv").write_text("id,text\n1,Download our app\n")
    pq.write_table(pa.table({"id": [1], "text": ["Download our app"]}), here / "in/b.parquet")
    assert run("--only-kept").exit_code == 0
    assert (here / "out/records/a.csv").read_text() == "id,text,clean_text,clean_title,removed,clean_status\n"
    assert pq.read_table(here / "out/records/b.parquet").num_rows == 0


def test_a_malformed_line_stays_in_its_row(here: Path, run: Run, article: str) -> None:
    lines = ['{"text": "a, "id": 1}', "[1, 2]", json.dumps({"text": article})]
    (here / "in/a.jsonl").write_text("\n".join(lines))
    assert run("--drop-source", "--prefix", "x_").exit_code == 1
    first, second, third = json_lines(here / "out/records/a.jsonl")
    assert [first["x_malformed"], second["x_malformed"]] == lines[:2]
    assert "x_malformed" not in third


def test_bytes_of_a_malformed_line_that_are_no_text_are_replaced(here: Path, run: Run) -> None:
    (here / "in/a.jsonl").write_bytes(b'{"text": "\xff\n{"text": "b"}\n')
    run("--encoding", "utf-8")
    assert json_lines(here / "out/records/a.jsonl")[0]["malformed"] == '{"text": "\ufffd'


def test_what_is_left_out_is_part_of_what_a_row_stands_for(here: Path, run: Run, article: str) -> None:
    (here / "in/a.jsonl").write_text(json.dumps({"text": article}) + '\n{"text": null}\n')
    for arguments, count, has_text in [((), 2, True), (("--only-kept", "--drop-source"), 1, False)]:
        assert run(*arguments).exit_code == 0
        found = json_lines(here / "out/records/a.jsonl")
        assert (len(found), "text" in found[0]) == (count, has_text)
