"""No name, text or id reaches a terminal or a log so that it is obeyed."""

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such names")

TITLE = "a\x1b]0;owned\x07.txt"
FORGED = "b\n2026-01-01 00:00:00,000 INFO forged.txt"
BACKWARDS = "c\u202etxt.exe.txt"


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    made = {TITLE, FORGED + ".txt", BACKWARDS}
    for name in made:
        (Path("in") / name).write_text("The ferry will sail again on Monday.")
    (Path("in") / "d\x9b2J.txt").write_bytes(b"\x00\x01")
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def lines(shown: str) -> list[str]:
    """The lines of what was shown, all of them plain."""
    found = shown.splitlines()
    assert all(line.isprintable() for line in found)
    return found


def test_the_log_and_verbose_have_one_plain_line_a_document(names: set[str]) -> None:
    result = run("clean", "in", "--out", "out", "--log", "log.txt", "--jobs", "1", "-v")
    assert len(lines(Path("log.txt").read_text())) == len(lines(result.stderr)) == len(names) + 1
    assert r"a\x1b]0;owned\x07.txt: 0 pieces" in result.stderr
    assert r"d\x9b2J.txt: a binary file" in result.stderr


def test_a_dry_run_has_one_plain_line_a_document(names: set[str]) -> None:
    shown = lines(run("clean", "in", "--out", "out", "--dry-run").stdout)
    assert len(shown) == len(names) + 2
    assert any(r"c\u202etxt.exe.txt -> text/c\u202etxt.exe.txt" in line for line in shown)


@pytest.mark.parametrize(
    "command",
    [
        ["clean", "in\x1b[2J\n"],
        ["clean", "--no-\x1b[2J"],
        ["clean\x1b[2J"],
        ["clean", "in", "--out", "out", "--keep", "\u202ecaption"],
        ["rules", "show", "a\x9b"],
        ["rules", "check", "no\x1bwhere"],
    ],
)
def test_errors_are_plain(names: set[str], command: list[str]) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert len(lines(result.stderr)) > 0


def test_an_error_of_a_config_file_is_plain(names: set[str]) -> None:
    Path("my.toml").write_text('"a\\u001b[2J" = 1\n')
    assert r'no option "a\x1b[2J"' in "\n".join(lines(run("clean", "in", "--config", "my.toml").stderr))


def test_explain_shows_what_a_text_would_have_a_terminal_do(names: set[str]) -> None:
    Path("p.html").write_text("<p>Word &#27;]52;c;eA==&#7; \u202e\u009b2J end.</p>", encoding="utf-8")
    shown = lines(run("explain", "p.html").stdout)
    assert shown[2].split() == ["Word", r"\x1b]52;c;eA==\x07", r"\u202e\x9b2J", "end."]
    (block,) = json.loads("\n".join(lines(run("explain", "p.html", "--json").stdout)))
    assert "\u202e\x9b2J" in block["text"]


def test_a_corpus_is_shown_plain(names: set[str]) -> None:
    Path("rules").mkdir()
    Path("rules/advert.toml").write_text(
        '[[rule]]\nid = "bell"\nmatch = "^ring the bell"\nexamples = ["Ring the bell now"]\n'
    )
    prose = "The council met on Tuesday for the first time since the flood and voted to mend the bridge."
    Path("corpus/pages").mkdir(parents=True)
    Path("corpus/gold").mkdir()
    Path("corpus/pages/a\x1b.txt").write_text(f"{prose}\n\nRing the bell \x9b2J\u202e\n\n{prose}\n")
    Path("corpus/gold/a\x1b.txt.txt").write_text(f"{prose}\nRing the bell \x9b2J\u202e\n{prose}\n")
    for command in (
        ["rules", "diff", "packaged", "rules", "--corpus", "corpus"],
        ["rules", "diff", "packaged", "rules", "--corpus", "corpus", "--json"],
        ["rules", "test", "rules", "--corpus", "corpus"],
    ):
        assert any("Ring the bell" in line for line in lines(run(*command).stdout)), command


def test_names_that_are_no_text_are_shown_all_the_same(tmp_path: Path) -> None:
    if sys.platform == "darwin":
        pytest.skip("its file system takes only UTF-8 names")
    missing = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    assert r"caf\xe9" in run("clean", missing, "--out", str(tmp_path / "out")).stderr
