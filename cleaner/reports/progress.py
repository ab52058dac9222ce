"""How far work is, on standard error, where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class ProgressBar:
    """A run's bar: documents done of how many, the rate, and the time left.

    The bar goes by bytes, as record files do not tell how many documents they hold; where all inputs
    are documents, `documents` is their number. What stands above the bar is printed by `sys.stderr`.
    """

    def __init__(self, total_bytes: int, documents: int | None = None) -> None:
        self._of = "" if documents is None else f" of {documents:,}"
        self._bar = Progress(
            BarColumn(),
            TextColumn("{task.fields[documents]:,}{task.fields[of]} documents"),
            _Rate(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=total_bytes, documents=0, unchanged=0, of=self._of)

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def advance(self, documents: int, size: int) -> None:
        """So many documents more, and so many bytes of input, are done."""
        done = self._bar.tasks[self._task].fields["documents"] + documents
        self._bar.update(self._task, advance=size, documents=done)

    def unchanged(self, documents: int) -> None:
        """So many of the documents were done by an earlier run; the rate leaves them out."""
        before = self._bar.tasks[self._task].fields["unchanged"]
        self._bar.update(self._task, unchanged=before + documents)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        done = task.fields["documents"] - task.fields["unchanged"]
        return Text(f"{done / task.elapsed if task.elapsed else 0.0:,.0f}/s")


@contextmanager
def counting(total: int) -> Iterator[Callable[[], None]]:
    """A bar over so many documents; what it gives is to be called for each that is done."""
    console = Console(stderr=True)
    shown = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with shown:
        task = shown.add_task("", total=total)
        yield lambda: shown.advance(task)
