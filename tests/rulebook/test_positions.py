"""Where in a rule file a key, a table or a rule is written."""

import tomllib
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from making import rule

from cleaner.rulebook.positions import (
    PAGE_HEADER,
    RULE_HEADER,
    header_lines,
    key_line,
    rule_error,
    rule_lines,
    rule_source,
)

SOURCE = '''\
category = "legal"  # match = "no key"

[[rule]]
id = "a"
description = """
[[rule]]
match = 'no key either'
"""
match = "x"

# of the next rule
[[ "rule" ]]
id = "b"
[rule.evidence]
words = {}

[page]
body = []
'''


def test_a_key_is_found_from_a_line_on_and_never_in_strings_or_comments() -> None:
    assert key_line(SOURCE, "match") == 9
    assert key_line(SOURCE, "id", start=5) == 13
    assert key_line(SOURCE, "evidence") == 14


def test_a_key_that_is_not_there_is_told_at_the_line_asked_from() -> None:
    assert key_line(SOURCE, "unless", start=3) == 3


def test_tables_are_found_by_their_headers() -> None:
    assert tomllib.loads(SOURCE)["rule"][0]["match"] == "x"
    assert header_lines(SOURCE, RULE_HEADER) == [3, 12]
    assert header_lines(SOURCE, PAGE_HEADER) == [17]


def test_rules_that_stand_in_one_line_share_it() -> None:
    assert rule_lines(SOURCE, 2) == [3, 12]
    assert rule_lines('\nrule = [{id = "a"}, {id = "b"}]', 2) == [2, 2]


def test_a_rule_s_source_ends_before_what_belongs_to_the_next() -> None:
    assert rule_source(SOURCE, 3).splitlines()[-1] == 'match = "x"'
    assert rule_source('[[rule]]\nid = "a"', 1) == '[[rule]]\nid = "a"'


def test_an_error_of_a_rule_names_its_key_s_line(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(SOURCE, encoding="utf-8")
    made = msgspec.structs.replace(rule("b"), file=str(path), line=12)
    assert [rule_error(made, "x", "y", key).line for key in ("id", None)] == [13, 12]


@given(st.lists(st.text("ab\"'#=[]\\ \n", max_size=20), max_size=5))
def test_whatever_stands_in_strings_rules_are_found_where_they_begin(texts: list[str]) -> None:
    lines, wanted = [], []
    for text in texts:
        wanted.append(len(lines) + 1)
        lines += ["[[rule]]", f"description = {msgspec.json.encode(text).decode()}", "# [[rule]]"]
    assert rule_lines("\n".join(lines), len(texts)) == wanted
