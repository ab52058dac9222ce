"""What a person sees on a terminal; in a pipe the same without colours."""

from __future__ import annotations

import os

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from cleaner.batch.rows import Totals
from cleaner.reports.explanation import KEPT, REMOVED, BlockExplanation, Removal

_STYLES = {KEPT: "green", REMOVED: "red"}


def print_explanation(blocks: list[BlockExplanation]) -> None:
    """Print a document block by block, with the verdicts."""
    console = Console(highlight=False, soft_wrap=True)
    for block in blocks:
        style = _STYLES.get(block.verdict, "yellow")
        where = f"  {block.path}" if block.path else ""
        console.print(Text.assemble((f"[{block.index}] {block.verdict}", f"bold {style}"), (where, "dim")))
        for removal in block.removed:
            console.print(_removal_line(removal))
        console.print(_block_text(block))


def _removal_line(removal: Removal) -> Text:
    written = f" ({near(removal.file)}:{removal.line})" if removal.file else ""
    return Text.assemble(
        "    ", (removal.category, "bold red"), " by ", (removal.rule, "cyan"), f"{written}: {removal.reason}"
    )


def near(file: str) -> str:
    """A path as it is shortest to write from here."""
    relative = os.path.relpath(file)
    return file if relative.startswith("..") else relative


def _block_text(block: BlockExplanation) -> Text:
    text = Text(block.text)
    for removal in block.removed:
        text.stylize("red", max(removal.start - block.start, 0), removal.end - block.start)
    return Text("\n").join(Text("    ") + line for line in text.split("\n"))


class ProgressBar:
    """A run's bar on standard error: documents done, rate and time left.

    The time left is reckoned in bytes, as record files do not tell how many documents they hold.
    """

    def __init__(self, total_bytes: int) -> None:
        self._bar = Progress(
            BarColumn(),
            TextColumn("{task.fields[documents]:,} documents"),
            _Rate(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=total_bytes, documents=0)

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def advance(self, documents: int, size: int) -> None:
        """So many documents more, and so many bytes of input, are done."""
        done = self._bar.tasks[self._task].fields["documents"] + documents
        self._bar.update(self._task, advance=size, documents=done)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        rate = task.fields["documents"] / task.elapsed if task.elapsed else 0.0
        return Text(f"{rate:,.0f}/s")


def print_totals(totals: Totals) -> None:
    """Print the table by category, and a line on the whole."""
    console = Console(highlight=False)
    if totals.removed:
        table = Table("category")
        for heading in ("pieces", "characters", "documents"):
            table.add_column(heading, justify="right")
        for category, tally in totals.removed.items():
            table.add_row(category, f"{tally.pieces:,}", f"{tally.characters:,}", f"{tally.documents:,}")
        console.print(table)
    parts = [f"{totals.documents:,} document{'' if totals.documents == 1 else 's'}"]
    if totals.unchanged:
        parts.append(f"{totals.unchanged:,} of them done before")
    parts.append(f"{totals.failed:,} failed")
    console.print(", ".join(parts), soft_wrap=True)
