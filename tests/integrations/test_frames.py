"""Frames, datasets and queries: pandas, polars, Hugging Face datasets, DuckDB."""

from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner, SettingError


def test_a_pandas_frame_keeps_its_index_and_columns(
    cleaner: Cleaner, article: str, added: dict[str, Any]
) -> None:
    pandas = pytest.importorskip("pandas", reason="needs the extra pandas")
    from cleaner.integrations.pandas import clean_frame

    frame = pandas.DataFrame({"odd": [1, "two"], "body": [article, None]}, index=["x", "y"])
    cleaned = clean_frame(frame, text="body", cleaner=cleaner)
    assert list(cleaned.index) == ["x", "y"]
    assert list(cleaned.columns) == ["odd", "body", *added]
    assert list(cleaned["odd"]) == [1, "two"]
    assert cleaned.loc["x", "clean_text"] == added["clean_text"]
    assert list(cleaned.loc["x", "removed"]) == added["removed"]
    assert list(cleaned["clean_status"]) == ["done", "empty"]
    assert list(frame.columns) == ["odd", "body"]
    with pytest.raises(SettingError, match=r"no column text; .* \(there are: odd, body\)"):
        clean_frame(frame, cleaner=cleaner)


def test_a_polars_frame_gets_the_columns_of_a_batch(
    cleaner: Cleaner, article: str, added: dict[str, Any]
) -> None:
    polars = pytest.importorskip("polars", reason="needs the extra polars")
    from cleaner.integrations.polars import clean_frame

    frame = polars.DataFrame({"n": [1, 2], "text": [article, None]})
    first, second = clean_frame(frame, cleaner=cleaner).to_dicts()
    assert first == {"n": 1, "text": article, **added}
    assert (second["n"], second["clean_status"]) == (2, "empty")


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


def test_duckdb_cleans_texts_and_pages_in_a_query(
    cleaner: Cleaner, article: str, page: str, added: dict[str, Any]
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from cleaner.integrations.duckdb import add_functions

    with duckdb.connect() as connection:
        add_functions(connection, cleaner)
        query = "SELECT clean_text(t) FROM (VALUES (?), (NULL)) texts(t)"
        (whole,), (empty,) = connection.execute(query, [article]).fetchall()
        assert whole == added
        assert empty["clean_status"] == "empty"
        query = "SELECT p.clean_title, p.clean_text FROM (SELECT clean_page(?) AS p)"
        assert connection.execute(query, [page]).fetchone() == ("The ferry", added["clean_text"])


def test_a_duckdb_query_over_a_parquet_file_reads_it_whole(
    cleaner: Cleaner, article: str, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from cleaner.integrations.duckdb import add_functions

    with duckdb.connect() as connection:
        add_functions(connection, cleaner)
        file = str(tmp_path / "a.parquet")
        connection.execute(f"COPY (SELECT ? AS t FROM range(5000)) TO '{file}'", [article])
        query = f"SELECT count(*) FROM '{file}' WHERE len(clean_text(t).removed) = 1"
        assert connection.execute(query).fetchone() == (5000,)
