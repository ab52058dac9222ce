"""`cleaner rules schema`: what a TOML editor needs to complete and check rule files."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a rule file.

    Saved as schema.json, a rule file names it in its first line: #:schema ../schema.json

    \b
    cleaner rules schema > my-rules/schema.json
    """
    from cleaner.authoring.json_schema import schema_text

    click.echo(schema_text(), nl=False)
