"""Pages that an extractor would take quadratic time for are not given to it."""

import pytest
from making import PROSE, document

from cleaner.reading.extractable import (
    DEEP,
    FEW_ELEMENTS,
    MAX_DEEP_ELEMENTS,
    MAX_ELEMENTS,
    MAX_SHORT_LINES,
    has_many_short_lines,
    is_too_much,
)
from cleaner.reading.html import read_html

PARAGRAPH = f"<p class=a>{PROSE}</p>"


@pytest.mark.parametrize(
    ("page", "too_much"),
    [
        (PARAGRAPH * 300, False),
        ("<p class=a>x</p>" * (FEW_ELEMENTS * 2), True),
        (PARAGRAPH * (MAX_ELEMENTS + 1), True),
        ("<div>" * (DEEP - 10) + "<p>x</p>" * (MAX_DEEP_ELEMENTS + 9), False),
        ("<div>" * (DEEP + 10) + "<p>x</p>" * (MAX_DEEP_ELEMENTS + 9), True),
    ],
    ids=["an article", "dense", "many", "not so deep", "deep"],
)
def test_many_dense_or_deep_elements_are_too_much(page: str, too_much: bool) -> None:
    assert is_too_much(read_html(f"<html><body>{page}</body></html>")) == too_much


def test_short_lines_count_where_they_follow_one_another() -> None:
    short = "A line\n" * MAX_SHORT_LINES
    assert not has_many_short_lines(document(f"{short}{PROSE}\n{short}").blocks)
    assert has_many_short_lines(document(f"{short}A line").blocks)
