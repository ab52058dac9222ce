"""Cleaning one record."""

import pytest
from making import PROSE, cleaner_of, rule

from cleaner.batch.documents import Reading
from cleaner.batch.records.fields import Content, Fields
from cleaner.batch.records.record import clean_record, text_of
from cleaner.errors import InputError

CLEANER = cleaner_of(rule("tins", "advert", lines=["Buy tins"]))


def test_a_record_gets_its_body_its_pieces_and_what_was_asked_for() -> None:
    content = Content(f"{PROSE}\n\nBuy tins")
    added, figures = clean_record(CLEANER, content, Fields(markdown=True), Reading())
    assert (added.text, added.status, added.markdown, added.metadata) == (PROSE, "done", PROSE, None)
    assert [(piece.category, piece.text) for piece in added.removed] == [("advert", "Buy tins")]
    assert (figures.documents, figures.failed, figures.removed["advert"].pieces) == (1, 0, 1)


@pytest.mark.parametrize(
    ("content", "status", "failed"),
    [
        (Content(), "empty", 0),
        (Content(problem="has no field text"), "failed: has no field text", 1),
        (Content("x" * 11), "failed: longer than 10 bytes; --max-bytes allows more", 1),
    ],
)
def test_one_without_text_says_why(content: Content, status: str, failed: int) -> None:
    added, figures = clean_record(CLEANER, content, Fields(), Reading(max_bytes=10))
    assert (added.text, added.status, figures.documents, figures.failed) == (None, status, 1, failed)


def test_bytes_are_decoded_as_said_or_recognised() -> None:
    assert text_of(Content("é".encode("cp1252")), Reading("cp1252")) == "é"
    assert text_of(Content("é".encode()), Reading()) == "é"
    with pytest.raises(InputError):
        text_of(Content(problem="odd"), Reading())
