"""A rule file's text becomes typed tables, or an error with its line."""

from pathlib import Path

import pytest

from cleaner.errors import RuleError
from cleaner.rulebook.sources import parsed_toml
from cleaner.rulebook.tables import file_table, rule_table

PATH = Path("r.toml")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("x = " + "[" * 100_000, "lists or tables are nested too deeply"),
        ("max_words = " + "9" * 5000, "a number has more than 4300 digits"),
        ("x = 1\nx = 2", "not valid TOML: Cannot overwrite a value"),
    ],
)
def test_what_is_no_toml_is_an_error(source: str, problem: str) -> None:
    with pytest.raises(RuleError) as error:
        parsed_toml(PATH, source)
    assert error.value.problem.startswith(problem)


def test_a_file_s_own_table_is_typed_without_its_rules() -> None:
    source = 'category = "legal"\n[[rule]]\nnonsense = 1\n'
    table = file_table(PATH, source, parsed_toml(PATH, source))
    assert (table.category, table.rule) == ("legal", [])


@pytest.mark.parametrize("rule", [5, "text", ["x"]])
def test_a_rule_that_is_no_table_is_an_error(rule: object) -> None:
    with pytest.raises(RuleError, match=r"^r\.toml:3: .*a rule begins with \[\[rule\]\]"):
        rule_table(PATH, "", 3, rule)
