"""`cleaner rules diff`: what a change of rules changes over a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import corpus_option, jobs_option, json_option, processors
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import site_option

SAME, DIFFERENT = 0, 1


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@corpus_option
@click.option("--whole", is_flag=True, help="OLD and NEW are whole rulebooks: no packaged rules besides.")
@site_option
@jobs_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    corpus: Path,
    whole: bool,
    site: str | None,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Show what changes from the rules in OLD to those in NEW.

    The corpus is cleaned by the rules in the folder OLD, then by those in NEW, each read after the
    packaged rules; "packaged" stands for the packaged rules alone. The exit status is 0 where nothing
    changed, 1 where something did.

    \b
    cleaner rules diff packaged my-rules --corpus pages
    cleaner rules diff --whole old-rules new-rules --corpus corpus
    """
    from cleaner.cleaning import Cleaner
    from cleaner.evaluation.changes import compare
    from cleaner.evaluation.corpora import count_documents, read_corpora
    from cleaner.reports.progress import counting
    from cleaner.reports.rules import print_comparison
    from cleaner.rulebook.files import load_rulebook

    before, after = (
        Cleaner(
            load_rulebook() if name == "packaged" else load_rulebook([name], packaged=not whole), site=site
        )
        for name in (old, new)
    )
    with counting(count_documents([corpus])) as done:
        found = compare(before, after, read_corpora([corpus]), jobs or processors(), done)
    if as_json:
        print_json(found)
    else:
        print_comparison(found)
    ctx.exit(DIFFERENT if found.changed else SAME)
