"""Arrow columns -> Python values, one by one where a column as a whole can't be converted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


def rows_of(batch: pa.RecordBatch, names: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a batch with those columns; of columns that share a name the first."""
    schema = batch.schema
    columns = [values_of(batch.column(schema.get_all_field_indices(name)[0])) for name in names]
    for at in range(batch.num_rows):
        yield {name: column[at] for name, column in zip(names, columns, strict=True)}


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
