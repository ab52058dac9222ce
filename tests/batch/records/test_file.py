"""Record files: every field kept, in order, with what cleaning adds."""

import csv
import gzip
import io
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from click.testing import Result
from fastwarc.warc import WarcRecord, WarcRecordType

Run = Callable[..., Result]
Manifest = Callable[[], list[dict[str, Any]]]


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_jsonl_keeps_every_field_to_the_byte(here: Path, run: Run, article: str, body: str) -> None:
    text = json.dumps(article)
    line = (
        f'{{"n": 12345678901234567890123, "f": 1.10, "text": {text}, "x": {{"é": [null]}}, "u": "\\u00e9"}}'
    )
    (here / "in/a.jsonl").write_text(line + "\n\n" + line)
    assert run().exit_code == 0
    for found in (here / "out/records/a.jsonl").read_text().splitlines():
        assert found.startswith('{"n":12345678901234567890123,"f":1.10,"text":')
        assert '"x":{"é": [null]},"u":"\\u00e9","clean_text":' in found
        record = json.loads(found)
        assert (record["text"], record["clean_text"]) == (article, body)
        assert (record["clean_title"], record["clean_status"]) == (None, "done")
        (piece,) = record["removed"]
        assert article[piece["start"] : piece["end"]] == piece["text"] == "Download our app"


