"""What a document is scored beside: another extractor, and the source as it is."""

from making import MORE_PROSE, PROSE, document

from cleaner.evaluation.gold import Case
from cleaner.evaluation.peers import PEERS
from cleaner.reading.read import read

STORY = f"<article><p>{PROSE}</p><p>{MORE_PROSE}</p></article>"
PAGE = f"<html><body><nav><a href=/>Home</a></nav>{STORY}</body></html>"


def test_the_source_leaves_all() -> None:
    made = document(f"{PROSE}\nRing the bell")
    assert PEERS["source"](Case("a", made.text, "text"), made) == made.text


def test_trafilatura_extracts_pages_and_no_texts() -> None:
    extracted = PEERS["trafilatura"](Case("a", PAGE, "html"), read(PAGE, kind="html"))
    assert extracted is not None
    assert extracted.split("\n") == [PROSE, MORE_PROSE]
    assert PEERS["trafilatura"](Case("a", PROSE, "text"), document(PROSE)) is None


def test_a_page_of_which_nothing_is_extracted_has_an_empty_text() -> None:
    assert PEERS["trafilatura"](Case("a", "<html></html>", "html"), read("<html></html>", kind="html")) == ""
