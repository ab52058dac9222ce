"""polars: a frame with what cleaning adds to each row.

from cleaner.integrations.polars import clean_frame

clean_frame(polars.read_ndjson("pages.jsonl"), text="body")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from cleaner.batch.arrow import BatchOptions, added_columns, columns_read
from cleaner.extras import import_extra

if TYPE_CHECKING:
    import polars as pl


def clean_frame(frame: pl.DataFrame, **options: Unpack[BatchOptions]) -> pl.DataFrame:
    """A frame -> the same with the columns that `clean_batch` adds; takes its options and raises the same."""
    polars = import_extra("polars", "polars", "cleaning polars' frames")
    table = frame.select(columns_read(frame.columns, **options)).to_arrow()
    added: pl.DataFrame = polars.from_arrow(added_columns(table, **options))
    return frame.hstack(added)