def test_bad_records_fail_alone_and_keep_their_place(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    lines = [
        json.dumps({"id": "a", "text": article}),
        "no json",
        "[1, 2]",
        json.dumps({"id": "b", "title": "no text"}),
        json.dumps({"id": "c", "text": 7}),
        json.dumps({"id": "d", "text": None}),
        '{"id": "e", "text": "\\ud83d alone", "n": NaN}',
        "",
        json.dumps({"id": 9, "text": ""}),
    ]
    (here / "in/a.jsonl").write_text("\n".join(lines))
    assert run().exit_code == 1
    found = json_lines(here / "out/records/a.jsonl")
    assert [record["clean_status"].split(": JSON is")[0] for record in found] == [
        "done",
        "failed: not JSON",
        "failed: not a JSON object",
        "failed: has no field text or html or content",
        "failed: its field text is not text",
        "empty",
        "done",
        "done",
    ]
    assert [record.get("id") for record in found] == ["a", None, None, "b", "c", "d", "e", 9]
    assert found[6]["clean_text"] == "\ufffd alone"
    *failed, whole = manifest()
    assert [(row["record"], row["id"], row["status"]) for row in failed] == [
        (2, None, "failed"),
        (3, None, "failed"),
        (4, "b", "failed"),
        (5, "c", "failed"),
    ]
    assert (whole["path"], whole["status"], whole["documents"], whole["failed"]) == ("a.jsonl", "done", 8, 4)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_jsonl_comes_out_compressed_as_it_went_in(here: Path, run: Run, suffix: str, article: str) -> None:
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[suffix]
    records = [{"id": number, "text": article} for number in range(300)]
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    (here / "in/deep").mkdir()
    (here / f"in/deep/ä.ndjson{suffix}").write_bytes(pack(data))
    assert run().exit_code == 0
    output = here / f"out/records/deep/ä.ndjson{suffix}"
    unpack = {"": bytes, ".gz": gzip.decompress, ".zst": unpack_frames}[suffix]
    whole = unpack(output.read_bytes())
    assert [json.loads(line)["id"] for line in whole.splitlines()] == list(range(300))


def unpack_frames(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()


def test_a_truncated_file_gives_what_can_be_read(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    lines = b"".join(
        json.dumps({"text": article, "salt": os.urandom(50).hex()}).encode() + b"\n" for _ in range(500)
    )
    (here / "in/a.jsonl.gz").write_bytes(gzip.compress(lines)[:-9000])
    assert run().exit_code == 1
    found = gzip.decompress((here / "out/records/a.jsonl.gz").read_bytes()).splitlines()
    rest, whole = manifest()[-2:]
    assert len(found) == whole["documents"] > 200
    assert (rest["record"], rest["error"]) == (len(found) + 1, "the gz data end early")
    assert (whole["status"], whole["error"]) == ("failed", "the gz data end early")


def test_csv_keeps_columns_and_quoting(here: Path, run: Run, article: str, body: str) -> None:
    with (here / "in/a.csv").open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [["id", "text", "note"], ["1", article, 'a "b";\nc'], ["2", "", ""]]
        )
    (here / "in/empty.csv").write_bytes(b"")
    (here / "in/header.csv").write_text("id,text\n")
    assert run().exit_code == 0
    with (here / "out/records/a.csv").open(newline="") as file:
        first, second = csv.DictReader(file, delimiter=";")
    assert (first["text"], first["note"], first["clean_text"]) == (article, 'a "b";\nc', body)
    assert json.loads(first["removed"])[0]["category"] == "app-promo"
    assert (second["id"], second["clean_text"], second["clean_status"]) == ("2", "", "done")
    assert (here / "out/records/empty.csv").read_bytes() == b""
    assert (
        here / "out/records/header.csv"
    ).read_text() == "id,text,clean_text,clean_title,removed,clean_status\n"


def test_parquet_keeps_columns_types_and_metadata(here: Path, run: Run, article: str, body: str) -> None:
    day = datetime(2024, 5, 1, tzinfo=UTC)
    table = pa.table(
        {
            "when": pa.array([day] * 150, pa.timestamp("us", "UTC")),
            "content": pa.array([article, None, ""] * 50, pa.large_string()),
            "tags": pa.array([["a"], [], None] * 50),
        }
    ).replace_schema_metadata({"made by": "a test"})
    pq.write_table(table, here / "in/a.parquet", row_group_size=40)
    assert run().exit_code == 0
    found = pq.read_table(here / "out/records/a.parquet")
    assert found.select(table.column_names) == table
    assert found.schema.metadata[b"made by"] == b"a test"
    assert found["clean_text"].to_pylist() == [body, None, ""] * 50
    assert found["clean_status"].to_pylist() == ["done", "empty", "done"] * 50
    assert [len(removed) for removed in found["removed"].to_pylist()] == [1, 0, 0] * 50


def test_a_damaged_row_group_costs_only_its_rows(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    table = pa.table({"id": range(90), "text": [f"{number} {article}" for number in range(90)]})
    path = here / "in/a.parquet"
    pq.write_table(table, path, row_group_size=30)
    column = pq.read_metadata(path).row_group(1).column(1)
    data = bytearray(path.read_bytes())
    start = column.dictionary_page_offset or column.data_page_offset
    data[start : start + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    path.write_bytes(data)
    assert run().exit_code == 1
    ids = pq.read_table(here / "out/records/a.parquet")["id"].to_pylist()
    assert ids == [*range(30), *range(60, 90)]
    lost, whole = manifest()
    assert lost["record"] == 31
    assert whole["error"].startswith("row group 1 is damaged")


def warc(*responses: tuple[str, str, bytes]) -> bytes:
    """A WARC file of (url, content type, body) responses."""
    file = io.BytesIO()
    for url, media_type, content in responses:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
        record.set_bytes_content(head.encode() + content)
        record.parse_http()
        record.write(file)
    return file.getvalue()


def test_warc_pages_become_json_lines(here: Path, run: Run, article: str, body: str) -> None:
    data = warc(
        ("https://ferry.example/a", "text/plain; charset=utf-8", article.encode()),
        ("https://ferry.example/logo", "image/png", b"\x89PNG"),
        ("https://ferry.example/é", "text/plain; charset=iso-8859-1", "Fähre".encode("latin-1")),
    )
    (here / "in/crawl.warc").write_bytes(data)
    (here / "in/crawl.warc.gz").write_bytes(gzip.compress(data))
    assert run().exit_code == 0
    for name in ("crawl.warc.jsonl", "crawl.warc.gz.jsonl"):
        first, second = json_lines(here / "out/records" / name)
        assert (first["url"], first["content_type"]) == ("https://ferry.example/a", "text/plain")
        assert (first["clean_text"], second["clean_text"]) == (body, "Fähre")
        assert first["id"].startswith("<urn:uuid:")


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_truncated_warc_gives_what_can_be_read(
    here: Path, run: Run, manifest: Manifest, suffix: str, article: str
) -> None:
    pages = [("https://ferry.example/a", "text/plain", article.encode() + os.urandom(99).hex().encode())]
    data = warc(*pages * 30)
    data = data[:-250] if not suffix else gzip.compress(data)[:-25]
    (here / f"in/crawl.warc{suffix}").write_bytes(data)
    assert run().exit_code == 1
    lost, whole = manifest()
    assert len(json_lines(here / f"out/records/crawl.warc{suffix}.jsonl")) == whole["documents"] >= 28
    assert whole["status"] == "failed"
    assert "early" in lost["error"]


def test_records_can_all_be_written_as_parquet(here: Path, run: Run, article: str, body: str) -> None:
    mixed = [
        {"text": article, "n": 1, "mixed": 1, "deep": {"a": 1}},
        {"text": None, "n": 2.5, "mixed": "one", "deep": {"b": "x"}},
    ]
    (here / "in/a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in mixed))
    (here / "in/b.csv").write_text(f'id,text\n1,"{article}"\n')
    assert run("--format", "parquet").exit_code == 0
    found = pq.read_table(here / "out/records/a.jsonl.parquet").to_pylist()
    assert [record["clean_text"] for record in found] == [body, None]
    assert [record["n"] for record in found] == [1.0, 2.5]
    assert [json.loads(record["mixed"]) for record in found] == [1, "one"]
    assert found[1]["deep"] == {"a": None, "b": "x"}
    assert pq.read_table(here / "out/records/b.csv.parquet")["clean_text"].to_pylist() == [body]


def test_parquet_can_be_written_as_json_lines(here: Path, run: Run, article: str) -> None:
    day = datetime(2024, 5, 1, tzinfo=UTC)
    pq.write_table(pa.table({"text": [article], "when": [day], "raw": [b"\x00"]}), here / "in/a.parquet")
    assert run("--format", "jsonl").exit_code == 0
    (record,) = json_lines(here / "out/records/a.parquet.jsonl")
    assert (record["when"], record["raw"]) == ("2024-05-01T00:00:00Z", "AA==")


def test_fields_are_named_by_options(here: Path, run: Run, article: str, body: str) -> None:
    record = {"key": "k1", "body": article, "link": "https://ferry.example/a", "removed": "mine"}
    (here / "in/a.jsonl").write_text(json.dumps(record))
    assert run("--text-field", "body", "--id-field", "key", "--prefix", "x_").exit_code == 0
    (found,) = json_lines(here / "out/records/a.jsonl")
    assert (found["removed"], found["x_clean_text"], len(found["x_removed"])) == ("mine", body, 1)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"text": "x", "removed": 1}, 'the records of a.jsonl have a field "removed" already; --prefix NAME'),
        ({"body": "x"}, "the records of a.jsonl have no field text or html or content; name the right one"),
    ],
)
def test_names_that_cannot_be_right_are_told_before_the_run(
    here: Path, run: Run, record: dict[str, Any], message: str
) -> None:
    (here / "in/a.jsonl").write_text(json.dumps(record))
    result = run()
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (here / "out").exists()


def test_one_huge_line_is_read_or_refused_by_its_size(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    huge = json.dumps({"id": "huge", "text": "word " * 400_000})
    after = json.dumps({"id": "after", "text": article})
    (here / "in/a.jsonl").write_text(f"{huge}\n{after}\n")
    assert run("--max-bytes", "10000").exit_code == 1
    huge_record, after_record = json_lines(here / "out/records/a.jsonl")
    assert huge_record["clean_status"] == "failed: the line is too long; --max-bytes allows longer ones"
    assert after_record["clean_status"] == "done"
    assert run().exit_code == 0
    assert [record["id"] for record in json_lines(here / "out/records/a.jsonl")] == ["huge", "after"]


def test_records_in_another_encoding_are_recognised(here: Path, run: Run) -> None:
    text = "Die Fähre fährt ab Montag wieder über den Fluß, teilte das Hafenamt am späten Abend mit. " * 3
    line = json.dumps({"text": text}, ensure_ascii=False)
    (here / "in/a.jsonl").write_bytes(line.encode("utf-16"))
    (here / "in/b.jsonl").write_bytes(line.encode("cp1252"))
    assert run().exit_code == 0
    for name in ("a.jsonl", "b.jsonl"):
        (record,) = json_lines(here / "out/records" / name)
        assert record["text"] == text


def test_limit_and_sample_count_records(here: Path, run: Run, manifest: Manifest, article: str) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        lines = [json.dumps({"id": number, "text": article}) for number in range(200)]
        (here / "in" / name).write_text("\n".join(lines))
    run("--limit", "230")
    assert [row["documents"] for row in manifest()] == [200, 30]
    run("--sample", "0.1")
    first = [record["id"] for record in json_lines(here / "out/records/a.jsonl")]
    assert 5 < len(first) < 40
    run("--sample", "0.1", "--fresh")
    assert [record["id"] for record in json_lines(here / "out/records/a.jsonl")] == first
