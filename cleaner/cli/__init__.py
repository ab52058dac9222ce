"""The `cleaner` command: a group, one file a command.

Commands import what they need when they run, so that `cleaner --help` is quick.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from cleaner import __version__
from cleaner.errors import CleanerError
from cleaner.printable import printable_lines


class Commands(click.Group):
    """Finds a command in the module of its name, and ends with exit status 2 on our own errors."""

    def __init__(self, *args: Any, package: str, commands: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package, self.known = package, commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.known:
            return None
        command: click.Command = import_module(
            f"{self.package}.{cmd_name}{'_' * iskeyword(cmd_name)}"
        ).command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CleanerError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(2)
        except click.ClickException as error:  # whose message may hold a file's name from a glob
            vars(error)["message"] = printable_lines(error.message)
            raise


@click.group(
    cls=Commands,
    package=__name__,
    commands=("clean", "explain", "report", "eval", "rules"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="cleaner")
def main() -> None:
    """Separate articles from everything else on the page, by rules that live in files."""
