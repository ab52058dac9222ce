"""A row of the manifest holds all figures of its input."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.figures import SUMS, Figures, Tally
from cleaner.batch.rows import Row, Totals, failure, row_of
from cleaner.categories import CATEGORIES

COUNTS = st.integers(0, 1000)
TALLIES = st.dictionaries(
    st.sampled_from(sorted(CATEGORIES)), st.builds(Tally, COUNTS, COUNTS, COUNTS), max_size=3
)
FIGURES = st.builds(
    Figures,
    **dict.fromkeys(SUMS, COUNTS),  # type: ignore[arg-type]
    notes=st.dictionaries(st.text("ab", max_size=3), COUNTS, max_size=2),
    removed=TALLIES,
)


@given(FIGURES)
def test_a_row_gives_its_figures_back_even_when_it_was_written_and_read(figures: Figures) -> None:
    row = row_of("a.txt", figures)
    assert row.figures() == figures
    assert msgspec.json.decode(msgspec.json.encode(row), type=Row) == row


@given(st.lists(FIGURES, max_size=4))
def test_totals_are_of_inputs_and_not_of_their_single_records(several: list[Figures]) -> None:
    totals = Totals()
    for number, figures in enumerate(several):
        totals.count(row_of(str(number), figures))
        record = row_of(str(number), figures)
        record.record = 7
        totals.count(record)
    assert totals.documents == sum(figures.documents for figures in several)


def test_a_failure_counts_one_document() -> None:
    row = failure("a.txt", "a binary file", bytes_in=9)
    assert (row.status, row.error, row.documents, row.failed, row.bytes_in) == (
        "failed", "a binary file", 1, 1, 9,
    )  # fmt: skip
