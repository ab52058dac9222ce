"""`cleaner.toml`: options written down, the command line winning."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from making import APP_RULE, replace_packaged_rules

from cleaner.cli import main

ARTICLE = "The ferry will sail again on Monday.\n\nDownload our app\n\nDivers had freed its rudder."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "no rules")
    (tmp_path / "data/my-rules").mkdir(parents=True)
    (tmp_path / "data/my-rules/app.toml").write_text(APP_RULE)
    (tmp_path / "data/a.txt").write_text(ARTICLE)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_options_stand_beside_the_data(here: Path) -> None:
    (here / "data/cleaner.toml").write_text('rules = ["my-rules"]\nout = "../out"\njobs = 1\nquiet = true\n')
    assert run("clean", "data").stdout == ""
    assert "Download" not in (here / "out/text/a.txt").read_text()


def test_the_command_line_wins(here: Path) -> None:
    (here / "data/cleaner.toml").write_text('rules = ["my-rules"]\nkeep = ["app-promo"]\n')
    assert "Download" in run("clean", "data/a.txt").stdout
    assert "Download" not in run("clean", "data/a.txt", "--keep", "caption").stdout


def test_a_config_file_can_be_named(here: Path) -> None:
    (here / "data/cleaner.toml").write_text('keep = ["app-promo"]\n')
    (here / "other.toml").write_text('rules = "data/my-rules"\n')
    assert "Download" not in run("clean", "data/a.txt", "--config", "other.toml").stdout
    missing = run("clean", "data/a.txt", "--config", "missing.toml")
    assert (missing.exit_code, missing.stderr) == (2, "Error: there is no config file missing.toml\n")


def test_explain_takes_from_it_what_it_has_too(here: Path) -> None:
    (here / "data/cleaner.toml").write_text('rules = ["my-rules"]\njobs = 1\n')
    assert "test-app" in run("explain", "data/a.txt").stdout


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("max_bytes = 5", 'there is no option "max_bytes"; did you mean "max-bytes"?'),
        ("x = 5", 'there is no option "x"; known are dry-run, '),
        ('jobs = "many"', "jobs: 'many' is not a valid integer range."),
        ("jobs = 0", "jobs: 0 is not in the range x>=1."),
        ('quiet = "yes"', "quiet is true or false"),
        ("jobs = [1]", "jobs takes one value, not a list"),
        ("jobs = ", "not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_mistakes_name_the_file_and_what_is_right(here: Path, config: str, message: str) -> None:
    (here / "data/cleaner.toml").write_text(config)
    result = run("clean", "data", "--out", "out")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: data/cleaner.toml: {message}")
