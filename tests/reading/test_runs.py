"""Runs of text, of which blocks are made."""

from cleaner.markup import Element
from cleaner.reading.runs import Row, Run, whole

ROOT = Element("body", None, "", "", "", 0)
INNER = Element("p", Element("div", ROOT, "", "", "", 1), "", "", "", 2)


def test_what_stands_for_many_runs_shares_no_more_than_the_root() -> None:
    found = whole(Run("Words", INNER, 0.5, 0.5, 3, True))
    assert (found.element, found.link_share, found.onward_share, found.tight) == (ROOT, 0.0, 0.0, False)
    assert whole(Run("Words", None, 0.0, 0.0, 0, False)).element is None


def test_a_row_collects_runs_until_it_shows_itself_to_be_layout() -> None:
    outer = Row(None)
    inner = Row(outer)
    assert (inner.outer, inner.cells, inner.runs) == (outer, 0, [])
