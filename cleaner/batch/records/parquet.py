"""Parquet: columns, types and metadata are kept, the added fields are its last columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cleaner.batch.records.chunks import CHUNK_RECORDS, Lost, Place, Reader, Record
from cleaner.batch.records.columns import arrow, rows_of, with_added, without_sources
from cleaner.batch.records.fields import Addition, Content, Fields
from cleaner.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

_BUFFER = 1 << 20
_GROUP_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class ParquetRows:
    """A chunk of rows as an Arrow batch."""

    batch: pa.RecordBatch
    numbers: Sequence[int]
    end: int
    position: int

    def take(self, wanted: Sequence[int]) -> ParquetRows:
        numbers = [self.numbers[i] for i in wanted]
        pa = arrow()
        return ParquetRows(self.batch.take(pa.array(wanted, pa.int64())), numbers, self.end, self.position)

    def alone(self, at: int) -> ParquetRows:
        return self.take([at])

    def contents(self, fields: Fields) -> Iterator[Content]:
        names = [name for name in fields.read if name in self.batch.schema.names]
        return map(fields.content, rows_of(self.batch, names))

    def records(self, fields: Fields) -> Iterator[Record | InputError]:
        return rows_of(self.batch, list(dict.fromkeys(self.batch.schema.names)))

    def encoded(self, additions: Sequence[Addition], fields: Fields) -> bytes:
        pa = arrow()
        kept = without_sources(self.batch, fields) if fields.drop_source else self.batch
        batch = with_added(kept, additions, fields)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch)
        return bytes(sink.getvalue())


def read_chunks(place: Place) -> Reader:
    """The rows of a file in chunks, the first also where it has none; a row group that is damaged is lost."""
    pq = arrow("pyarrow.parquet")
    errors = (arrow().ArrowException, OSError)
    try:
        file = pq.ParquetFile(place.file.path, pre_buffer=False, buffer_size=_BUFFER)
    except errors as error:
        raise InputError(f"not readable as Parquet: {error}") from None
    with file:
        wanted = place.file.part
        groups = range(file.metadata.num_row_groups) if wanted is None else range(wanted.begin, wanted.end)
        total = sum(file.metadata.row_group(group).num_rows for group in groups)
        if total == 0 and place.start == 1:
            batch = arrow().RecordBatch.from_pylist([], schema=file.schema_arrow)
            yield ParquetRows(batch, range(1, 1), 1, place.file.size)
        at = 1
        for group in groups:
            about = file.metadata.row_group(group)
            end = at + about.num_rows
            if end > place.start and about.total_byte_size > _GROUP_BYTES + about.num_rows * place.max_line:
                yield Lost(at, end, f"the rows of row group {group} are too long; --max-bytes allows more", 0)
            elif end > place.start:
                for part in _group_chunks(file, group, at, end, place.start, errors):
                    done = (part.end - 1) * place.file.size // max(total, 1)
                    yield (
                        part
                        if isinstance(part, Lost)
                        else ParquetRows(part.batch, part.numbers, part.end, done)
                    )
            at = end


def _group_chunks(
    file: Any, group: int, at: int, end: int, start: int, errors: tuple[type[Exception], ...]
) -> Iterator[ParquetRows | Lost]:
    try:
        for batch in file.iter_batches(batch_size=CHUNK_RECORDS, row_groups=[group], use_threads=False):
            after = at + batch.num_rows
            if after > start:
                yield ParquetRows(batch, range(at, after), after, 0)
            at = after
    except errors as error:
        if start < end:
            first = str(error).split("\n", 1)[0]
            yield Lost(at, end, f"row group {group} is damaged: {first}", 0)


def write_parquet(spool: Path, target: IO[bytes], fields: Fields) -> None:
    """What chunks encoded, one after the other in a file -> a whole Parquet file."""
    pa, pq = arrow(), arrow("pyarrow.parquet")
    writer = None
    held: list[Any] = []
    try:
        with spool.open("rb") as source:
            while source.peek(1):
                with pa.ipc.open_stream(source) as stream:
                    writer = writer or pq.ParquetWriter(target, stream.schema)
                    held += stream
                if sum(batch.nbytes for batch in held) >= _GROUP_BYTES:
                    writer.write_table(pa.Table.from_batches(held))
                    held = []
        if writer is not None and held:
            writer.write_table(pa.Table.from_batches(held))
    finally:
        if writer is not None:
            writer.close()
