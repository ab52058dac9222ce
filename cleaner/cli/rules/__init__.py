"""`cleaner rules`: what a rule author works with, one file a command."""

from __future__ import annotations

import click

from cleaner.cli import Commands

_COMMANDS = (
    "list",
    "show",
    "words",
    "check",
    "test",
    "new",
    "suggest",
    "tune",
    "coverage",
    "diff",
    "schema",
    "import",
    "pack",
)


@click.group("rules", cls=Commands, package=__name__, commands=_COMMANDS)
def command() -> None:
    """Look at rules, check them, try them, write new ones.

    \b
    cleaner rules new ledger.example pages/ --out my-rules
    cleaner rules check my-rules
    """
