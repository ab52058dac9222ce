"""What the commands print besides tables: a line for a person, JSON for a program."""

from __future__ import annotations

from typing import Any

import click

from cleaner.printable import printable, printable_json


def say(text: str, err: bool = False) -> None:
    """Print one line; control characters in names are made harmless."""
    click.echo(printable(text), err=err)


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    import msgspec

    click.echo(printable_json(msgspec.json.encode(value).decode()))
