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


def write(name: str, content: str) -> None:
    Path(name).write_text(content, encoding="utf-8")


class TestWhereOneWorks:
    def test_every_option_may_stand_there(self, here: Path) -> None:
        write("cleaner.toml", 'rules = ["data/my-rules"]\nout = "out"\njobs = 1\nquiet = true\n')
        assert run("clean", "data").stdout == ""
        assert "Download" not in (here / "out/text/a.txt").read_text()

    def test_it_may_be_a_table_of_the_project(self, here: Path) -> None:
        write("pyproject.toml", '[project]\nname = "x"\n[tool.cleaner]\nrules = ["data/my-rules"]\n')
        assert "Download" not in run("clean", "data/a.txt").stdout

    def test_a_project_without_that_table_says_nothing(self, here: Path) -> None:
        write("pyproject.toml", '[project]\nname = "x"\n')
        assert run("clean", "data/a.txt").exit_code == 0

    def test_its_own_file_goes_before_the_project_s(self, here: Path) -> None:
        write("pyproject.toml", '[tool.cleaner]\nkeep = ["app-promo"]\n')
        write("cleaner.toml", 'rules = ["data/my-rules"]\n')
        assert "Download" not in run("clean", "data/a.txt").stdout

    def test_the_command_line_wins(self, here: Path) -> None:
        write("cleaner.toml", 'rules = ["data/my-rules"]\nkeep = ["app-promo"]\n')
        assert "Download" in run("clean", "data/a.txt").stdout
        assert "Download" not in run("clean", "data/a.txt", "--keep", "caption").stdout

    def test_standard_input_goes_by_it_too(self, here: Path) -> None:
        write("cleaner.toml", 'rules = ["data/my-rules"]\n')
        cleaned = CliRunner().invoke(main, ["clean", "-"], input=ARTICLE).stdout
        assert "Download" not in cleaned


class TestBesideTheData:
    def test_it_may_say_how_they_are_read_and_cleaned(self, here: Path) -> None:
        (here / "data/b.txt").write_bytes("Fähre".encode("utf-16-le"))
        write("data/cleaner.toml", 'encoding = "utf-16-le"\n')
        assert run("clean", "data/b.txt").stdout == "Fähre\n"

    def test_the_file_where_one_works_goes_before_it(self, here: Path) -> None:
        write("cleaner.toml", 'rules = ["data/my-rules"]\nkeep = ["caption"]\n')
        write("data/cleaner.toml", 'keep = ["app-promo"]\n')
        assert "Download" not in run("clean", "data/a.txt").stdout

    @pytest.mark.parametrize(
        "option",
        [
            'out = "../elsewhere"',
            'log = "../bashrc"',
            'summary-json = "../precious.txt"',
            'rules = ["my-rules"]',
            "fresh = true",
            "timeout = 1e9",
            "max-bytes = 1000000000000",
            "quiet = true",
        ],
    )
    @pytest.mark.parametrize("inputs", [["data", "--out", "out"], ["data/a.txt"]])
    def test_it_may_not_say_what_is_written_or_run(self, here: Path, option: str, inputs: list[str]) -> None:
        write("data/cleaner.toml", option + "\n")
        result = run("clean", *inputs)
        assert result.exit_code == 2
        key = option.split(" =")[0]
        assert result.stderr.startswith(f'Error: data/cleaner.toml: "{key}" is not taken from a file beside')
        assert {path.name for path in here.iterdir()} <= {"data", "no rules"}

    def test_a_folder_of_data_that_one_works_in_is_trusted_no_more(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("data/cleaner.toml", 'out = "../elsewhere"\n')
        monkeypatch.chdir(here / "data")
        for data in (".", "..", str(here / "data")):
            assert 'cleaner.toml: "out" is not taken' in run("clean", data).stderr
        assert run("clean", "a.txt").exit_code == 0

    def test_named_it_is_the_user_s(self, here: Path) -> None:
        write("data/cleaner.toml", 'rules = ["my-rules"]\n')
        assert "Download" not in run("clean", "data/a.txt", "--config", "data/cleaner.toml").stdout

    @pytest.mark.parametrize("content", ["x = " + "[" * 100_000, "x = " + "9" * 5000, "x" * (1 << 21)])
    def test_a_hostile_one_is_an_error(self, here: Path, content: str) -> None:
        write("data/cleaner.toml", content)
        result = run("clean", "data/a.txt")
        assert result.exit_code == 2
        assert result.stderr.startswith("Error: data/cleaner.toml: ")


class TestNamed:
    def test_it_is_the_only_one_read(self, here: Path) -> None:
        write("cleaner.toml", 'keep = ["app-promo"]\n')
        write("data/cleaner.toml", 'keep = ["app-promo"]\n')
        write("other.toml", 'rules = "data/my-rules"\n')
        assert "Download" not in run("clean", "data/a.txt", "--config", "other.toml").stdout

    def test_it_must_be_there(self, here: Path) -> None:
        missing = run("clean", "data/a.txt", "--config", "missing.toml")
        assert (missing.exit_code, missing.stderr) == (2, "Error: there is no config file missing.toml\n")


class TestOtherCommands:
    @pytest.fixture(autouse=True)
    def config(self, here: Path) -> None:
        write("cleaner.toml", 'rules = ["data/my-rules"]\njobs = 1\n')

    def test_explain_takes_from_it_what_it_has_too(self) -> None:
        assert "test-app" in run("explain", "data/a.txt").stdout

    def test_rules_are_listed_shown_checked_and_tested_by_it(self) -> None:
        assert "test-app" in run("rules", "list").stdout
        assert run("rules", "show", "test-app").exit_code == 0
        assert run("rules", "test").stdout == "1 example of 1 rule: 0 failures\n"
        write("data/my-rules/bad.toml", "[[rule]]\n")
        assert "data/my-rules/bad.toml:1: error[load]" in run("rules", "check").stdout

    def test_the_command_line_wins_there_too(self, here: Path) -> None:
        (here / "other").mkdir()
        write("other/legal.toml", '[[rule]]\nid = "x"\nlines = ["x"]\nexamples = ["x"]\n')
        assert "test-app" not in run("rules", "list", "--rules", "other").stdout


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("max_bytes = 5", 'there is no option "max_bytes"; did you mean "max-bytes"?'),
        ("x = 5", 'there is no option "x"; known are address, as, drop, drop-source, '),
        ('jobs = "many"', "jobs: 'many' is not a valid integer range."),
        ("jobs = 0", "jobs: 0 is not in the range x>=1."),
        ('quiet = "yes"', "quiet is true or false"),
        ("jobs = [1]", "jobs takes one value, not a list"),
        ("jobs = ", "not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_mistakes_name_the_file_and_what_is_right(here: Path, config: str, message: str) -> None:
    write("cleaner.toml", config)
    result = run("clean", "data", "--out", "out")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: cleaner.toml: {message}")
