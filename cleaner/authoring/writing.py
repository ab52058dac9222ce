"""Rule files as text: tables of rules with comments, written the way a person would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from cleaner.authoring.json_schema import SCHEMA_FILE, schema_text
from cleaner.errors import SettingError
from cleaner.rule_tables import RuleTable

_WIDTH = 110
_UNESCAPED = re.compile(
    r"[^\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069'\ud800-\udfff]*"
)
"""Text that can stand in single quotes, where nothing is escaped, and be shown by a terminal."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_string(text: str) -> str:
    """A string as TOML, in single quotes where they can hold it."""
    if '"' not in text and "\\" not in text and text.isprintable():
        return f'"{text}"'
    if _UNESCAPED.fullmatch(text):
        return f"'{text}'"
    if "'''" not in text and not text.endswith("'") and text.replace("\n", "").isprintable():
        return f"'''\n{text}'''" if "\n" in text else f"'''{text}'''"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if "\ud800" <= char <= "\udfff":
        return "\\ufffd"
    return (
        char
        if char.isprintable()
        else f"\\u{ord(char):04x}"
        if ord(char) < 0x10000
        else f"\\U{ord(char):08x}"
    )


def toml_value(value: object, comments: Sequence[str] = ()) -> str:
    """A string, number, truth value, list or table of weights as TOML.

    `comments` stand behind a list's items.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {weight:g}' for key, weight in value.items())} }}"
    if isinstance(value, list):
        items = [toml_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        if not comments and len(line) <= _WIDTH - 20 and "\n" not in line:
            return line
        notes = [f"  # {comment}" for comment in comments] or [""] * len(items)
        return "[\n" + "".join(f"  {i},{note}\n" for i, note in zip(items, notes, strict=True)) + "]"
    return str(value)


def rule_text(table: RuleTable, comments: Iterable[str] = (), line_comments: Sequence[str] = ()) -> str:
    """One `[[rule]]` as TOML, with comments above it and behind its lines."""
    said = msgspec.to_builtins(table)
    if table.category is not None:
        first = {key: said[key] for key in ("id", "category", "language") if key in said}
        said = first | said
    evidence = said.pop("evidence", None)
    out = [*(f"# {comment}".rstrip() for comment in comments), "[[rule]]"]
    for key, value in said.items():
        out.append(f"{key} = {toml_value(value, line_comments if key == 'lines' else ())}")
    if evidence is not None:
        out.append("[rule.evidence]")
        out += [f"{key} = {toml_value(value)}" for key, value in evidence.items()]
    return "\n".join(out) + "\n"


def write_site_file(folder: Path, domain: str, text: str, replace: bool = False) -> Path:
    """Write `sites/<domain>.toml` into a folder of rules, and the schema that it names.

    Raises SettingError where the file exists and `replace` is not set, or cannot be written.
    """
    return write_rule_file(folder, f"sites/{domain}.toml", text, replace)


def write_rule_file(folder: Path, name: str, text: str, replace: bool = False) -> Path:
    """Write a file of that name, like `html/advert.toml`, into a folder of rules, and the schema.

    Raises SettingError where the file exists and `replace` is not set, or cannot be written.
    """
    path = folder / name
    try:
        if path.exists() and not replace:
            raise SettingError(f"{path} exists; name another folder with --out, or give --replace")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingError(f"{path} cannot be written: {error.strerror}") from None
    schema = folder / SCHEMA_FILE
    if not schema.exists():
        schema.write_text(schema_text(), encoding="utf-8")
    return path


SCHEMA_COMMENT = f"#:schema ../{SCHEMA_FILE}"
"""A rule file's first line, by which a TOML editor finds the schema."""
