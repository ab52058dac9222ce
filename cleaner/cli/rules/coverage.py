"""`cleaner rules coverage`: which rules do something over a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import rules_option, site_option


@click.command("coverage")
@rules_option
@click.option(
    "--corpus", metavar="DIR", type=click.Path(path_type=Path), required=True, help="A folder of documents."
)
@site_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
def command(rules: tuple[str, ...], corpus: Path, site: str | None, as_json: bool) -> None:
    """Count where each rule fired, where alone, and what went by it."""
    from cleaner.cli.options import make_cleaner
    from cleaner.evaluation.coverage import measure_coverage
    from cleaner.evaluation.gold import read_corpus
    from cleaner.reports.rules import print_coverage

    coverage = measure_coverage(make_cleaner(rules, (), site), read_corpus(corpus))
    if as_json:
        dead = [counted.rule for counted in coverage.dead]
        said = {"documents": coverage.documents, "rules": coverage.rules, "dead": dead}
        print_json(said)
    else:
        print_coverage(coverage)
