"""Arrow tables and batches: what is cleaned stands in their rows, what cleaning adds in new columns.

Every engine that moves Arrow batches (Spark, Ray, DuckDB, `datasets`, polars, pandas) is served by
`clean_batch`. The columns that it adds are, in this order, the same that record files get:

    clean_text      string         the body; null where the row is empty or failed
    clean_title     string         the title; null where none is found
    removed         list of struct: start, end (int64), category, rule, text, reason (string), at (int64)
    clean_status    string         "done", "empty" or "failed: " and why
    clean_markdown  string         the body as Markdown; with `markdown` alone
    clean_metadata  struct of string: title, author, date, site, language, url, description;
                                   with `metadata` alone

`start` and `end` count characters of the row's text; of a page, of its visible text in reading order.
`at` is the place in the body that the piece was taken from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

from cleaner.batch.documents import MAX_BYTES, Reading
from cleaner.batch.records.columns import added_types, arrow, rows_of, with_added
from cleaner.batch.records.fields import Fields
from cleaner.batch.records.record import addition_of
from cleaner.cleaning import Cleaner, packaged_cleaner
from cleaner.errors import SettingError

if TYPE_CHECKING:
    import pyarrow as pa

Rows = TypeVar("Rows", "pa.RecordBatch", "pa.Table")

_MOST_ROWS = 1024
"""A table is cleaned in batches of at most so many rows, so that little of it is held as Python values."""


class BatchOptions(TypedDict, total=False):
    """The keywords of `clean_batch`, for those that hand them on."""

    text: str | None
    html: str | None
    url: str
    cleaner: Cleaner | None
    prefix: str
    markdown: bool
    metadata: bool
    max_bytes: int


def clean_batch(
    batch: Rows,
    text: str | None = "text",
    html: str | None = None,
    url: str = "url",
    cleaner: Cleaner | None = None,
    prefix: str = "",
    markdown: bool = False,
    metadata: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Rows:
    """Clean each row of a `pyarrow.RecordBatch` or `Table`; returns the same with columns added.

    `text` and `html` name the columns that hold text or pages, as strings or bytes: of a row that has
    both the text is cleaned, and where both are None, the first of the columns text, html and content.
    What stands in `url`, if there is such a column, chooses the site's rules. `cleaner` None means the
    packaged rules. `prefix` is put before the names of the added columns. A row that is longer than
    `max_bytes`, is no text or takes longer than the cleaner's timeout has a `clean_status` that says so.

    Raises SettingError where no such column is there, or an added one is there already, or pyarrow is
    not installed; nothing that stands in a row raises.
    """
    fields = Fields(text, html, url, prefix=prefix, markdown=markdown, metadata=metadata)
    cleaner = cleaner or packaged_cleaner()
    reading = Reading(max_bytes=max_bytes)
    pa = arrow()
    _check(batch.schema.names, fields)
    if isinstance(batch, pa.RecordBatch):
        return _cleaned(batch, fields, cleaner, reading)
    parts = batch.to_batches(max_chunksize=_MOST_ROWS)
    cleaned = [_cleaned(part, fields, cleaner, reading) for part in parts]
    return pa.Table.from_batches(cleaned, _schema(batch.schema, fields))


def added_columns(table: pa.Table, **options: Unpack[BatchOptions]) -> pa.Table:
    """The columns alone that `clean_batch` adds to a table; takes its options and raises the same."""
    cleaned = clean_batch(table, **options)
    return cleaned.select(cleaned.schema.names[len(table.schema.names) :])


def added_schema(names: Sequence[str], **options: Unpack[BatchOptions]) -> pa.Schema:
    """The schema of what `clean_batch` would add to columns of these names.

    Raises SettingError where the names do not go with the options.
    """
    fields = _fields(options)
    _check(names, fields)
    return _schema(arrow().schema([]), fields)


def columns_read(names: Iterable[str], **options: Unpack[BatchOptions]) -> list[str]:
    """Of the columns those that `clean_batch` looks at. Raises SettingError where there is none to clean."""
    names, fields = list(names), _fields(options)
    _check(names, fields)
    return _looked_at(names, fields)


def _looked_at(names: Sequence[str], fields: Fields) -> list[str]:
    wanted = (*(name for name, _ in fields.sources), fields.url)
    return [name for name in dict.fromkeys(wanted) if name in names]


def _fields(options: BatchOptions) -> Fields:
    return Fields(
        options.get("text", "text"),
        options.get("html"),
        options.get("url", "url"),
        prefix=options.get("prefix", ""),
        markdown=options.get("markdown", False),
        metadata=options.get("metadata", False),
    )


def _schema(schema: pa.Schema, fields: Fields) -> pa.Schema:
    for name, kind in added_types(fields).items():
        schema = schema.append(arrow().field(name, kind))
    return schema


def _check(names: Sequence[str], fields: Fields) -> None:
    """Raise SettingError where the columns do not go with the names that were given."""
    if taken := [name for name in fields.added if name in names]:
        raise SettingError(
            f'there is a column "{taken[0]}" already; give the added ones other names with prefix="…"'
        )
    wanted = [name for name, _ in fields.sources]
    if not any(name in names for name in wanted):
        raise SettingError(
            f"there is no column {' or '.join(wanted)}; name the right one with text= or html= "
            f"(there are: {', '.join(map(str, names))})"
        )


def _cleaned(batch: pa.RecordBatch, fields: Fields, cleaner: Cleaner, reading: Reading) -> pa.RecordBatch:
    contents = map(fields.content, rows_of(batch, _looked_at(batch.schema.names, fields)))
    return with_added(batch, [addition_of(cleaner, content, fields, reading) for content in contents], fields)
