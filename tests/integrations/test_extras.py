"""A part whose package is missing says what to install."""

import importlib
import sys
from pathlib import Path

import pytest

from cleaner import Cleaner, SettingError
from cleaner.integrations import duckdb, pandas, polars, spark

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("scrapy", "itemadapter"),
        ("datatrove", "datatrove.pipeline.base"),
        ("langchain", "langchain_core.documents"),
    ],
)
def test_a_class_for_a_missing_library_says_what_to_install(
    module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"cleaner.integrations.{module}", raising=False)
    with pytest.raises(SettingError, match=rf"pip install 'content-cleaner\[{module}\]'"):
        importlib.import_module(f"cleaner.integrations.{module}")


def test_a_function_for_a_missing_library_says_what_to_install(
    cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("pyarrow", "polars", "pyspark.sql.types"):
        monkeypatch.setitem(sys.modules, package, None)
    calls = {
        "pandas": pandas.clean_frame,
        "polars": polars.clean_frame,
        "spark": spark.clean_dataframe,
        "duckdb": duckdb.add_functions,
    }
    for extra, call in calls.items():
        with pytest.raises(SettingError, match=rf"pip install 'content-cleaner\[{extra}\]'"):
            call(None, cleaner=cleaner)  # type: ignore[operator]


def test_every_integration_has_an_extra_of_its_name() -> None:
    modules = Path(spark.__file__).parent.glob("[a-z]*.py")
    named = PYPROJECT.read_text(encoding="utf-8")
    assert [module.stem for module in modules if f"\n{module.stem} = [" not in named] == []
