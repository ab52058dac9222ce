"""Options that several commands share."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cleaner.address import is_url
from cleaner.categories import CATEGORIES

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaner

F = TypeVar("F", bound=Callable[..., Any])


def _categories(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    return [name for name in CATEGORIES if name.startswith(begun)]


_CLEANER_OPTIONS = (
    click.option(
        "--rules",
        metavar="DIR",
        multiple=True,
        type=click.Path(),
        help="Folder of rule files, read after the packaged ones; may be given again.",
    ),
    click.option(
        "--keep",
        metavar="CATEGORY",
        multiple=True,
        shell_complete=_categories,
        help="Leave this category in the text; may be given again.",
    ),
    click.option(
        "--drop",
        metavar="CATEGORY",
        multiple=True,
        shell_complete=_categories,
        help="Take this category out, if it stays otherwise: standfirst.",
    ),
    click.option("--site", metavar="DOMAIN", help="Use this site's rules where no url names one."),
)


class Encoding(click.ParamType):  # type: ignore[type-arg]
    """The name of a text encoding, brought to its one right form."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            found = codecs.lookup(str(value))
            b"text".decode(found.name, errors="replace")  # which fails for codecs of something else
        except (LookupError, UnicodeError):
            self.fail(f'unknown encoding "{value}"; there are utf-8, cp1252, utf-16 and so on', param, ctx)
        return found.name


class Place(click.ParamType):  # type: ignore[type-arg]
    """A path of this machine, or a URL as it is."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        return value if is_url(value) else Path(value)


def cleaner_options(command: F) -> F:
    """Add --rules, --keep, --drop and --site."""
    for option in reversed(_CLEANER_OPTIONS):
        command = option(command)
    return command


jobs_option = click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="Worker processes; one a processor."
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
corpus_option = click.option(
    "--corpus",
    metavar="DIR",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder of documents, or a file of JSON lines.",
)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_cleaner(
    rules: tuple[str, ...], keep: tuple[str, ...], site: str | None, drop: tuple[str, ...] = ()
) -> Cleaner:
    """The cleaner that the options describe. Raises RuleError, SettingError."""
    from cleaner.cleaning import Cleaner

    return Cleaner(rules=rules, keep=keep, site=site, drop=drop)
