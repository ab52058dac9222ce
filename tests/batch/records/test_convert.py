"""JSON lines become Parquet, in columns that hold all the values."""

import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.records.convert import json_to_parquet
from cleaner.batch.records.fields import Fields

ADDED = {"clean_text": "a", "clean_title": None, "removed": [], "clean_status": "done"}


def converted(folder: Path, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    spool, target = folder / "spool", io.BytesIO()
    spool.write_text("".join(json.dumps({**record, **ADDED}) + "\n" for record in records))
    json_to_parquet(spool, target, Fields())
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(target.getvalue())).to_pylist()
    return rows


@pytest.mark.parametrize(
    ("values", "stored"),
    [
        ([1, 2.5], [1.0, 2.5]),
        (["a", None], ["a", None]),
        ([1, "a"], ["1", '"a"']),
        ([{"b": 1}, {"c": 2}], [{"b": 1, "c": None}, {"b": None, "c": 2}]),
        ([{}, {}], ["{}", "{}"]),
        ([2**70, 1], [str(2**70), "1"]),
    ],
)
def test_a_column_has_the_type_that_holds_all_its_values_or_their_json(
    tmp_path: Path, values: list[Any], stored: list[Any]
) -> None:
    assert [row["v"] for row in converted(tmp_path, [{"v": value} for value in values])] == stored


def test_what_is_nested_too_deeply_is_kept_as_it_is_written(tmp_path: Path) -> None:
    (row,) = converted(tmp_path, [{"v": json.loads("[" * 60 + "]" * 60)}])
    assert row["v"] is not None and "[" * 60 in row["v"]


@given(
    st.lists(
        st.dictionaries(st.sampled_from("xyz"), st.text("ab") | st.none(), max_size=3), min_size=1, max_size=4
    )
)
def test_texts_are_read_back(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]) -> None:
    for record, row in zip(records, converted(tmp_path_factory.getbasetemp(), records), strict=True):
        assert {name: row.get(name) for name in record} == record
        assert row["clean_text"] == "a"
