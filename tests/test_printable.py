"""What a terminal obeys never reaches one raw, in a line, in lines, in JSON, in a path."""

import json
from pathlib import Path

import pytest

import cleaner
from cleaner.printable import printable, printable_json, printable_lines, printable_path


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the ferry — Fähre, 渡し船 🛳", "the ferry — Fähre, 渡し船 🛳"),
        ("a\x1b]0;owned\x07b", r"a\x1b]0;owned\x07b"),
        ("a\x9b31mb\x7f", r"a\x9b31mb\x7f"),
        ("two\nlines\r\n\tone tab", r"two\nlines\r\n\tone tab"),
        ("txt.\u202eexe\u2069", r"txt.\u202eexe\u2069"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("half \ud83d of a pair", r"half \ud83d of a pair"),
    ],
)
def test_what_a_terminal_obeys_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_lines_stay_lines_with_their_tabs() -> None:
    assert printable_lines("one\r\n\ttwo\n\x1b[2Jthree\rfour") == "one\n\ttwo\n\\x1b[2Jthree\\rfour"


def test_json_means_the_same_afterwards() -> None:
    held = {"text": "a\x9b31m\u202e\x7f — Fähre\n"}
    shown = printable_json(json.dumps(held, ensure_ascii=False))
    assert shown.isprintable()
    assert json.loads(shown) == held


def test_a_path_is_shown_the_shortest_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert printable_path(tmp_path / "rules" / "a.toml") == str(Path("rules/a.toml"))
    assert printable_path("../elsewhere/a.toml") == "../elsewhere/a.toml"
    assert printable_path("a\x1b.toml") == r"a\x1b.toml"


def test_a_path_of_the_package_starts_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert printable_path(Path(cleaner.__file__).with_name("rule.py")) == str(Path("cleaner/rule.py"))
