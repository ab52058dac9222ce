"""Spark, with a real local session of two executor threads."""

import os
import sys
from collections.abc import Iterator
from shutil import which
from typing import Any

import pytest

from cleaner import Cleaner, SettingError
from cleaner.integrations.spark import clean_dataframe

sql = pytest.importorskip("pyspark.sql", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(not (which("java") or "JAVA_HOME" in os.environ), reason="Spark needs Java"),
    pytest.mark.timeout(300),  # Java and its workers take a minute to start where much else runs
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)  # its workers take the first on the path otherwise
        session = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
        yield session
        session.stop()


def test_a_dataframe_gets_the_columns_of_a_batch(
    spark: Any, cleaner: Cleaner, article: str, added: dict[str, Any]
) -> None:
    rows = [(number, article if number % 5 else None) for number in range(200)]
    frame = spark.createDataFrame(rows, "n int, body string").repartition(4)
    cleaned = clean_dataframe(frame, text="body", cleaner=cleaner)
    assert cleaned.columns == ["n", "body", "clean_text", "clean_title", "removed", "clean_status"]
    found = {row.n: row.asDict(recursive=True) for row in cleaned.collect()}
    assert len(found) == 200
    assert found[7] == {"n": 7, "body": article, **added}
    assert found[5]["clean_status"] == "empty"
    assert cleaned.where("clean_status = 'done'").count() == 160


def test_pages_give_markdown_and_metadata(spark: Any, cleaner: Cleaner, page: str) -> None:
    frame = spark.createDataFrame([(bytearray(page.encode()),)], "html binary")
    (row,) = clean_dataframe(frame, html="html", cleaner=cleaner, markdown=True, metadata=True).collect()
    assert row.clean_markdown.startswith("The ferry will sail again on Monday.")
    assert row.clean_metadata.title == "The ferry"


def test_wrong_names_are_an_error_before_anything_runs(spark: Any, cleaner: Cleaner) -> None:
    with pytest.raises(SettingError, match="no column text"):
        clean_dataframe(spark.createDataFrame([(1,)], "n int"), cleaner=cleaner)
