"""Which documents a report lists, and what it says of each."""

import pytest

from cleaner.batch.outputs import PieceLine
from cleaner.reports.page.run_documents import RunDocument
from cleaner.reports.page.shown import Listing, Shown, shown_document

PIECES = [PieceLine(0, 5, "legal", "r", "words", "", 0), PieceLine(9, 14, "legal", "s", "words", "", 5)]


def row(number: int, **about: object) -> Shown:
    return shown_document(number, RunDocument("a", "words", **about), "1.html").row  # type: ignore[arg-type]


def test_a_row_names_categories_and_rules_once_and_leads_to_its_document() -> None:
    made = row(7, pieces=PIECES)
    assert (made.categories, made.rules, made.pieces, made.link) == ("legal", "r s", 2, "1.html#d7")
    assert made.kept == "33%"


@pytest.mark.parametrize(
    ("about", "unusual"),
    [
        ({"error": "odd"}, "failed: odd"),
        ({"emptied": True}, "came out empty"),
        ({"reduced": True}, "lost most of its running words"),
        ({"notes": ["a", "b"]}, "a; b"),
        ({}, ""),
    ],
)
def test_what_is_unusual_is_told(about: dict[str, object], unusual: str) -> None:
    assert row(1, **about).unusual == unusual


def listed(total: int, unusual: set[int]) -> list[int]:
    listing = Listing(total)
    for number in range(total):
        listing.add(row(number, notes=["odd"] if number in unusual else []))
    return [shown.number for shown in listing]


def test_of_a_small_run_all_are_listed_the_unusual_first() -> None:
    assert listed(5, {3}) == [3, 0, 1, 2, 4]


def test_of_a_large_run_the_unusual_and_a_sample_are() -> None:
    found = listed(5000, {17, 4003})
    assert set(found[:2]) == {17, 4003}
    assert 300 < len(found) < 500
