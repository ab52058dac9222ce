"""What the `rules` commands take from the config file where one works."""

from pathlib import Path

import pytest
from rule_commands import run, run_json, write

from cleaner.cli.rules.configured import configured, folders


@pytest.fixture(autouse=True)
def config(here: Path) -> None:
    write("cleaner.toml", 'rules = ["rules"]\nsite = "ledger.example"\n')


def test_an_option_is_what_the_file_says_or_nothing(here: Path) -> None:
    assert list(configured("rules")) == [str(here / "rules")]
    assert configured("keep") is None
    Path("cleaner.toml").unlink()
    assert configured("rules") is None


def test_a_named_folder_goes_before_the_file_s_and_these_before_the_packaged(here: Path) -> None:
    assert folders(Path("mine")) == [Path("mine")]
    assert folders(None) == [here / "rules"]
    Path("cleaner.toml").unlink()
    assert folders(None) == [None]


def test_the_commands_go_by_it() -> None:
    assert run("show", "test-bell").exit_code == 0
    assert run("test").stdout == "3 examples of 2 rules: 0 failures\n"
    write(
        "other/sites/ledger.example.toml", '[[rule]]\nid="x"\ncategory="legal"\nlines=["y"]\nexamples=["y"]'
    )
    assert [rule["id"] for rule in run_json("list", "--rules", "other", "--site", "ledger.example")] == ["x"]
