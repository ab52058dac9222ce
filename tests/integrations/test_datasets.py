"""Cleaning Hugging Face datasets."""

from typing import Any

import pytest

from cleaner import Cleaner


@pytest.mark.parametrize("stream", [False, True])
def test_a_dataset_gets_the_columns_of_a_batch(
    cleaner: Cleaner, article: str, added: dict[str, Any], stream: bool
) -> None:
    datasets = pytest.importorskip("datasets", reason="needs the extra datasets")
    from cleaner.integrations.datasets import clean_dataset

    dataset = datasets.Dataset.from_dict({"text": [None, article] * 600})
    cleaned = list(clean_dataset(dataset.to_iterable_dataset() if stream else dataset, cleaner=cleaner))
    assert len(cleaned) == 1200
    assert cleaned[0]["clean_status"] == "empty"
    assert cleaned[1199] == {"text": article, **added}
