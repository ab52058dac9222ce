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


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def statuses(path: Path) -> list[str]:
    return [record["clean_status"] for record in records(path)]


CHARSETS = ("undefined", "punycode", "utf-8\0", "unicode_escape", "rot13", "x" * 999)


def test_a_server_cannot_name_what_is_no_encoding_of_pages(here: Path, run: Run) -> None:
    for number, charset in enumerate(CHARSETS):
        odd = response(PAGE, f"text/html; charset={charset}")
        (here / f"in/{number}.warc").write_bytes(response(PAGE) + odd + response(PAGE))
    assert run().exit_code == 0
    for number, charset in enumerate(CHARSETS):
        texts = [record["clean_text"] for record in records(here / f"out/records/{number}.warc.jsonl")]
        assert texts == [SENTENCE * 5] * 3, charset


BAD_BODIES = {
    "not-gzip": (PAGE, "Content-Encoding: gzip\r\n"),
    "not-brotli": (PAGE, "Content-Encoding: br\r\n"),
    "not-chunked": (b"zz\r\n" + PAGE, "Transfer-Encoding: chunked\r\n"),
    "cut-off": (gzip.compress(PAGE)[:-20], "Content-Encoding: gzip\r\n"),
    "bomb": (gzip.compress(b"a" * 3_000_000), "Content-Encoding: gzip\r\n"),
    "too-long": (b"a" * 3_000_000, ""),
}


def test_after_a_bad_warc_record_the_next_ones_are_read(here: Path, run: Run) -> None:
    for name, (body, extra) in BAD_BODIES.items():
        bad = response(body, extra=extra)
        (here / f"in/{name}.warc").write_bytes(response(PAGE) + bad + response(PAGE) * 9)
    run("--max-bytes", "1000000")
    for name in BAD_BODIES:
        found = statuses(here / f"out/records/{name}.warc.jsonl")
        assert len(found) == 11, name
        assert found[:1] + found[2:] == ["done"] * 10, name


def test_what_a_server_packed_is_unpacked(here: Path, run: Run) -> None:
    chunks = b"5\r\n" + PAGE[:5] + b"\r\n" + f"{len(PAGE) - 5:x}\r\n".encode() + PAGE[5:] + b"\r\n0\r\n\r\n"
    pages = response(gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n")
    pages += response(chunks, extra="Transfer-Encoding: chunked\r\n")
    (here / "in/a.warc").write_bytes(pages)
    assert run().exit_code == 0
    assert [record["clean_text"] for record in records(here / "out/records/a.warc.jsonl")] == [
        SENTENCE * 5
    ] * 2


ODD_LINES = {
    "deep": '{"text":"x","d":' + "[" * 100_000 + "]" * 100_000 + "}",
    "odd-name": '{"\\ud800":1,"text":"x"}',
    "odd-id": '{"id":"\\ud800","text":7}',
    "odd-name-in-an-id": '{"id":{"\\ud800":1},"text":"x"}',
    "large-number": '{"n":' + "9" * 5000 + ',"text":"\\udfff"}',
    "unclosed": '{"text":' + "[" * 100_000,
    "no-text": "\x00",
}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_odd_json_line_costs_only_itself(here: Path, run: Run, manifest: Manifest, form: str) -> None:
    for name, line in ODD_LINES.items():
        (here / f"in/{name}.jsonl").write_text(f"{GOOD}\n{line}\n{GOOD}\n")
    (here / "in/z.txt").write_text(SENTENCE)
    run("--format", form)
    *rows, document = [row for row in manifest() if row["record"] is None]
    assert document["status"] == "done"
    assert [row["documents"] for row in rows] == [3] * len(ODD_LINES)
    assert max(row["failed"] for row in rows) == 1
    for name in ODD_LINES:
        path = here / f"out/records/{name}.jsonl"
        if form == "parquet":
            found = pq.read_table(f"{path}.parquet")["clean_status"].to_pylist()
        else:
            found = statuses(path)
        assert (found[0], found[2]) == ("done", "done"), name


VALUES = ('{"a":{}}', "[{}]", '"\\ud800"', "[" * 200 + "]" * 200, "1e999", "9" * 30)


def test_what_no_column_can_hold_is_written_as_text(here: Path, run: Run) -> None:
    for number, value in enumerate(VALUES):
        (here / f"in/{number}.jsonl").write_text(f'{GOOD}\n{{"text":"x","v":{value}}}\n')
    assert run("--format", "parquet").exit_code == 0
    for number, value in enumerate(VALUES):
        assert pq.read_table(here / f"out/records/{number}.jsonl.parquet").num_rows == 2, value


def parquet(columns: list[pa.Array], names: list[str]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=names), file, use_dictionary=False)
    return file.getvalue()


BAD_TEXT = pa.Array.from_buffers(
    pa.string(), 1, [None, pa.array([0, 3], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfe\xfd")]
)


ODD_COLUMNS = [
    (pa.array([1700000000123456789], pa.timestamp("ns")), "fetched"),
    (pa.array([1700000000123456789], pa.timestamp("ns")), "id"),
    (pa.array([2**53], pa.timestamp("ms")), "fetched"),
    (pa.array([SENTENCE]), "text"),
    (BAD_TEXT, "other"),
    (BAD_TEXT, "id"),
]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_parquet_values_that_python_has_no_form_for_are_passed_on(here: Path, run: Run, form: str) -> None:
    for number, (column, name) in enumerate(ODD_COLUMNS):
        rows = parquet([pa.array([SENTENCE]), column], ["text", name])
        (here / f"in/{number}.parquet").write_bytes(rows)
    (here / "in/z.txt").write_text(SENTENCE)
    assert run("--format", form).exit_code == 0
    for number in range(len(ODD_COLUMNS)):
        if form == "jsonl":
            assert statuses(here / f"out/records/{number}.parquet.jsonl") == ["done"], number
        else:
            found = pq.ParquetFile(here / f"out/records/{number}.parquet")
            assert found.metadata.num_columns > 2, number


def test_rows_that_are_too_long_to_hold_are_not_unpacked(here: Path, run: Run, manifest: Manifest) -> None:
    bomb = parquet([pa.array(["a" * (34 << 20)])], ["text"])
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
    bomb = gzip.compress(response(PAGE) + response(b"<p>" + b"a" * (2 << 20)) + response(PAGE))
    (here / "in/a.warc.gz").write_bytes(bomb)
    assert run("--max-bytes", "1000000").exit_code == 1
    found = statuses(here / "out/records/a.warc.gz.jsonl")
    assert found == ["done", "failed: the page is too long; --max-bytes allows longer ones", "done"]
