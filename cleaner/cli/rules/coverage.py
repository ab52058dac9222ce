"""`cleaner rules coverage`: which rules do something over a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import corpus_option, jobs_option, json_option, make_cleaner, processors
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import rules_option, site_option


@click.command("coverage")
@rules_option
@corpus_option
@site_option
@jobs_option
@json_option
def command(rules: tuple[str, ...], corpus: Path, site: str | None, jobs: int | None, as_json: bool) -> None:
    """Count where each rule fired, where alone, and what went by it.

    Of an evidence rule it tells, too, which hints decided and on how many of the blocks that they held
    of: without such a hint the rule would have come to another verdict.

    \b
    cleaner rules coverage --corpus corpus
    cleaner rules coverage --rules my-rules --corpus pages.jsonl
    """
    from cleaner.evaluation.corpora import count_documents, read_corpora
    from cleaner.evaluation.coverage import measure_coverage
    from cleaner.reports.coverage import print_coverage
    from cleaner.reports.progress import counting

    with counting(count_documents([corpus])) as done:
        cleaner = make_cleaner(rules, (), site)
        coverage = measure_coverage(cleaner, read_corpora([corpus]), jobs or processors(), done)
    if as_json:
        dead = [counted.rule for counted in coverage.dead]
        said = {"documents": coverage.documents, "rules": coverage.rules, "dead": dead}
        print_json(said)
    else:
        print_coverage(coverage)
