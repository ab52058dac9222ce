"""`cleaner rules check`: a linter for rules."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import folders

SOUND, FAULTY = 0, 1


@click.command("check")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="End with exit status 1 on warnings too.")
@json_option
@click.pass_context
def command(ctx: click.Context, folder: Path | None, strict: bool, as_json: bool) -> None:
    """Find what is wrong with the rules in DIR.

    Without DIR they are those that cleaner.toml names, or else the packaged ones.

    All that loading checks, and: patterns that run for ever, rules that are tried on every block,
    that never fire or repeat others, examples that another rule takes, broad rules without a
    counterexample. The exit status is 1 where there is an error.

    \b
    cleaner rules check my-rules
    cleaner rules check my-rules --strict --json
    """
    from cleaner.authoring.lint import lint
    from cleaner.reports.rules import print_findings

    findings = [found for each in folders(folder) for found in lint(each)]
    if as_json:
        print_json(findings)
    else:
        print_findings(findings)
    ctx.exit(FAULTY if any(strict or found.severity == "error" for found in findings) else SOUND)
