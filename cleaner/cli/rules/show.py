"""`cleaner rules show`: one rule, where it is written and what it means."""

from __future__ import annotations

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import rules_option


@click.command("show")
@click.argument("rule_id", metavar="ID")
@rules_option
@json_option
def command(rule_id: str, rules: tuple[str, ...], as_json: bool) -> None:
    """Show the rule ID: its file and line, its meaning, its examples.

    \b
    cleaner rules show any-app-promo
    """
    from cleaner.authoring.catalogue import find_rule, summary
    from cleaner.reports.rules import print_rule
    from cleaner.rulebook.files import load_rulebook

    rule = find_rule(load_rulebook(rules), rule_id)
    if as_json:
        print_json(summary(rule))
    else:
        print_rule(rule)
