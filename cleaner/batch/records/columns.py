"""Arrow columns -> Python values and back: what a batch of rows holds, and what cleaning adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.batch.outputs import PieceLine
from cleaner.batch.records.fields import Addition, Fields
from cleaner.extras import import_extra
from cleaner.metadata import Metadata

if TYPE_CHECKING:
    import pyarrow as pa


def rows_of(batch: pa.RecordBatch, names: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a batch with those columns; of columns that share a name the first."""
    schema = batch.schema
    columns = [values_of(batch.column(schema.get_all_field_indices(name)[0])) for name in names]
    for at in range(batch.num_rows):
        yield {name: column[at] for name, column in zip(names, columns, strict=True)}


def with_added(batch: pa.RecordBatch, additions: Sequence[Addition], fields: Fields) -> pa.RecordBatch:
    """A batch with what cleaning adds to each of its rows, as its last columns."""
    pa = arrow()
    rows = [msgspec.to_builtins(fields.values(addition)) for addition in additions]
    for name, kind in added_types(fields).items():
        batch = batch.append_column(pa.field(name, kind), pa.array([row[name] for row in rows], kind))
    return batch


def without_sources(batch: pa.RecordBatch, fields: Fields) -> pa.RecordBatch:
    """A batch without what was cleaned: a column of it as a whole, or in single rows.

    The column of the first choice goes; the next one is null in the rows where the first was null and
    this one was cleaned instead.
    """
    pa = arrow()
    found = [name for name, _ in fields.sources if name in batch.schema.names]
    if not found:
        return batch
    first, *others = found
    open_rows = set(_nulls(batch.column(batch.schema.get_all_field_indices(first)[0])))
    for name in others:
        at = batch.schema.get_all_field_indices(name)[0]
        column, field = batch.column(at), batch.schema.field(at)
        still_open = open_rows & set(_nulls(column))
        cleaned = open_rows - still_open
        rows = pa.array([None if row in cleaned else row for row in range(batch.num_rows)], pa.int64())
        batch = batch.set_column(at, field.with_nullable(True), column.take(rows))
        open_rows = still_open
    return batch.drop_columns([first])


def _nulls(column: pa.Array) -> list[int]:
    """The rows in which a column holds nothing."""
    return [row for row, is_null in enumerate(column.is_null().to_pylist()) if is_null]


def values_of(column: pa.Array) -> list[Any]:
    """A column's values; text for those that Python has no form for, as nanoseconds and far years."""
    try:
        values: list[Any] = column.to_pylist()
    except Exception:  # whatever the conversion met; the values are looked at one by one
        values = [_value(scalar) for scalar in column]
    return values


def _value(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return bytes(scalar.as_buffer()).decode("utf-8", errors="replace")
    except Exception:
        return str(getattr(scalar, "value", None))


def added_types(fields: Fields) -> dict[str, Any]:
    """The added fields' names and Arrow types."""
    pa = arrow()
    text = pa.string()
    numbers = {"start", "end", "at"}
    piece = [(name, pa.int64() if name in numbers else text) for name in PieceLine.__struct_fields__]
    types = [text, text, pa.list_(pa.struct(piece)), text]
    types += [text] if fields.markdown else []
    types += [pa.struct([(name, text) for name in Metadata.__struct_fields__])] if fields.metadata else []
    return dict(zip(fields.added, types, strict=True))


def arrow(module: str = "pyarrow") -> ModuleType:
    """pyarrow, imported when it is first needed. Raises SettingError where it is not installed."""
    return import_extra(module, "parquet", "reading Arrow and Parquet")
