"""Record files as nobody should write them: every bad record is a row, and all others are done."""

import gzip
import io
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

SENTENCE = "The harbour office said the ferry will sail again on Monday."
PAGE = f"<html><body><p>{SENTENCE * 5}</p></body></html>".encode()
GOOD = json.dumps({"id": 1, "text": SENTENCE})


def response(body: bytes, media_type: str = "text/html", extra: str = "") -> bytes:
    """A page as a WARC record (ISO 28500)."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    http = head.encode() + body
    about = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return about.encode() + http + b"\r\n\r\n"


def statuses(path: Path) -> list[str]:
    return [json.loads(line)["clean_status"] for line in path.read_text().splitlines()]


@pytest.mark.parametrize(
    "charset", ["undefined", "punycode", "utf-8\0", "unicode_escape", "rot13", "x" * 999]
)
def test_a_server_cannot_name_what_is_no_encoding_of_pages(here: Path, run: Run, charset: str) -> None:
    odd = response(PAGE, f"text/html; charset={charset}")
    (here / "in/a.warc").write_bytes(response(PAGE) + odd + response(PAGE))
    assert run().exit_code == 0
    records = [json.loads(line) for line in (here / "out/records/a.warc.jsonl").read_text().splitlines()]
    assert [record["clean_text"] for record in records] == [SENTENCE * 5] * 3


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (PAGE, "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: br\r\n"),
        (b"zz\r\n" + PAGE, "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE)[:-20], "Content-Encoding: gzip\r\n"),
        (gzip.compress(b"a" * 3_000_000), "Content-Encoding: gzip\r\n"),
        (b"a" * 3_000_000, ""),
    ],
    ids=["not gzip", "not brotli", "not chunked", "cut off", "bomb", "too long"],
)
def test_after_a_bad_warc_record_the_next_ones_are_read(
    here: Path, run: Run, body: bytes, extra: str
) -> None:
    bad = response(body, extra=extra)
    (here / "in/a.warc").write_bytes(response(PAGE) + bad + response(PAGE) * 50)
    run("--max-bytes", "1000000")
    found = statuses(here / "out/records/a.warc.jsonl")
    assert len(found) == 52
    assert found[:1] + found[2:] == ["done"] * 51


def test_what_a_server_packed_is_unpacked(here: Path, run: Run) -> None:
    chunks = b"5\r\n" + PAGE[:5] + b"\r\n" + f"{len(PAGE) - 5:x}\r\n".encode() + PAGE[5:] + b"\r\n0\r\n\r\n"
    pages = response(gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n")
    pages += response(chunks, extra="Transfer-Encoding: chunked\r\n")
    (here / "in/a.warc").write_bytes(pages)
    assert run().exit_code == 0
    records = [json.loads(line) for line in (here / "out/records/a.warc.jsonl").read_text().splitlines()]
    assert [record["clean_text"] for record in records] == [SENTENCE * 5] * 2


@pytest.mark.parametrize(
    "line",
    [
        '{"text":"x","d":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"\\ud800":1,"text":"x"}',
        '{"id":"\\ud800","text":7}',
        '{"id":{"\\ud800":1},"text":"x"}',
        '{"n":' + "9" * 5000 + ',"text":"\\udfff"}',
        '{"text":' + "[" * 100_000,
        "\x00",
    ],
    ids=["deep", "odd name", "odd id", "odd name in an id", "large number", "unclosed", "no text"],
)
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_odd_json_line_costs_only_itself(
    here: Path, run: Run, manifest: Manifest, line: str, form: str
) -> None:
    (here / "in/a.jsonl").write_text(f"{GOOD}\n{line}\n{GOOD}\n")
    (here / "in/b.txt").write_text(SENTENCE)
    run("--format", form)
    *_, records, document = manifest()
    assert (records["documents"], document["status"]) == (3, "done")
    assert records["failed"] <= 1
    if form == "parquet":
        found = pq.read_table(here / "out/records/a.jsonl.parquet")["clean_status"].to_pylist()
    else:
        found = statuses(here / "out/records/a.jsonl")
    assert (found[0], found[2]) == ("done", "done")


@pytest.mark.parametrize(
    "value", ['{"a":{}}', "[{}]", '"\\ud800"', "[" * 200 + "]" * 200, "1e999", "9" * 30], ids=range(6)
)
def test_what_no_column_can_hold_is_written_as_text(
    here: Path, run: Run, manifest: Manifest, value: str
) -> None:
    (here / "in/a.jsonl").write_text(f'{GOOD}\n{{"text":"x","v":{value}}}\n')
    assert run("--format", "parquet").exit_code == 0
    assert pq.read_table(here / "out/records/a.jsonl.parquet").num_rows == 2


def parquet(columns: list[pa.Array], names: list[str]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=names), file)
    return file.getvalue()


BAD_TEXT = pa.Array.from_buffers(
    pa.string(), 1, [None, pa.array([0, 3], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfe\xfd")]
)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize(
    ("column", "name"),
    [
        (pa.array([1700000000123456789], pa.timestamp("ns")), "fetched"),
        (pa.array([1700000000123456789], pa.timestamp("ns")), "id"),
        (pa.array([2**53], pa.timestamp("ms")), "fetched"),
        (pa.array([SENTENCE]), "text"),
        (BAD_TEXT, "other"),
        (BAD_TEXT, "id"),
    ],
    ids=range(6),
)
def test_parquet_values_that_python_has_no_form_for_are_passed_on(
    here: Path, run: Run, column: pa.Array, name: str, form: str
) -> None:
    (here / "in/a.parquet").write_bytes(parquet([pa.array([SENTENCE]), column], ["text", name]))
    (here / "in/b.txt").write_text(SENTENCE)
    assert run("--format", form).exit_code == 0
    if form == "jsonl":
        assert statuses(here / "out/records/a.parquet.jsonl") == ["done"]
    else:
        assert pq.ParquetFile(here / "out/records/a.parquet").metadata.num_columns > 2


def test_rows_that_are_too_long_to_hold_are_not_unpacked(here: Path, run: Run, manifest: Manifest) -> None:
    bomb = parquet([pa.array(["a" * (40 << 20)])], ["text"])
    assert len(bomb) < 4 << 20
    (here / "in/a.parquet").write_bytes(bomb)
    (here / "in/b.txt").write_text(SENTENCE)
    assert run("--max-bytes", "100000").exit_code == 1
    lost, whole, document = manifest()
    assert lost["error"] == "the rows of row group 0 are too long; --max-bytes allows more"
    assert (whole["status"], document["status"]) == ("failed", "done")


def test_a_csv_header_that_is_too_long_is_a_row(here: Path, run: Run, manifest: Manifest) -> None:
    (here / "in/a.csv").write_text("x" * 600_000 + ",text\n1,2\n")
    (here / "in/b.txt").write_text(SENTENCE)
    assert run("--max-bytes", "1000").exit_code == 1
    bad, good = manifest()
    assert (bad["status"], good["status"]) == ("failed", "done")
    assert bad["error"] == "a line is too long; --max-bytes allows longer ones"


def test_bytes_that_are_no_record_file_at_all_are_a_row(here: Path, run: Run, manifest: Manifest) -> None:
    for name in ("a.jsonl.gz", "b.jsonl.zst", "c.parquet", "d.warc", "e.warc.gz"):
        (here / "in" / name).write_bytes(bytes(range(256)) * 40)
    (here / "in/f.txt").write_text(SENTENCE)
    assert run().exit_code == 1
    rows = [row for row in manifest() if row["record"] is None]
    assert [row["path"] for row in rows][-1] == "f.txt"
    assert rows[-1]["status"] == "done"


def test_a_page_in_a_bomb_is_passed_over_and_the_next_one_read(
    here: Path, run: Run, manifest: Manifest
) -> None:
    bomb = gzip.compress(response(PAGE) + response(b"<p>" + b"a" * (64 << 20)) + response(PAGE))
    (here / "in/a.warc.gz").write_bytes(bomb)
    assert run().exit_code == 1
    found = statuses(here / "out/records/a.warc.gz.jsonl")
    assert found == ["done", "failed: the page is too long; --max-bytes allows longer ones", "done"]
