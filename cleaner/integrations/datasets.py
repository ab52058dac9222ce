"""Hugging Face datasets: a dataset with what cleaning adds to each row.

from cleaner.integrations.datasets import clean_dataset

clean_dataset(datasets.load_dataset("parquet", data_files="pages.parquet", split="train"), text="body")
"""

from __future__ import annotations

from functools import partial
from typing import Any, Unpack

from cleaner.batch.arrow import BatchOptions, clean_batch


def clean_dataset(dataset: Any, processes: int | None = None, **options: Unpack[BatchOptions]) -> Any:
    """A `Dataset` or `IterableDataset` -> the same with the columns that `clean_batch` adds.

    Takes its options and raises the same. `processes` is `num_proc` of `Dataset.map`.
    """
    parallel = {} if processes is None else {"num_proc": processes}
    rows = dataset.with_format("arrow").map(partial(clean_batch, **options), batched=True, **parallel)
    return rows.with_format(None)
