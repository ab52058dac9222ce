"""An evaluation as a person reads it on a terminal; in a pipe the same without colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.evaluation.baseline import FigureChange, Progress
from cleaner.evaluation.piece_scores import PieceScore
from cleaner.evaluation.summary import Evaluation, Summary
from cleaner.reports.counted import many
from cleaner.reports.terminal import line, named_table, wide_console

_MOST_GROUPS = 12
"""So many languages or sites are shown, the worst; --json has all."""
_MOST_DOCUMENTS = 10
_LONGEST = 150
_SHARES = ("f1", "precision", "recall", "exact")


def print_evaluation(found: Evaluation) -> None:
    """Print the figures of the whole with their intervals, then by category, language, site."""
    console = wide_console()
    console.print(_overall(found))
    if found.categories:
        console.print(_categories(found.categories))
    for heading, groups in (("language", found.languages), ("site", found.sites)):
        if len(groups) > 1:
            _print_groups(console, heading, groups)


def _overall(found: Evaluation) -> Table:
    table = Table(many(found.overall.documents, "document"))
    columns = {"cleaner": found.overall, **{name: peer.peer for name, peer in found.peers.items()}}
    for name in columns:
        table.add_column(name, justify="right")
    for figure in _SHARES:
        table.add_row(figure, *(_with_interval(summary, figure) for summary in columns.values()))
    table.add_row("emptied", *(f"{summary.emptied:,}" for summary in columns.values()))
    for figure in ("kept", "leaked"):
        values = [getattr(summary, figure) for summary in columns.values()]
        if values[0] is not None:
            table.add_row(f"snippets {figure}", *("" if v is None else f"{v:.3f}" for v in values))
    if any(summary.documents != found.overall.documents for summary in columns.values()):
        table.add_row("documents", *(f"{summary.documents:,}" for summary in columns.values()))
        same = [found.overall, *(peer.cleaner for peer in found.peers.values())]
        table.add_row("f1 of cleaner on these", *(f"{summary.f1:.3f}" for summary in same))
    return table


def _with_interval(summary: Summary, figure: str) -> str:
    low, high = summary.intervals[figure]
    return f"{getattr(summary, figure):.3f} ({low:.3f}–{high:.3f})"


def _categories(scores: Sequence[PieceScore]) -> Table:
    table = named_table("category", "pieces", "gone", "named", "precision", "recall")
    for score in scores:
        counts = (f"{score.gold:,}", f"{score.gone:,}", f"{score.named:,}")
        table.add_row(line(score.category), *counts, f"{score.precision:.3f}", f"{score.recall:.3f}")
    return table


def _print_groups(console: Console, heading: str, groups: Mapping[str, Summary]) -> None:
    table = named_table(heading, "documents", *_SHARES, "emptied")
    worst = sorted(groups, key=lambda name: (groups[name].f1, name))
    for name in worst[:_MOST_GROUPS]:
        of = groups[name]
        shares = (f"{getattr(of, figure):.3f}" for figure in _SHARES)
        table.add_row(line(name), f"{of.documents:,}", *shares, f"{of.emptied:,}")
    console.print(table)
    if len(worst) > _MOST_GROUPS:
        console.print(f"the {_MOST_GROUPS} worst of {many(len(worst), heading)}; --json has all")


def print_lines(found: Evaluation) -> None:
    """Print the lines lost and leaked, document by document, the worst first."""
    console = wide_console()
    wrong = [document for document in found.documents if document.lost or document.leaked]
    for document in sorted(wrong, key=lambda document: (document.body.f1, document.name)):
        console.print(line((document.name, "bold"), f"  f1 {document.body.f1:.3f}"))
        for lost in document.lost:
            console.print(line(("  lost    ", "red"), lost[:_LONGEST]))
        for leaked in document.leaked:
            console.print(line(("  leaked  ", "yellow"), leaked[:_LONGEST]))


def print_progress(found: Progress, err: bool = False) -> None:
    """Print what rose and fell since a baseline."""
    console = wide_console(err)
    console.print(f"beside the baseline, on {many(found.documents, 'document')} of both:")
    changed = [figure for figure in found.figures if figure.gain]
    for figure in changed:
        console.print(_change(figure))
    if not changed:
        console.print("  every figure is the same")
    for document in found.documents_changed[:_MOST_DOCUMENTS]:
        console.print(line(f"  {document.before:.3f} -> {document.after:.3f}  ", document.name))
    if len(found.documents_changed) > _MOST_DOCUMENTS:
        console.print(f"  {many(len(found.documents_changed) - _MOST_DOCUMENTS, 'more document')} changed")
    if found.losses:
        console.print(line((f"{', '.join(figure.name for figure in found.losses)} fell", "bold red")))


def _change(figure: FigureChange) -> Text:
    style = "red" if figure.loss else "yellow" if figure.gain < 0 else "green"
    digits = 0 if figure.name == "emptied" else 4
    what = "rose" if figure.after > figure.before else "fell"
    shown = f"{figure.before:.{digits}f} -> {figure.after:.{digits}f}"
    return line("  ", (f"{figure.name} {what}", style), f"  {shown}")
