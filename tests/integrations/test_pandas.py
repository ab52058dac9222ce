"""Cleaning pandas frames."""

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
