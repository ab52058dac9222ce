"""What the package raises reads well, is safe to print and survives a process's end."""

import pickle
from pathlib import Path

import pytest

from cleaner.errors import CleanerError, InputError, RuleError, SettingError

RULES = '[[rule]]\nid = "bad"\n  match = "("  # a plain sign\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("r.toml").write_text(RULES)
    return str(tmp_path / "r.toml")


def test_the_family() -> None:
    assert all(issubclass(kind, CleanerError) for kind in (InputError, SettingError, RuleError))


@pytest.mark.parametrize("kind", [InputError, SettingError])
def test_a_name_in_a_message_is_safe_to_print(kind: type[CleanerError]) -> None:
    assert str(kind("there is no file a\x1b[2J\nb")) == r"there is no file a\x1b[2J\nb"


def test_a_rule_error_shows_the_line(file: str) -> None:
    error = RuleError("is wrong", file=file, line=3, rule="bad", remedy="mend it")
    assert str(error) == 'r.toml:3: rule "bad": is wrong; mend it\n    match = "("  # a plain sign'


def test_a_table_s_header_is_not_shown(file: str) -> None:
    assert str(RuleError("has no example", file=file, line=1, rule="bad")).count("\n") == 0


def test_a_changed_file_shows_its_line_of_now(file: str) -> None:
    RuleError("is wrong", file=file, line=3)
    Path(file).write_text("\n\nmatch = 'a longer line'\n")
    assert str(RuleError("is wrong", file=file, line=3)).endswith("    match = 'a longer line'")


def test_a_long_line_is_cut_and_what_a_terminal_obeys_written_out(file: str) -> None:
    Path(file).write_text(f"x = '\x9b{'a' * 500}'\n")
    shown = str(RuleError("is wrong", file=file, line=1)).splitlines()[1].strip()
    assert shown.startswith(r"x = '\x9baaa")
    assert shown.endswith("a…")
    assert len(shown) == 100


def test_a_fault_of_a_whole_folder_has_no_line(tmp_path: Path) -> None:
    assert str(RuleError("is no folder", file=str(tmp_path))) == f"{tmp_path}: is no folder"


def test_a_rule_error_survives_pickling_with_all_it_says(file: str) -> None:
    error = RuleError("is wrong", file=file, line=3, rule="bad", remedy="mend it")
    Path(file).unlink()
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert (again.file, again.line, again.rule, again.text) == (file, 3, "bad", error.text)
