"""A run's report: an overview page, and pages of documents beside it, for any browser, without a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.batch.rows import Totals
from cleaner.reports.page.run_documents import RunDocument, read_documents, read_rows
from cleaner.reports.page.run_figures import BINS, MOST_LINES, RunFigures
from cleaner.reports.page.shown import Listing, Shown, shown_document
from cleaner.reports.page.templating import templates

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "report"
_MOST_PAGES = 1000
"""A run of more documents has several on a page, so that its report is not as many files."""
_MOST_NAMES = 500
"""So many rules and sites a filter proposes, and their tables hold."""


def write_report(out: Path) -> Path:
    """Write the report of the run in an output folder; returns its overview, `report/index.html`.

    Raises InputError where the folder holds no run, SettingError where jinja2 is missing.
    """
    made = templates()
    totals = Totals()
    for row in read_rows(out):
        totals.count(row)
    documents = out / FOLDER / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for old in documents.glob("*.html"):
        old.unlink()
    figures, listing, pages = RunFigures(), Listing(totals.documents), list[tuple[str, str, str]]()
    each = -(-totals.documents // _MOST_PAGES) or 1
    for number, (names, html) in enumerate(_pages(made, _counted(out, figures), listing, each), start=1):
        _write(documents / page_name(number), html)
        pages.append((f"documents/{page_name(number)}", *names))
    index = out / FOLDER / "index.html"
    _write(index, _overview(made, totals, figures, list(listing), pages))
    return index


def page_name(number: int) -> str:
    """The file of a page of documents, counted from 1."""
    return f"{number:06}.html"


def _write(path: Path, html: str) -> None:
    path.write_text(html, encoding="utf-8", errors="replace")


def _counted(out: Path, figures: RunFigures) -> Iterator[RunDocument]:
    for document in read_documents(out):
        figures.count(document)
        yield document


def _pages(
    made: Environment, documents: Iterable[RunDocument], listing: Listing, each: int
) -> Iterator[tuple[tuple[str, str], str]]:
    """Each page of documents: the names of its first and last, and its HTML."""
    template = made.get_template("documents.html")
    batches = iter(_batches(documents, each))
    batch = next(batches, None)
    page = first = 1
    while batch is not None:
        after = next(batches, None)
        shown = [
            shown_document(number, document, f"documents/{page_name(page)}")
            for number, document in enumerate(batch, start=first)
        ]
        for document in shown:
            listing.add(document.row)
        html = template.render(
            documents=shown,
            one=len(shown) == 1,
            rules=_names(document.row.rules.split() for document in shown),
            sites=_names([document.row.site] for document in shown),
            before=page_name(page - 1) if page > 1 else "",
            after=page_name(page + 1) if after is not None else "",
        )
        yield (batch[0].name, batch[-1].name), html
        page, first, batch = page + 1, first + len(batch), after


def _batches(documents: Iterable[RunDocument], each: int) -> Iterator[Sequence[RunDocument]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, each)):
        yield batch


def _names(lists: Iterable[Iterable[str]]) -> list[str]:
    return sorted({name for names in lists for name in names if name})


def _overview(
    made: Environment,
    totals: Totals,
    figures: RunFigures,
    listed: list[Shown],
    pages: list[tuple[str, str, str]],
) -> str:
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
        pages=pages,
        left=figures.left.most(MOST_LINES, least=2),
        removed=figures.removed.most(MOST_LINES),
        rule_rows=[(rule, pieces, figures.rule_documents[rule]) for rule, pieces in rules],
        site_rows=sites,
        rules=_names(row.rules.split() for row in listed),
        sites=_names([row.site] for row in listed),
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
