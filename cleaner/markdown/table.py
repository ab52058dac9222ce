"""Rows of a page's table as a table of GitHub's Markdown."""

from __future__ import annotations

from collections.abc import Sequence


def written_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose cells are inline Markdown; the first row is its head."""
    columns = max(map(len, rows))
    lines = [_line([*row, *[""] * (columns - len(row))]) for row in rows]
    return [lines[0], _line(["---"] * columns), *lines[1:]]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
