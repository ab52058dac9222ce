"""A run's report: an overview page, and pages of documents beside it, for any browser, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.batch.rows import Totals
from cleaner.reports.page.pages import DocumentPages, names, write_page
from cleaner.reports.page.run_documents import RunDocument, read_documents, read_rows
from cleaner.reports.page.run_figures import BINS, MOST_LINES, RunFigures
from cleaner.reports.page.shown import shown_document
from cleaner.reports.page.templating import templates

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "report"
_MOST_NAMES = 500
"""So many rules and sites a filter proposes, and their tables hold."""


def write_report(out: Path) -> Path:
    """Write the report of the run in an output folder; returns its overview, `report/index.html`.

    Raises InputError where the folder holds no run, SettingError where jinja2 is missing.
    """
    made = templates()
    totals, figures = Totals(), RunFigures()
    for row in read_rows(out):
        totals.count(row)
    pages = DocumentPages(made, out / FOLDER, totals.documents, shown_document)
    for document in read_documents(out):
        figures.count(document)
        pages.add(document)
    pages.finish()
    index = out / FOLDER / "index.html"
    write_page(index, _overview(made, totals, figures, pages))
    return index


def _overview(
    made: Environment,
    totals: Totals,
    figures: RunFigures,
    pages: DocumentPages[RunDocument],
) -> str:
    listed = list(pages.listing)
    sites = sorted(figures.sites.items(), key=lambda item: (-item[1].documents, item[0]))[:_MOST_NAMES]
    rules = figures.rules.most_common(_MOST_NAMES)
    html: str = made.get_template("index.html").render(
        figures=_run_figures(totals),
        notes=sorted(totals.notes.items(), key=lambda item: (-item[1], item[0])),
        tallies=list(totals.removed.items()),
        shares=[(name, tally.characters, f"c-{name}") for name, tally in totals.removed.items()],
        kept=[(f"{10 * at}–{10 * at + 10} %", count, "") for at, count in enumerate(figures.kept)],
        places=[(_place(at), count, "") for at, count in enumerate(figures.places)],
        listed=listed,
        one=False,
        total=totals.documents,
        pages=pages.pages,
        left=figures.left.most(MOST_LINES, least=2),
        removed=figures.removed.most(MOST_LINES),
        rule_rows=[(rule, pieces, figures.rule_documents[rule]) for rule, pieces in rules],
        site_rows=sites,
        rules=names(row.rules.split() for row in listed),
        sites=names([row.site] for row in listed),
    )
    return html


def _place(at: int) -> str:
    return {0: "start", BINS // 2: "middle", BINS - 1: "end"}.get(at, "")


def _run_figures(totals: Totals) -> list[tuple[str, str]]:
    """The figures that stand above all others, as the manifest has them."""
    kept = totals.body_characters / totals.source_characters if totals.source_characters else 1.0
    counts = {
        "documents": totals.documents,
        "failed": totals.failed,
        "emptied": totals.emptied,
        "reduced": totals.reduced,
        "pieces": sum(tally.pieces for tally in totals.removed.values()),
    }
    return [*((name, f"{count:,}") for name, count in counts.items()), ("kept", f"{kept:.1%}")]
