"""A rule file's text -> its typed tables, each fault with its line, its rule and what to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from cleaner.categories import did_you_mean
from cleaner.errors import RuleError
from cleaner.rule_tables import PageTable, RuleFileTable, RuleTable
from cleaner.rulebook.positions import PAGE_HEADER, header_lines, key_line

_T = TypeVar("_T")

_REMEDIES = {
    "id": "an id is small letters, digits, hyphens, dots",
    "remove": "it is one of block, match, section, rest",
    "place": 'it is "start", "end", a count of blocks, or a share of them like 0.1',
    "rule": "a rule begins with [[rule]], in two brackets",
}


def file_table(path: Path, source: str, data: dict[str, Any]) -> RuleFileTable:
    """What a file says beside its rules. Raises RuleError for its first fault."""
    if isinstance(data.get("rule"), list):
        data = {**data, "rule": []}
    _check_keys(path, source, data, RuleFileTable, "a rule file")
    if isinstance(page := data.get("page"), dict):
        line = next(iter(header_lines(source, PAGE_HEADER)), 1)
        _check_keys(path, source, page, PageTable, "[page]", line)
    return _typed(path, source, data, RuleFileTable)


def rule_table(path: Path, source: str, line: int, data: Any) -> RuleTable:
    """What the rule that begins on `line` says. Raises RuleError for its first fault."""
    if isinstance(data, dict):
        _check_keys(path, source, data, RuleTable, "a rule", line)
    return _typed(path, source, data, RuleTable, line)


def _check_keys(
    path: Path, source: str, data: dict[str, Any], known: type[msgspec.Struct], what: str, line: int = 1
) -> None:
    """Raise for the first key that the table doesn't know, with the nearest right one."""
    names = known.__struct_encode_fields__
    for key in data:
        if key not in names:
            raise RuleError(
                f'{what} has no key "{key}"',
                file=str(path),
                line=key_line(source, key, line),
                rule=_id_of(data),
                remedy=did_you_mean(key, names),
            )


def _typed(path: Path, source: str, data: Any, kind: type[_T], line: int = 1) -> _T:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at `$")
    keys = re.findall(r"\.(\w+)", place)
    if "missing required field" in problem:
        remedy = 'give the rule an id, like id = "en-download-our-app"'
    elif keys:
        problem = f"{keys[-1]}: {problem}"
        a_list = 'write a list, like ["…"]' if "Expected `array`" in problem else ""
        remedy = _REMEDIES.get(keys[-1], a_list)
    else:
        remedy = _REMEDIES["rule"]
    raise RuleError(
        problem,
        file=str(path),
        line=key_line(source, keys[-1], line) if keys else line,
        rule=_id_of(data),
        remedy=remedy,
    )


def _id_of(data: Any) -> str | None:
    """The rule's id, as far as it is one."""
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None
