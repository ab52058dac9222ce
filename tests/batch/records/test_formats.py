"""Every format of record files has a reader, and a format that its output is written as."""

from cleaner.batch.inputs import RECORD_FORMATS
from cleaner.batch.records.formats import OWN, READERS, SUFFIXES


def test_every_format_is_read_and_written_as_one_that_exists() -> None:
    assert READERS.keys() == OWN.keys() == RECORD_FORMATS
    assert set(OWN.values()) <= READERS.keys()


def test_what_can_be_asked_for_has_the_suffix_by_which_it_is_known_again() -> None:
    assert {form: f".{form}" for form in SUFFIXES} == SUFFIXES
    assert SUFFIXES.keys() <= READERS.keys()
