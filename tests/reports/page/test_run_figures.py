"""What a report tells of a whole run."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.outputs import PieceLine
from cleaner.reports.page.run_documents import RunDocument
from cleaner.reports.page.run_figures import BINS, LineCounts, RunFigures


@given(st.lists(st.sampled_from("abcde")), st.integers(1, 5))
def test_the_commonest_come_first_with_their_counts(met: list[str], least: int) -> None:
    counts: LineCounts[str] = LineCounts()
    for one in met:
        counts.add(one)
    wanted = {one: times for one, times in Counter(met).items() if times >= least}
    found = counts.most(9, least)
    assert dict(found) == wanted
    assert [times for _, times in found] == sorted(wanted.values(), reverse=True)


def test_what_recurs_is_counted_in_little_memory() -> None:
    counts: LineCounts[int] = LineCounts(most=10)
    for number in range(1000):
        counts.add(-1)
        counts.add(number)
    assert counts.most(1) == [(-1, 1000)]
    assert len(counts.most(1000)) <= 10


def test_documents_are_counted_by_what_was_kept_and_pieces_by_their_place_and_rule() -> None:
    figures = RunFigures()
    piece = PieceLine(30, 40, "legal", "r", "All  rights")
    figures.count(RunDocument("a", "x" * 30, [piece], site="a.example"))
    figures.count(RunDocument("b", "x" * 30, site="a.example"))
    figures.count(RunDocument("c", error="odd", site="a.example"))
    assert (figures.kept[7], figures.kept[BINS - 1], sum(figures.kept)) == (1, 1, 2)
    assert (figures.places[7], sum(figures.places)) == (1, 1)
    assert figures.rules == figures.rule_documents == {("r", "legal"): 1}
    assert figures.removed.most(9) == [(("All rights", "legal", "r"), 1)]
    assert figures.left.most(9, least=2) == [("x" * 30, 2)]
    site = figures.sites["a.example"]
    assert (site.documents, site.failed, site.kept) == (3, 1, 1.75)
