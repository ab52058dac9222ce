"""`cleaner report`: a run to look at."""

from pathlib import Path

import pytest
from clean_command import ARTICLE, run
from click.testing import CliRunner

from cleaner.cli import main

pytest.importorskip("jinja2", reason="the report needs jinja2")


def test_a_run_s_folder_gets_a_report(here: Path) -> None:
    (here / "pages/a.txt").write_text(ARTICLE)
    run("pages", "--out", "out", "--jobs", "1")
    shown = CliRunner().invoke(main, ["report", "out"])
    assert (shown.exit_code, "report in out/report/index.html" in shown.stdout) == (0, True)
    assert "test-app" in (here / "out/report/index.html").read_text(encoding="utf-8")


def test_any_other_folder_is_an_error(here: Path) -> None:
    shown = CliRunner().invoke(main, ["report", "pages"])
    assert (shown.exit_code, "name a folder that `cleaner clean --out` wrote" in shown.stderr) == (2, True)
