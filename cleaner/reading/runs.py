"""Runs of a page's text that nothing breaks, of which its blocks are made."""

from __future__ import annotations

from cleaner.markup import Element


class Run:
    """A run of text that nothing breaks: most blocks are one, a table row has one a cell."""

    __slots__ = ("cell", "element", "link_share", "onward_share", "text", "tight")

    def __init__(
        self,
        text: str,
        element: Element | None,
        link_share: float,
        onward_share: float,
        cell: int,
        tight: bool,
    ) -> None:
        self.text, self.element, self.cell, self.tight = text, element, cell, tight
        self.link_share, self.onward_share = link_share, onward_share


class Row:
    """A table row that is being read; `runs` is None once it has shown itself to be mere layout."""

    __slots__ = ("cells", "outer", "runs")

    def __init__(self, outer: Row | None) -> None:
        self.outer = outer
        self.cells: int = 0
        self.runs: list[Run] | None = []


def whole(run: Run) -> Run:
    """What stands for a run and all that follow it, which share no more than the page's root."""
    element = run.element
    while element is not None and element.parent is not None:
        element = element.parent
    return Run("", element, 0.0, 0.0, 0, False)
