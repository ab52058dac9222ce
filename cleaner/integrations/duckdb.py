"""DuckDB: functions for queries.

from cleaner.integrations.duckdb import add_functions

add_functions(connection)
connection.sql("SELECT clean_page(html).clean_text FROM 'pages/*.parquet'")
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner.batch.arrow import added_columns, added_schema
from cleaner.cleaning import Cleaner
from cleaner.extras import import_extra

if TYPE_CHECKING:
    import duckdb

_NAMES = {"string": "VARCHAR", "int64": "BIGINT"}
"""Arrow's names of simple types -> DuckDB's."""


def add_functions(connection: duckdb.DuckDBPyConnection, cleaner: Cleaner | None = None) -> None:
    """Add `clean_text(VARCHAR)` for text and `clean_page(VARCHAR)` for HTML to a connection.

    Each returns a struct of what `clean_batch` adds. `cleaner` None means the packaged rules.
    """
    pa = import_extra("pyarrow", "duckdb", "cleaning in DuckDB")

    def clean(kind: str, column: Any) -> Any:
        added = added_columns(pa.table({kind: column}), html="html", cleaner=cleaner)
        return added.to_struct_array()

    returned = _sql(pa.struct(list(added_schema(["text"]))))
    for name, kind in (("clean_text", "text"), ("clean_page", "html")):
        connection.create_function(
            name, partial(clean, kind), ["VARCHAR"], returned, type="arrow", null_handling="special"
        )


def _sql(kind: Any) -> str:
    """An Arrow type as DuckDB writes it."""
    if hasattr(kind, "value_type"):
        return f"{_sql(kind.value_type)}[]"
    if kind.num_fields:
        fields = [f'"{field.name}" {_sql(field.type)}' for field in kind]
        return f"STRUCT({', '.join(fields)})"
    return _NAMES[str(kind)]
