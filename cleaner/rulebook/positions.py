"""Where in a rule file something is written: TOML readers do not tell, errors must."""

from __future__ import annotations

import re

RULE_HEADER = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_HEADER = re.compile(r"\s*\[{1,2}\s*\w+\s*\]{1,2}\s*(?:#|$)")
PAGE_HEADER = re.compile(r"\s*\[\s*page\s*\]")


def key_line(source: str, key: str, start: int = 1) -> int:
    """The first line from `start` on that sets `key`, else `start`."""
    setting = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=|\s*\[+\s*{re.escape(key)}\s*\]+")
    for number, line in enumerate(source.split("\n")[start - 1 :], start=start):
        if setting.match(line):
            return number
    return start


def header_lines(source: str, header: re.Pattern[str]) -> list[int]:
    """The numbers of the lines that open a table, those inside multi-line strings left out."""
    found, inside = [], ""
    for number, line in enumerate(source.split("\n"), start=1):
        if not inside and header.match(line):
            found.append(number)
        for quotes in re.findall(r"'''|\"\"\"", line):
            if not inside:
                inside = quotes
            elif inside == quotes:
                inside = ""
    return found


def rule_source(source: str, line: int) -> str:
    """The lines of the rule that opens at a line, those of what stands around it left out."""
    lines = source.split("\n")
    after = [number for number in header_lines(source, _HEADER) if number > line]
    end = after[0] - 1 if after else len(lines)
    while end > line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "\n".join(lines[line - 1 : end])
