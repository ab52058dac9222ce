"""`cleaner.toml`: options of the command, written down.

Three places are looked at. A file named with --config is the user's word and the only one read.
Without it, `cleaner.toml` in the working directory, or the table [tool.cleaner] of its
pyproject.toml, may set every option. A `cleaner.toml` beside the data may have come with the data,
from anyone: it may say how they are read and cleaned, not what is written where or which rules run.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleaner.address import is_url
from cleaner.categories import did_you_mean
from cleaner.errors import SettingError
from cleaner.printable import printable_path

NAME = "cleaner.toml"
PROJECT = "pyproject.toml"
BESIDE_DATA = (
    "keep",
    "drop",
    "site",
    "include",
    "exclude",
    "limit",
    "sample",
    "encoding",
    "text-field",
    "html-field",
    "url-field",
    "id-field",
)
"""What a config file beside the data may set."""
_PATHS = ("rules", "out", "log", "summary-json")
_LARGEST = 1 << 20


@dataclass(frozen=True)
class ConfigFile:
    """A config file's options as they are written; `trusted` ones may set every option."""

    path: Path
    options: dict[str, Any]
    trusted: bool

    @property
    def shown(self) -> str:
        """The file's name in messages."""
        return printable_path(self.path)


def with_config(
    ctx: click.Context,
    known: click.Command,
    named: Path | None,
    inputs: Iterable[str],
    given: Mapping[str, Any],
) -> dict[str, Any]:
    """Options given on the command line, the others as the config files have them.

    The files may hold all options of the command `known`; those that are not among `given` are
    passed over.
    """
    values: dict[str, Any] = {}
    for file in find_configs(named, inputs):
        values = {**checked_options(file, known), **values}
    defaults = {name for name in given if ctx.get_parameter_source(name) == ParameterSource.DEFAULT}
    return {**given, **{name: value for name, value in values.items() if name in defaults}}


def find_configs(named: Path | None, inputs: Iterable[str]) -> Iterator[ConfigFile]:
    """The config files that hold, the one that goes before others first.

    Beside the data is in the first input's folder, or the folder that it is. Raises SettingError
    where the named file is not there, or one is not to be read.
    """
    if named is not None:
        if not named.is_file():
            raise SettingError(f"there is no config file {named}")
        yield _read(named, trusted=True)
        return
    here = Path.cwd()
    data = [Path(os.path.realpath(name)) for name in inputs if name != "-"]
    trusted = not any(folder.is_dir() and here.is_relative_to(folder) for folder in data)
    for path in (here / NAME, here / PROJECT):
        if path.is_file() and (file := _read(path, trusted)).options:
            yield file
            break
    for folder in (data[0], data[0].parent) if data else ():
        if folder != here and (folder / NAME).is_file():
            yield _read(folder / NAME, trusted=False)
            break


def checked_options(file: ConfigFile, command: click.Command) -> dict[str, Any]:
    """A config file -> values for the command's options, by parameter name.

    A key is an option's long name without the dashes. Paths in it start from its folder. Raises
    SettingError for a key that is no option, with the nearest right one, for one that the file may
    not set, and for a wrong value.
    """
    known = {_key(option): option for option in command.params if isinstance(option, click.Option)}
    del known["config"]
    values: dict[str, Any] = {}
    for key, value in file.options.items():
        option = known.get(key)
        if option is None:
            hint = did_you_mean(key, sorted(known))
            raise SettingError(f'{file.shown}: there is no option "{key}"; {hint}')
        if not file.trusted and key not in BESIDE_DATA:
            raise SettingError(
                f'{file.shown}: "{key}" is not taken from a file beside the data, which may have come with '
                f"them; set it in {NAME} in the folder that you work in, or name this file with --config"
            )
        values[option.name or key] = _checked(file, key, value, option)
    return values


def _read(path: Path, trusted: bool) -> ConfigFile:
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingError(f"{printable_path(path)}: longer than {_LARGEST} bytes; no config file is")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # of ValueErrors, also numbers of 5,000 digits
        raise SettingError(f"{printable_path(path)}: not valid TOML: {error}") from None
    except OSError as error:
        raise SettingError(f"{printable_path(path)}: cannot be read: {error.strerror}") from None
    if path.name == PROJECT:
        tool = table.get("tool", {})
        table = tool.get("cleaner", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise SettingError(f"{printable_path(path)}: tool.cleaner is a table: [tool.cleaner]")
    return ConfigFile(path, table, trusted)


def _key(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


def _checked(file: ConfigFile, key: str, value: Any, option: click.Option) -> Any:
    many = option.multiple
    items = value if isinstance(value, list) else [value]
    if not many and isinstance(value, list):
        raise SettingError(f"{file.shown}: {key} takes one value, not a list")
    if option.is_flag and not isinstance(value, bool):
        raise SettingError(f"{file.shown}: {key} is true or false")
    if key in _PATHS:
        items = [item if is_url(item) else str(file.path.parent / str(item)) for item in items]
    try:
        found = [option.type.convert(item, option, None) for item in items]
    except click.BadParameter as error:
        raise SettingError(f"{file.shown}: {key}: {error.message}") from None
    return tuple(found) if many else found[0]
