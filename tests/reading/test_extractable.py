"""Pages that an extractor would take quadratic time for are not given to it."""

import pytest
from making import PROSE, document

from cleaner.reading import extractable
from cleaner.reading.extractable import (
    DEEP,
    FEW_ELEMENTS,
    MAX_DEEP_ELEMENTS,
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
        ("<div>" * (DEEP - 10) + "<p>x</p>" * (MAX_DEEP_ELEMENTS + 9), False),
        ("<div>" * (DEEP + 10) + "<p>x</p>" * (MAX_DEEP_ELEMENTS + 9), True),
    ],
    ids=["an article", "dense", "not so deep", "deep"],
)
def test_dense_or_deep_elements_are_too_much(page: str, too_much: bool) -> None:
    assert is_too_much(read_html(f"<html><body>{page}</body></html>")) == too_much


@pytest.mark.parametrize(("limit", "most"), [("MAX_ELEMENTS", 300), ("MAX_CHARACTERS", 300 * len(PROSE))])
def test_many_elements_and_much_text_are_too_much(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    """With limits that a short page exceeds: those of the module take seconds to reach."""
    page = read_html(f"<html><body>{PARAGRAPH * 301}</body></html>")
    assert not is_too_much(page)
    monkeypatch.setattr(extractable, limit, most)
    assert is_too_much(page)


def test_short_lines_count_where_they_follow_one_another() -> None:
    short = "A line\n" * MAX_SHORT_LINES
    assert not has_many_short_lines(document(f"{short}{PROSE}\n{short}").blocks)
    assert has_many_short_lines(document(f"{short}A line").blocks)
