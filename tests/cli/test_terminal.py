"""What a person sees in a terminal of eighty columns, and what a pipe gets."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from batch.processes import PROGRAM
from click.testing import CliRunner
from making import APP_RULE, MORE_PROSE, PROSE, replace_packaged_rules

from cleaner.cli import main

if sys.platform == "win32":
    pytest.skip("has no pseudo-terminals", allow_module_level=True)

import pty
import termios

COLUMNS = 80
NAMES = ["a.txt", "b.txt", "a-name-that-is-longer-than-a-terminal-is-wide-" + "x" * 60 + ".txt"]
MOVES = re.compile(r"\x1b\[[0-9;?]*[A-HJKfhlsu]|\r")
STYLES = re.compile(r"\x1b\[[0-9;]*m")
COLOURS = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|38;)")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a corpus of a few documents and one rule, which quickly loads."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    for folder in ("pages", "gold"):
        (tmp_path / "corpus" / folder).mkdir(parents=True)
    for name in NAMES:
        text = f"{PROSE}\n\nDownload our app\n\n{MORE_PROSE}\n"
        (tmp_path / "corpus/pages" / name).write_text(text)
        (tmp_path / "corpus/gold" / f"{name}.txt").write_text(f"{PROSE}\n\n{MORE_PROSE}\n")
    for folder in ("rules", "mine"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "app.toml").write_text(APP_RULE)
    return tmp_path


PACKAGED = ("-m", "cleaner")
"""What starts the command with the packaged rules, for what is said of these."""


def seen(*arguments: str, program: Sequence[str] = (str(PROGRAM),)) -> str:
    """All that a command sends to the terminal that it runs in."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (40, COLUMNS))
    command = [sys.executable, *program, *arguments]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, close_fds=True):
        os.close(its)
        found = b""
        while part := _read(ours):
            found += part
    os.close(ours)
    return found.decode()


@cache
def seen_once(command: str) -> str:
    """The same for a command that several tests look at; each test's folder holds the same."""
    return seen(*command.split())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's way to say that nobody writes any more
        return b""


def lines(shown: str) -> list[str]:
    """What stood on the terminal's lines, one after the other, without styles."""
    return [STYLES.sub("", part) for part in re.split(r"\n", MOVES.sub("\n", shown)) if part]


CLEAN = "clean corpus/pages --out out --jobs 1 -v"
EVAL = "eval corpus --peer source --jobs 1"
DIFF = "rules diff packaged mine --corpus corpus"
COVERAGE = "rules coverage --corpus corpus"


@pytest.mark.parametrize("command", [CLEAN, EVAL, DIFF, "--help"])
def test_no_line_is_wider_than_the_terminal(command: str) -> None:
    shown = [line for line in lines(seen_once(command)) if not line.startswith("a-name-that-is-longer")]
    assert len(shown) > 1
    assert max(map(len, shown)) <= COLUMNS


@pytest.mark.parametrize("command", ["rules list --category photo-credit", "rules words app"])
def test_no_line_on_the_packaged_rules_is_wider_than_the_terminal(command: str) -> None:
    shown = lines(seen(*command.split(), program=PACKAGED))
    assert len(shown) > 1
    assert max(map(len, shown)) <= COLUMNS


def test_no_row_of_the_coverage_is_wider_than_the_terminal() -> None:
    shown = [line for line in lines(seen_once(COVERAGE)) if line[:6].strip().isdigit()]
    assert shown
    assert max(map(len, shown)) <= COLUMNS


def test_the_bar_knows_how_many_documents_there_are() -> None:
    assert f"of {len(NAMES)} documents" in seen_once(CLEAN)
    assert "of 2 documents" in seen("clean", "corpus/pages", "--out", "out", "--jobs", "1", "--limit", "2")


@pytest.mark.parametrize("command", [EVAL, COVERAGE, DIFF])
def test_work_on_a_corpus_shows_its_progress(command: str) -> None:
    assert re.search(rf"\d/{len(NAMES)} documents", STYLES.sub("", seen_once(command)))


def test_a_line_on_each_document_stands_above_the_bar_and_whole() -> None:
    shown = lines(seen_once(CLEAN))
    for name in ("a.txt", "b.txt"):
        assert any(re.fullmatch(rf"{name}: 1 pieces removed, \d\.\d+ seconds", line) for line in shown)


def test_colours_are_left_out_where_nobody_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    explain = ("explain", "corpus/pages/a.txt")
    assert COLOURS.search(seen(*explain))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOURS.search(seen(*explain))


@pytest.mark.parametrize(
    "command", ["explain corpus/pages/a.txt", "eval corpus", "clean corpus/pages --out out -v"]
)
def test_a_pipe_gets_text_alone(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_packaged_rules(monkeypatch, tmp_path / "packaged", APP_RULE)
    run = CliRunner().invoke(main, command.split(), catch_exceptions=False)
    assert (run.exit_code, bool(run.stdout_bytes)) == (0, True)
    assert b"\x1b" not in run.stdout_bytes + run.stderr_bytes
    assert b"\r" not in run.stdout_bytes + run.stderr_bytes


def test_a_pipe_gets_names_whole() -> None:
    run = CliRunner().invoke(main, ["rules", "list"], catch_exceptions=False)
    assert all(re.search(r"\.toml:\d+$", line) for line in run.stdout.splitlines()[:-1])


def test_what_a_document_holds_is_shown_and_not_obeyed() -> None:
    Path("odd.txt").write_text(f"{PROSE}\n\nDownload our app\x1b]0;owned\x07\x1b[2J now\n")
    for command in ("clean", "explain"):
        shown = seen(command, "odd.txt")
        assert "\x1b]" not in shown and "\x1b[2J" not in shown and "\x07" not in shown
