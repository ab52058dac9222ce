"""The `cleaner` command: a group, one file a command.

Commands import what they need when they run, so that `cleaner --help` is quick.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from cleaner import __version__
from cleaner.categories import did_you_mean
from cleaner.errors import CleanerError
from cleaner.printable import printable_lines


class NearestGroup(click.Group):
    """Says of an unknown command which one is most like it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not (name.startswith("-") or ctx.resilient_parsing):
            hint = did_you_mean(name, self.list_commands(ctx))
            ctx.fail(f'no such command "{name}"; {hint}')
        return super().resolve_command(ctx, args)


class Commands(NearestGroup):
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


def _tell_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    """The rules' version is a checksum of what the packaged ones say, which every run's manifest rests on."""
    if not asked or ctx.resilient_parsing:
        return
    from cleaner.rulebook.book import rulebook_hash
    from cleaner.rulebook.files import load_rulebook

    click.echo(f"cleaner {__version__}, rules {rulebook_hash(load_rulebook())}")
    ctx.exit()


@click.group(
    cls=Commands,
    package=__name__,
    commands=("clean", "explain", "report", "eval", "rules"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_tell_version,
    help="Show the version of the program and of its rules.",
)
def main() -> None:
    """Separate articles from everything else on the page, by rules that live in files.

    \b
    cleaner clean article.txt
    cleaner clean pages/ --out clean/ --report
    """
