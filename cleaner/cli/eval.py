"""`cleaner eval`: how near the rules come to bodies and pieces that people found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.cli.options import cleaner_options, jobs_option, make_cleaner, processors
from cleaner.cli.printing import say

if TYPE_CHECKING:
    from cleaner.evaluation.summary import Evaluation

_PATH = click.Path(path_type=Path)
GOOD, FELL = 0, 1


@click.command("eval")
@click.argument("corpora", metavar="CORPUS...", nargs=-1, required=True, type=_PATH)
@cleaner_options
@click.option("--text-field", metavar="NAME", default="text", show_default=True, help="Records' text.")
@click.option("--html-field", metavar="NAME", default="html", show_default=True, help="Records' page.")
@click.option("--gold-field", metavar="NAME", default="gold", show_default=True, help="Records' known body.")
@click.option(
    "--peer",
    "peers",
    type=click.Choice(["trafilatura", "source"]),
    multiple=True,
    help="Score this beside: what trafilatura extracts from pages; the source as it is.",
)
@click.option("--baseline", metavar="FILE", type=_PATH, help="Compare with what --json printed before.")
@click.option(
    "--tolerance",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    default=0.0005,
    show_default=True,
    help="With --baseline: a figure may fall by so much.",
)
@click.option(
    "--lines",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="With the lines lost and leaked of the N worst documents.",
)
@click.option("--report", metavar="DIR", type=_PATH, help="Write a report to look at: DIR/index.html.")
@jobs_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs and for --baseline.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    corpora: tuple[Path, ...],
    baseline: Path | None,
    tolerance: float,
    lines: int,
    as_json: bool,
    **given: Any,
) -> None:
    """Score the rules on documents whose bodies are known.

    A CORPUS has its documents in pages/, the body of pages/NAME in gold/NAME.txt, and the pieces that are
    not body in gold/NAME.jsonl, if someone judged them; or it is a file of JSON lines, a document each.

    \b
    cleaner eval corpus
    cleaner eval corpus --json > before.json
    cleaner eval corpus --rules my-rules --baseline before.json
    cleaner eval corpus --report report
    cleaner eval pages.jsonl.gz --text-field extracted --peer source --lines 5

    Precision and recall are of word 4-grams, averaged over documents; F1 is their harmonic mean. Exit
    status: 0, or 1 where a figure of the whole fell below the baseline's by more than the tolerance.
    """
    from cleaner.evaluation.baseline import read_baseline
    from cleaner.evaluation.summary import with_lines_of

    before = read_baseline(baseline) if baseline is not None else None
    found = _evaluate(corpora, **given)
    _show(with_lines_of(found, lines), as_json)
    if before is not None:
        ctx.exit(_compare(before, found, tolerance, as_json))


def _evaluate(
    corpora: tuple[Path, ...],
    rules: tuple[str, ...],
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    site: str | None,
    peers: tuple[str, ...],
    report: Path | None,
    jobs: int | None,
    **fields: str,
) -> Evaluation:
    from cleaner.evaluation.corpora import count_documents, read_corpora
    from cleaner.evaluation.evaluate import evaluate
    from cleaner.evaluation.gold_records import GoldFields
    from cleaner.reports.page.evaluation_report import EvaluationReport
    from cleaner.reports.progress import counting

    names = GoldFields(fields["text_field"], fields["html_field"], fields["gold_field"])
    total = count_documents(corpora)
    written = EvaluationReport(report, total) if report is not None else None
    with counting(total) as done:
        cleaner = make_cleaner(rules, keep, site, drop)
        cases, add = read_corpora(corpora, names), written.add if written is not None else None
        found = evaluate(cleaner, cases, peers, jobs or processors(), done, add)
    if written is not None:
        say(f"report in {written.finish(found)}", err=True)
    return found


def _show(found: Evaluation, as_json: bool) -> None:
    import msgspec

    from cleaner.reports.evaluation import print_evaluation, print_lines

    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1))
    else:
        print_evaluation(found)
        print_lines(found)


def _compare(before: Evaluation, found: Evaluation, tolerance: float, beside: bool) -> int:
    from cleaner.evaluation.baseline import compare_evaluations
    from cleaner.reports.evaluation import print_progress

    progress = compare_evaluations(before, found, tolerance)
    print_progress(progress, err=beside)
    return FELL if progress.losses else GOOD
