"""What is too large to load in time is told with line and remedy."""

from pathlib import Path

import msgspec
import pytest
from making import rule

from cleaner.errors import RuleError
from cleaner.rule import Rule
from cleaner.rulebook.sizes import MOST_CHARACTERS, MOST_LISTED, check_sizes
from cleaner.words import Words

WORDS = Words(lists={"en": {"lamp": ("x" * 100,) * 200}}, common={"en": ("the",)})


def written(folder: Path, made: Rule) -> Rule:
    path = folder / "rules.toml"
    path.write_text('[[rule]]\nid = "a-rule"\nmatch = ""\nlines = []\n', encoding="utf-8")
    return msgspec.structs.replace(made, file=str(path))


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (rule(match="x" * (MOST_CHARACTERS + 1)), 3),
        (rule(match="{lamp}|{lamp}|{lamp}"), 3),
        (rule(lines=["x"] * (MOST_LISTED + 1)), 4),
        (rule(language="any", match="{lamp}|{lamp}|{lamp}"), 3),
    ],
    ids=["a pattern", "its words", "its lines", "words of any language"],
)
def test_a_larger_rule_is_refused(tmp_path: Path, made: Rule, line: int) -> None:
    with pytest.raises(RuleError, match="more than 50,000") as told:
        check_sizes(written(tmp_path, made), WORDS)
    assert told.value.line == line


@pytest.mark.parametrize(
    "made", [rule(match="x" * MOST_CHARACTERS), rule(match="{lamp}"), rule(lines=["x"] * 9)]
)
def test_one_that_loads_in_time_is_none_of_its_business(tmp_path: Path, made: Rule) -> None:
    check_sizes(written(tmp_path, made), WORDS)
