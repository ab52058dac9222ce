"""`cleaner rules tune`: weights and thresholds fitted on documents whose pieces are known."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json, say
from cleaner.cli.rules.configured import rules_option, site_option

_PATH = click.Path(path_type=Path)


@click.command("tune")
@click.argument("corpora", metavar="CORPUS...", nargs=-1, required=True, type=_PATH)
@rules_option
@click.option("--category", metavar="ID", help="Fit the rules of this category alone.")
@click.option("--out", metavar="FILE", type=_PATH, help="Write the fitted rules to FILE.")
@click.option(
    "--max-loss",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    default=0.003,
    show_default=True,
    help="The most of the bodies' blocks that the fitted rules may take together.",
)
@site_option
@json_option
def command(
    corpora: tuple[Path, ...],
    rules: tuple[str, ...],
    category: str | None,
    out: Path | None,
    max_loss: float,
    site: str | None,
    as_json: bool,
) -> None:
    """Fit the weights and thresholds of evidence rules on documents whose pieces are known.

    A CORPUS has its documents in pages/ and the pieces of pages/NAME in gold/NAME.jsonl. A document's
    site is its page's domain, or else NAME up to its first hyphen; the figures are of documents of sites
    that the rules were not fitted on. FILE holds the rules in the form of a rule file.

    \b
    cleaner rules tune corpus --category app-promo
    cleaner rules tune corpus --max-loss 0.001 --out tuned.toml
    """
    from cleaner.authoring.tuned_rules import tuned_file
    from cleaner.authoring.tuning import tune
    from cleaner.categories import check_category
    from cleaner.cli.options import make_cleaner
    from cleaner.evaluation.gold import read_corpus
    from cleaner.reports.counted import many
    from cleaner.reports.tuning import print_tuning, tuning_data

    if category is not None:
        check_category(category)
    cases = (case for corpus in corpora for case in read_corpus(corpus))
    tuning = tune(make_cleaner(rules, (), site), cases, category, max_loss)
    text = tuned_file(tuning)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    if as_json:
        print_json(tuning_data(tuning))
        return
    print_tuning(tuning)
    if out is None:
        click.echo()
        click.echo(text, nl=False)
    else:
        say(f"{many(len(tuning.rules), 'rule')} in {out}")
