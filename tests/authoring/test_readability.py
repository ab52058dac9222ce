"""What makes rules hard to read is told with its line."""

from pathlib import Path

import msgspec
import pytest
from making import rule

from cleaner.authoring.readability import (
    LONGEST_PATTERN,
    LONGEST_RULE,
    MOST_LISTED,
    listed_words,
    long_patterns,
    long_rules,
)
from cleaner.rule import Rule


def written(folder: Path, made: Rule, source: str) -> Rule:
    path = folder / "rules.toml"
    path.write_text(source, encoding="utf-8")
    return msgspec.structs.replace(made, file=str(path))


@pytest.mark.parametrize(("length", "faults"), [(LONGEST_PATTERN, 0), (LONGEST_PATTERN + 1, 1)])
def test_a_pattern_has_no_more_than_a_line(tmp_path: Path, length: int, faults: int) -> None:
    made = rule(match=["x", "x" * length])
    found = list(long_patterns(written(tmp_path, made, '[[rule]]\nid = "a-rule"\nmatch = []\n')))
    assert [error.line for error in found] == [3] * faults


@pytest.mark.parametrize(
    ("pattern", "faults"),
    [
        ("|".join("abcde"), 0),
        ("|".join("abcdef"), 1),
        ("^(?:" + "|".join("abcdef") + ")$", 1),
        (r"a\w|b\w|c\w|d\w|e\w|f\w", 0),
        ("{a}|{b}|{c}|{d}|{e}|{f}", 0),
    ],
)
def test_many_plain_words_beside_each_other_are_a_list(tmp_path: Path, pattern: str, faults: int) -> None:
    assert MOST_LISTED == 5
    source = '[[rule]]\nid = "a-rule"\nunless = ""\n'
    found = list(listed_words(written(tmp_path, rule(unless=pattern), source)))
    assert [error.line for error in found] == [3] * faults


@pytest.mark.parametrize(("lines", "faults"), [(LONGEST_RULE, 0), (LONGEST_RULE + 1, 1)])
def test_a_rule_has_no_more_than_a_screen(tmp_path: Path, lines: int, faults: int) -> None:
    body = "\n".join(f'"{number}",' for number in range(lines - 3))
    source = f"[[rule]]\nlines = [\n{body}\n]\n\n[[rule]]\nlines = []\n"
    assert len(list(long_rules(written(tmp_path, rule(lines=["x"]), source)))) == faults
