"""Cleaning polars frames."""

from typing import Any

import pytest

from cleaner import Cleaner


def test_a_polars_frame_gets_the_columns_of_a_batch(
    cleaner: Cleaner, article: str, added: dict[str, Any]
) -> None:
    polars = pytest.importorskip("polars", reason="needs the extra polars")
    from cleaner.integrations.polars import clean_frame

    frame = polars.DataFrame({"n": [1, 2], "text": [article, None]})
    first, second = clean_frame(frame, cleaner=cleaner).to_dicts()
    assert first == {"n": 1, "text": article, **added}
    assert (second["n"], second["clean_status"]) == (2, "empty")
