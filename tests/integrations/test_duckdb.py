"""Cleaning DuckDB queries."""

from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner


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
