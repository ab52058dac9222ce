"""What a person sees on a terminal; in a pipe the same without colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.batch.rows import Totals
from cleaner.printable import printable, printable_lines, printable_path
from cleaner.reports.counted import many
from cleaner.reports.explanation import KEPT, REMOVED, BlockExplanation, NearMiss, Removal

_MOST_NOTES = 5
"""So many different notes a run's summary shows."""
_PIPE = 10_000
"""Columns of a pipe or file, wide enough that nothing is folded or cut off."""
_STYLES = {KEPT: "green", REMOVED: "red"}


def wide_console(err: bool = False) -> Console:
    """A console whose lines wrap at the terminal's edge, and in a pipe nowhere; tables fit the terminal."""
    made = Console(highlight=False, soft_wrap=True, stderr=err)
    return made if made.is_terminal else Console(highlight=False, soft_wrap=True, stderr=err, width=_PIPE)


def named_table(heading: str, *numbers: str) -> Table:
    """A table of names, the longest of which go on in a second line, and numbers beside them."""
    table = Table()
    table.add_column(heading, overflow="fold")
    for number in numbers:
        table.add_column(number, justify="right")
    return table


def line(*parts: str | tuple[str, str]) -> Text:
    """One line of texts, each alone or with its style, that no terminal obeys."""
    styled = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((printable(text), style) for text, style in styled))


def print_explanation(
    blocks: Sequence[BlockExplanation], notes: Sequence[str], language: str | None = None
) -> None:
    """Print a document block by block with the verdicts, and what a person should know of the whole."""
    console = wide_console()
    console.print(line((f"language: {language or 'undecided'}", "dim")))
    for block in blocks:
        style = _STYLES.get(block.verdict, "yellow")
        where = f"  {block.path}" if block.path else ""
        console.print(line((f"[{block.index}] {block.verdict}", f"bold {style}"), (where, "dim")))
        for removal in block.removed:
            console.print(_removal_line(removal))
        if block.nearest is not None:
            console.print(_near_miss_line(block.nearest))
        console.print(_block_text(block))
    for note in notes:
        console.print(line((f"note: {note}", "yellow")))


def _removal_line(removal: Removal) -> Text:
    written = f" ({printable_path(removal.file)}:{removal.line})" if removal.file else ""
    return line(
        "    ", (removal.category, "bold red"), " by ", (removal.rule, "cyan"), f"{written}: {removal.reason}"
    )


def _near_miss_line(near: NearMiss) -> Text:
    hints = f"{near.total:g} of {near.threshold:g}: {', '.join(near.hints)}"
    written = f" ({printable_path(near.file)}:{near.line}): {hints}"
    return line("    nearest: ", (near.category, "bold"), " by ", (near.rule, "cyan"), written)


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


def print_totals(totals: Totals, seconds: float, out: Path | str | None) -> None:
    """Print the table by category, what a person should know, and a run's figures.

    `out` is a folder, or a URL. Without one standard output holds the run's records, and this goes
    beside it.
    """
    console = wide_console(err=out is None)
    if totals.removed:
        table = named_table("category", "pieces", "characters", "documents")
        for category, tally in totals.removed.items():
            table.add_row(category, f"{tally.pieces:,}", f"{tally.characters:,}", f"{tally.documents:,}")
        console.print(table)
    for note in _notes(totals):
        console.print(line((note, "yellow")))
    before = f", {totals.unchanged:,} of them done before" if totals.unchanged else ""
    console.print(f"{many(totals.documents, 'document')}{before}, {totals.failed:,} failed")
    if totals.source_characters:
        console.print(f"{totals.body_characters / totals.source_characters:.1%} of the characters kept")
    console.print(f"{seconds:,.1f} seconds{_rate(totals, seconds)}")
    if isinstance(out, str):
        console.print(line(f"outputs in {out}"))
    elif out is not None:
        made = [name for name in ("text", "removed", "records", "manifest.jsonl") if (out / name).exists()]
        console.print(line(f"outputs in {printable_path(out)}: {', '.join(made)}"))


def _rate(totals: Totals, seconds: float) -> str:
    """How many documents a run did in a second, where it did any: `, 120 documents a second`."""
    now = totals.documents - totals.unchanged
    if not now or not seconds:
        return "; nothing was left to do" if totals.unchanged else ""
    rate = now / seconds
    return f", {rate:,.{int(rate < 10)}f} documents a second"


def _notes(totals: Totals) -> Iterator[str]:
    """What a person should know of a run, the commonest first."""
    if totals.emptied:
        yield f"{many(totals.emptied, 'document')} came out empty"
    if totals.reduced:
        yield f"{many(totals.reduced, 'document')} lost most of the running words"
    if totals.emptied or totals.reduced:
        yield 'manifest.jsonl has them ("emptied", "reduced"), and `cleaner explain` says why'
    notes = Counter(totals.notes).most_common()
    for note, count in notes[:_MOST_NOTES]:
        yield f"{note} ({many(count, 'document')})"
    if len(notes) > _MOST_NOTES:
        yield f"{many(len(notes) - _MOST_NOTES, 'more note')} in manifest.jsonl"
