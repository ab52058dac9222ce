"""Rows as a table of Markdown."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner.markdown.table import written_table

WORDS = st.text("abc |", min_size=1).map(lambda text: "a" + " ".join(text.split()))


def test_the_first_row_is_the_head_and_short_rows_are_filled() -> None:
    assert written_table([["a", "b"], ["c"]]) == ["| a | b |", "| --- | --- |", "| c |  |"]


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_renderer_reads_every_cell_back(rows: list[list[str]]) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(written_table(rows)))
    assert [token.content for token in tokens if token.type == "inline"] == [c for row in rows for c in row]
