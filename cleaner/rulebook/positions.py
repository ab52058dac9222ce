"""Where in a rule file something is written: TOML readers do not tell, errors must."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from cleaner.errors import RuleError
from cleaner.rule import Rule

RULE_HEADER = re.compile(r"\s*\[\[\s*[\"']?rule[\"']?\s*\]\]")
PAGE_HEADER = re.compile(r"\s*\[\s*[\"']?page[\"']?\s*\]")
_HEADER = re.compile(r"\s*\[{1,2}\s*[\"']?\w+[\"']?\s*\]{1,2}\s*$")
# Strings and comments as TOML 1.0 has them; a string before "=" or "]]" is a key and is left alone.
_SAID = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5}
    | (?:"(?:\\.|[^"\\\n])*" | '[^'\n]*') (?![ \t]*(?:=|\]\]))
    | \#[^\n]*""",
    re.S | re.X,
)
_NOT_NEWLINE = re.compile(r"[^\n]")


def key_line(source: str, key: str, start: int = 1) -> int:
    """The first line from `start` on that sets `key`, else `start`."""
    setting = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=|\s*\[+\s*(?:rule\.)?{re.escape(key)}\s*\]+")
    for number, line in enumerate(_bare(source).split("\n")[start - 1 :], start=start):
        if setting.match(line):
            return number
    return start


def header_lines(source: str, header: re.Pattern[str]) -> list[int]:
    """The numbers of the lines that open a table."""
    lines = enumerate(_bare(source).split("\n"), start=1)
    return [number for number, line in lines if header.match(line)]


def rule_lines(source: str, count: int) -> list[int]:
    """The line of each of a file's `count` rules; rules not in tables of their own share one."""
    found = header_lines(source, RULE_HEADER)
    return found if len(found) == count else [key_line(source, "rule")] * count


@lru_cache(maxsize=1)
def _bare(source: str) -> str:
    """The file with its strings and comments blanked, line for line."""
    return _SAID.sub(lambda said: _NOT_NEWLINE.sub(" ", said.group()), source)


def rule_source(source: str, line: int) -> str:
    """The lines of the rule that opens at a line, those of what stands around it left out."""
    lines = source.split("\n")
    after = [number for number in header_lines(source, _HEADER) if number > line]
    end = after[0] - 1 if after else len(lines)
    while end > line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "\n".join(lines[line - 1 : end])


def rule_error(rule: Rule, problem: str, remedy: str, key: str | None = None) -> RuleError:
    """A RuleError for something that the rule says, at the key's line where one is named."""
    line = rule.line
    if key is not None:
        line = key_line(Path(rule.file).read_text(encoding="utf-8"), key, rule.line)
    return RuleError(problem, file=rule.file, line=line, rule=rule.id, remedy=remedy)
