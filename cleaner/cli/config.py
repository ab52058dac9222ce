"""`cleaner.toml`: options of the command, written down."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleaner.categories import did_you_mean
from cleaner.errors import SettingError

NAME = "cleaner.toml"


def with_config(
    ctx: click.Context,
    known: click.Command,
    named: Path | None,
    inputs: Iterable[str],
    given: Mapping[str, Any],
) -> dict[str, Any]:
    """Options given on the command line, the others as the config file has them.

    The file may hold all options of the command `known`; those that are not among `given` are
    passed over.
    """
    path = find_config(named, inputs)
    values = read_config(path, known) if path is not None else {}
    defaults = {name for name in given if ctx.get_parameter_source(name) == ParameterSource.DEFAULT}
    return {**given, **{name: value for name, value in values.items() if name in defaults}}


def find_config(named: Path | None, inputs: Iterable[str]) -> Path | None:
    """The config file: the one named, else the one beside the data.

    Beside the data is in the first input's folder, or the folder that it is. Raises SettingError
    where the named one is not there.
    """
    if named is not None:
        if not named.is_file():
            raise SettingError(f"there is no config file {named}")
        return named
    first = Path(next(iter(inputs), "."))
    for folder in (first, first.parent):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def read_config(path: Path, command: click.Command) -> dict[str, Any]:
    """A config file -> values for the command's options, by parameter name.

    A key is an option's long name without the dashes. Paths in it start from its folder. Raises
    SettingError for a key that is no option, with the nearest right one, and for a wrong value.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: not valid TOML: {error}") from None
    except OSError as error:
        raise SettingError(f"{path}: cannot be read: {error.strerror}") from None
    options = {_key(option): option for option in command.params if isinstance(option, click.Option)}
    del options["config"]
    values: dict[str, Any] = {}
    for key, value in table.items():
        option = options.get(key)
        if option is None:
            hint = did_you_mean(key, sorted(options))
            raise SettingError(f'{path}: there is no option "{key}"; {hint}')
        values[option.name or key] = _checked(path, key, value, option)
    return values


def _key(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


def _checked(path: Path, key: str, value: Any, option: click.Option) -> Any:
    many = option.multiple
    items = value if isinstance(value, list) else [value]
    if not many and isinstance(value, list):
        raise SettingError(f"{path}: {key} takes one value, not a list")
    if option.is_flag and not isinstance(value, bool):
        raise SettingError(f"{path}: {key} is true or false")
    if key in ("rules", "out", "log", "summary-json"):
        items = [str(path.parent / str(item)) for item in items]
    try:
        found = [option.type.convert(item, option, None) for item in items]
    except click.BadParameter as error:
        raise SettingError(f"{path}: {key}: {error.message}") from None
    return found if many else found[0]
