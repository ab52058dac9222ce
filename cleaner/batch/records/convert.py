"""JSON lines -> Parquet: the columns' types are those that hold all the values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from cleaner.batch.records.columns import added_types, arrow
from cleaner.batch.records.fields import Fields

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_BYTES = 4 << 20
_MOST_NESTED = 50
_BRACKETS = re.compile(rb"[\[\]{}]")
_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])


def json_to_parquet(spool: Path, target: IO[bytes], fields: Fields) -> None:
    """A file of JSON lines -> a Parquet file; a column of values that no one type holds becomes JSON text."""
    pa, pq = arrow(), arrow("pyarrow.parquet")
    types: dict[str, Any] = {}
    for records in _batches(spool):
        for name in dict.fromkeys(name for record in records for name in record):
            values = [record.get(name) for record in records]
            types[name] = _wider(types[name], _type(values)) if name in types else _type(values)
    types |= added_types(fields)
    text = {name for name, kind in types.items() if kind is None}
    schema = pa.schema([(name, pa.string() if kind is None else kind) for name, kind in types.items()])
    with pq.ParquetWriter(target, schema) as writer:
        for records in _batches(spool):
            for record in records:
                for name in text & record.keys():
                    record[name] = json.dumps(record[name], ensure_ascii=False)
            writer.write_table(pa.Table.from_pylist(records, schema=schema))


def _batches(spool: Path) -> Iterator[list[dict[str, Any]]]:
    with spool.open("rb") as file:
        while lines := file.readlines(_BATCH_BYTES):
            yield [{name: _value(raw) for name, raw in _decoder.decode(line).items()} for line in lines]


def _value(raw: msgspec.Raw) -> Any:
    """A field's value; as it is written where no column could hold it."""
    written = bytes(raw)
    if max(written.count(b"["), written.count(b"{")) > _MOST_NESTED and _depth(written) > _MOST_NESTED:
        return written.decode()
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return written.decode()


def _depth(written: bytes) -> int:
    """How deep lists and objects stand in one another, at most: brackets in strings count too."""
    depth = deepest = 0
    for sign in _BRACKETS.findall(written):
        depth += 1 if sign in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _type(values: list[Any]) -> pa.DataType | None:
    """The type that holds all values, None where there is none."""
    pa = arrow()
    try:
        kind = pa.infer_type(values)
        pa.array(values, kind)
    except (pa.ArrowException, OverflowError, TypeError, ValueError):
        return None
    return None if _holds_nothing(kind) else kind


def _holds_nothing(kind: pa.DataType) -> bool:
    """Whether the type has a part that Parquet can't store: an object without a field."""
    pa = arrow()
    if pa.types.is_struct(kind) and kind.num_fields == 0:
        return True
    return any(_holds_nothing(kind.field(at).type) for at in range(kind.num_fields))


def _wider(one: pa.DataType | None, other: pa.DataType | None) -> pa.DataType | None:
    if one is None or other is None:
        return None
    pa = arrow()
    schemas = [pa.schema([("value", kind)]) for kind in (one, other)]
    try:
        return pa.unify_schemas(schemas, promote_options="permissive").field("value").type
    except pa.ArrowException:
        return None
