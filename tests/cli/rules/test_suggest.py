"""`cleaner rules suggest`: rules learned from many documents of one site."""

from pathlib import Path

import pytest
from invented import make_pages
from rule_commands import run, run_json, write


@pytest.fixture(autouse=True)
def pages(here: Path) -> None:
    for number, made in enumerate(make_pages("quill.example", 12)):
        write(f"pages/{number:02}.txt", made.page)


def test_the_file_is_ready_to_use() -> None:
    result = run("suggest", "pages", "--site", "quill.example", "--out", "mine")
    assert result.exit_code == 0
    assert "rules for quill.example in mine/sites/quill.example.toml" in result.stdout
    assert run("test", "mine").exit_code == 0
    assert not [found for found in run_json("check", "mine") if found["severity"] == "error"]
    again = run("suggest", "pages", "--site", "quill.example", "--rules", "mine").stdout
    assert "[[rule]]" not in again


def test_support_and_confidence_are_told() -> None:
    shown = run("suggest", "pages", "--site", "quill.example").stdout
    assert "# 12 of 12 documents, confidence 0.76: repeats word by word" in shown
    proposals = run_json("suggest", "pages", "--site", "quill.example")
    assert proposals[0].keys() == {"table", "why", "support", "documents", "confidence"}


def test_the_site_must_be_known() -> None:
    result = run("suggest", "pages")
    assert result.exit_code == 2
    assert "--site" in result.stderr
