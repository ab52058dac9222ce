"""pandas: a frame with what cleaning adds to each row.

from cleaner.integrations.pandas import clean_frame

clean_frame(pandas.read_csv("pages.csv"), text="body")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from cleaner.batch.arrow import BatchOptions, added_columns, columns_read
from cleaner.extras import import_extra

if TYPE_CHECKING:
    import pandas as pd


def clean_frame(frame: pd.DataFrame, **options: Unpack[BatchOptions]) -> pd.DataFrame:
    """A frame -> a copy with the columns that `clean_batch` adds; takes its options.

    Index and columns are kept as they are. Raises what `clean_batch` does, and pyarrow's errors for a
    column of text that holds other values too.
    """
    pa = import_extra("pyarrow", "pandas", "cleaning pandas' frames")
    table = pa.Table.from_pandas(frame[columns_read(frame.columns, **options)], preserve_index=False)
    added = added_columns(table, **options).to_pandas()
    return frame.join(added.set_axis(frame.index))
