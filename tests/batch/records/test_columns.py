"""Arrow columns as Python values, whatever is in them."""

import pyarrow as pa

from cleaner.batch.records.columns import rows_of, values_of


def test_a_column_s_values_are_python_s() -> None:
    assert values_of(pa.array(["a", None, "b"])) == ["a", None, "b"]


def test_values_that_python_has_no_form_for_are_text() -> None:
    odd = pa.array([10**18 + 1, None], pa.int64()).cast(pa.timestamp("ns"))
    values = values_of(odd)
    assert values[1] is None
    assert len(values) == 2


def test_bytes_that_are_no_text_are_replaced_and_cost_no_other_value() -> None:
    broken = pa.Array.from_buffers(
        pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0"), pa.py_buffer(b"\xffb")]
    )
    assert values_of(broken) == ["\ufffd", "b"]


def test_of_columns_that_share_a_name_the_first_is_read() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([1]), pa.array([2]), pa.array(["x"])], names=["a", "a", "b"])
    assert list(rows_of(batch, ["b", "a"])) == [{"b": "x", "a": 1}]
