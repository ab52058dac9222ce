"""Where a document's removed pieces stand among its lines."""

from cleaner.batch.outputs import PieceLine
from cleaner.reports.page.layout import lay_out
from cleaner.reports.page.run_documents import RunDocument


def piece(text: str, at: int) -> PieceLine:
    return PieceLine(0, len(text), "teaser", "a-rule", text, "", at)


def laid_out(body: str, *pieces: PieceLine, placed: bool = True) -> list[list[str]]:
    lines = lay_out(RunDocument("a", body, list(pieces), placed=placed))
    return [[part if isinstance(part, str) else f"[{part.text}]" for part in line.parts] for line in lines]


def test_a_piece_that_was_a_line_is_one() -> None:
    assert laid_out("One\n\nTwo", piece("Ad", 3)) == [["One"], ["[Ad]"], ["Two"]]
    assert laid_out("One", piece("Ad", 0), piece("Share", 3)) == [["[Ad]"], ["One"], ["[Share]"]]


def test_a_piece_of_a_line_stands_in_it() -> None:
    assert laid_out("One two", piece("(Ad)", 3)) == [["One", "[(Ad)]", " two"]]


def test_pieces_whose_places_are_not_known_come_last() -> None:
    assert laid_out("One\nTwo", piece("Ad", 3), placed=False) == [["One"], ["Two"], ["[Ad]"]]


def test_an_empty_body_leaves_its_pieces() -> None:
    assert laid_out("", piece("Ad", 0)) == [["[Ad]"]]
