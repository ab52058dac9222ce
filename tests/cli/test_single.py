"""One document that is printed."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from clean_command import ARTICLE, BODY, run
from making import APP_RULE


class TestOneDocument:
    @pytest.fixture(autouse=True)
    def document(self, here: Path) -> None:
        (here / "a.txt").write_text(ARTICLE)

    @pytest.mark.parametrize(
        "option",
        [
            "--dry-run",
            "--fresh",
            "--limit=1",
            "--sample=0.5",
            "--exclude=*",
            "--include=*.html",
            "--log=log.txt",
            "--summary-json=s.json",
            "--jobs=2",
            "--text-field=body",
            "--format=jsonl",
            "--prefix=x",
        ],
    )
    def test_an_option_that_would_do_nothing_is_refused(self, option: str) -> None:
        result = run("a.txt", option)
        assert (result.exit_code, result.stdout) == (2, "")
        name = option.split("=")[0]
        assert result.stderr == f"Error: {name} is for a run into a folder; add --out DIR, or leave it out\n"

    def test_the_garbage_collector_is_at_work_again_afterwards(self) -> None:
        assert run("a.txt").exit_code == 0
        assert gc.isenabled()

    def test_several_are_named_together(self) -> None:
        assert (
            "--fresh, --limit are for a run into a folder" in run("a.txt", "--limit", "1", "--fresh").stderr
        )

    def test_a_config_file_may_have_options_for_runs(self, here: Path) -> None:
        (here / "cleaner.toml").write_text("jobs = 1\nlimit = 5\n")
        assert run("a.txt").stdout == BODY + "\n"

    def test_its_url_chooses_the_site_s_rules(self, here: Path) -> None:
        (here / "rules/sites").mkdir()
        rule = APP_RULE.replace("Download our app", "Passengers are carried").replace("test-app", "test-site")
        (here / "rules/sites/ferry.example.toml").write_text(rule)
        (here / "b.txt").write_text("The ferry sails again.\n\nPassengers are carried\n")
        assert "Passengers" in run("b.txt").stdout
        assert run("b.txt", "--url", "https://ferry.example/b").stdout == "The ferry sails again.\n"

    def test_verbose_says_what_was_removed(self) -> None:
        assert run("a.txt", "--verbose").stderr == "a.txt: 1 piece removed\n"

    def test_it_is_given_up_after_the_time_limit(self, here: Path) -> None:
        (here / "long.txt").write_text(ARTICLE * 2_000)
        program = [sys.executable, "-m", "cleaner", "clean", "long.txt", "--timeout", "0.1"]
        ended = subprocess.run(program, check=False, capture_output=True, text=True)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr == "Error: long.txt: took longer than 0.1 seconds; --timeout allows more\n"
