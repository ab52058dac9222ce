"""What the `rules` commands take from a `cleaner.toml` in the working directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from cleaner.cli.clean import command as clean
from cleaner.cli.config import checked_options, find_configs

F = TypeVar("F", bound=Callable[..., Any])

_SITE_HELP = "Use this site's rules where a document names none."


def configured(name: str) -> Any:
    """What the config file in the working directory says of an option of `clean`, None for nothing."""
    return next((checked_options(file, clean).get(name) for file in find_configs(None, ())), None)


def rules_option(command: F) -> F:
    """Add --rules, by default as the config file has it."""
    return click.option(
        "--rules",
        metavar="DIR",
        multiple=True,
        default=lambda: configured("rules") or (),
        help="Folder of rule files, read after the packaged ones; may be given again.",
    )(command)


def site_option(command: F) -> F:
    """Add --site, by default as the config file has it."""
    return click.option("--site", metavar="DOMAIN", default=lambda: configured("site"), help=_SITE_HELP)(
        command
    )


def folders(named: Path | None) -> list[Path | None]:
    """The folder of rules that was named, else those of the config file, else None: the packaged ones."""
    if named is not None:
        return [named]
    return [Path(folder) for folder in configured("rules") or ()] or [None]
