"""What a person sees on a terminal; in a pipe the same without colours."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from cleaner.batch.rows import Totals
from cleaner.printable import printable, printable_lines, printable_path
from cleaner.reports.explanation import KEPT, REMOVED, BlockExplanation, Removal

_STYLES = {KEPT: "green", REMOVED: "red"}


def line(*parts: str | tuple[str, str]) -> Text:
    """One line of texts, each alone or with its style, that no terminal obeys."""
    styled = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((printable(text), style) for text, style in styled))


def print_explanation(blocks: list[BlockExplanation]) -> None:
    """Print a document block by block, with the verdicts."""
    console = Console(highlight=False, soft_wrap=True)
    for block in blocks:
        style = _STYLES.get(block.verdict, "yellow")
        where = f"  {block.path}" if block.path else ""
        console.print(line((f"[{block.index}] {block.verdict}", f"bold {style}"), (where, "dim")))
        for removal in block.removed:
            console.print(_removal_line(removal))
        console.print(_block_text(block))


def _removal_line(removal: Removal) -> Text:
    written = f" ({printable_path(removal.file)}:{removal.line})" if removal.file else ""
    return line(
        "    ", (removal.category, "bold red"), " by ", (removal.rule, "cyan"), f"{written}: {removal.reason}"
    )


def _block_text(block: BlockExplanation) -> Text:
    """The block's lines, indented, what was removed of them in red."""
    text, at = Text("    "), 0
    for removal in block.removed:
        start, end = max(removal.start - block.start, 0), removal.end - block.start
        text.append(_indented(block.text[at:start])).append(_indented(block.text[start:end]), "red")
        at = end
    return text.append(_indented(block.text[at:]))


def _indented(text: str) -> str:
    return printable_lines(text).replace("\n", "\n    ")


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
