"""`cleaner rules list`: which rules there are."""

from __future__ import annotations

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import rules_option


@click.command("list")
@rules_option
@click.option("--category", metavar="ID", help="Only rules of this category.")
@click.option("--language", metavar="CODE", help='Only rules of this language; "any" for those of none.')
@click.option(
    "--site", metavar="DOMAIN", help="Only rules that a page of this site meets besides the general."
)
@json_option
def command(
    rules: tuple[str, ...], category: str | None, language: str | None, site: str | None, as_json: bool
) -> None:
    """List the rules with their categories and places, and count them.

    \b
    cleaner rules list --category app-promo --language en
    cleaner rules list --rules my-rules --site ledger.example
    """
    from cleaner.address import checked_domain
    from cleaner.authoring.catalogue import choose, summary
    from cleaner.reports.rules import print_list
    from cleaner.rulebook.files import load_rulebook

    chosen = choose(load_rulebook(rules), category, language, site and checked_domain(site))
    if as_json:
        print_json([summary(rule) for rule in chosen])
    else:
        print_list(chosen)
