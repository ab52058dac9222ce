"""Texts, names and paths as a terminal or a log may show them.

A file's name, a record's id or a page's text can hold bytes that a terminal obeys: an escape
sequence that sets the clipboard, a newline that forges a line of the log, a bidirectional control
that shows a name backwards. Whatever a person is to read goes through here first.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_OBEYED = (
    r"\x00-\x1f\x7f"  # C0 and delete: escape sequences, newlines
    r"\x80-\x9f"  # C1: the same in one character
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    r"\u2028\u2029"  # line and paragraph separators
    r"\ud800-\udfff"  # lone surrogates, which no terminal can be sent
)
_IN_A_LINE = re.compile(f"[{_OBEYED}]")
_IN_LINES = re.compile(rf"(?![\t\n])[{_OBEYED}]")
_PACKAGE = Path(__file__).resolve().parent


def printable(text: str) -> str:
    r"""A text as one line that no terminal obeys: what it would obey is written like \x1b or \u202e."""
    return _IN_A_LINE.sub(_escape, text)


def printable_lines(text: str) -> str:
    """The same, with line breaks and tabs left as they are."""
    return _IN_LINES.sub(_escape, text.replace("\r\n", "\n"))


def printable_json(data: str) -> str:
    r"""JSON whose strings hold nothing that a terminal obeys; what they held is written like \u202e."""
    return _IN_LINES.sub(lambda char: f"\\u{ord(char[0]):04x}", data)


def printable_path(path: str | Path) -> str:
    """A path as it is shortest to read: from here where it lies below, from the package if it is ours."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - a link keeps its own name
    starts = [start for start in (Path.cwd(), _PACKAGE.parent) if whole.is_relative_to(start)]
    ways = [str(whole.relative_to(start)) for start in starts] or [str(path)]
    return printable(min(ways, key=len))


def _escape(char: re.Match[str]) -> str:
    code = ord(char[0])
    named = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(char[0])
    return named or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
