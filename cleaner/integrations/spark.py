"""Apache Spark: a DataFrame with what cleaning adds to each row.

from cleaner.integrations.spark import clean_dataframe

clean_dataframe(spark.read.parquet("pages/"), text="body").write.parquet("clean/")
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Unpack

from cleaner.batch.arrow import BatchOptions, added_schema, clean_batch
from cleaner.extras import import_extra

if TYPE_CHECKING:
    import pyarrow as pa


def clean_dataframe(frame: Any, **options: Unpack[BatchOptions]) -> Any:
    """A `pyspark.sql.DataFrame` -> the same with the columns that `clean_batch` adds; takes its options.

    It runs in `mapInArrow`: lazily, on the executors, which need this package too. Raises SettingError
    where the columns do not go with the options, as far as their names tell.
    """
    types = import_extra("pyspark.sql.types", "spark", "cleaning Spark's DataFrames")
    arrow = import_extra("pyspark.sql.pandas.types", "spark", "cleaning Spark's DataFrames")
    added = arrow.from_arrow_schema(added_schema(frame.columns, **options))

    def clean(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return (clean_batch(batch, **options) for batch in batches)

    return frame.mapInArrow(clean, types.StructType([*frame.schema.fields, *added.fields]))
