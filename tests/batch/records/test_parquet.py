"""Parquet: columns, types and metadata are kept."""

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.batch.inputs import Input
from cleaner.batch.records.chunks import Chunk, Lost, Place
from cleaner.batch.records.columns import added_types
from cleaner.batch.records.fields import Addition, Fields
from cleaner.batch.records.parquet import read_chunks, write_parquet
from cleaner.errors import InputError

DONE = Addition("clean", None, [], "done")


def read(path: Path, start: int = 1) -> list[Chunk | Lost]:
    return list(read_chunks(Place(Input(path, path.name, "parquet", "", path.stat().st_size, False), start)))


def test_rows_go_out_with_their_types_and_the_added_columns_last(tmp_path: Path) -> None:
    schema = pa.schema([("n", pa.int8()), ("text", pa.large_string())], metadata={"by": "us"})
    pq.write_table(pa.table({"n": [1, 2], "text": ["a", None]}, schema=schema), tmp_path / "a.parquet")
    (chunk,) = read(tmp_path / "a.parquet")
    assert not isinstance(chunk, Lost)
    assert [content.text for content in chunk.contents(Fields())] == ["a", None]
    (tmp_path / "spool").write_bytes(chunk.encoded([DONE, DONE], Fields()))
    target = io.BytesIO()
    write_parquet(tmp_path / "spool", target, Fields())
    table = pq.read_table(io.BytesIO(target.getvalue()))
    assert table.schema.names == ["n", "text", *Fields().added]
    assert (table.schema.field("n").type, table.schema.metadata[b"by"]) == (pa.int8(), b"us")
    assert table["clean_text"].to_pylist() == ["clean", "clean"]


def test_reading_begins_at_any_row_across_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [str(n) for n in range(1, 301)]}), path, row_group_size=100)
    for start in (1, 65, 101, 265):  # where chunks end
        found = [c.text for chunk in read(path, start) for c in chunk.contents(Fields())]  # type: ignore[union-attr]
        assert found == [str(n) for n in range(start, 301)]


def test_a_file_without_rows_still_has_its_columns(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    (chunk,) = read(tmp_path / "a.parquet")
    assert list(chunk.numbers) == []  # type: ignore[union-attr]


def test_what_is_no_parquet_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no such file")
    with pytest.raises(InputError, match="not readable as Parquet"):
        read(tmp_path / "a.parquet")


def test_every_added_field_has_a_type() -> None:
    fields = Fields(markdown=True, metadata=True, prefix="x_")
    assert tuple(added_types(fields)) == fields.added
