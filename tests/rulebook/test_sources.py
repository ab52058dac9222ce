"""The text of a rule file, and the TOML in it."""

from pathlib import Path

import pytest

from cleaner.errors import RuleError
from cleaner.rulebook.sources import parsed_toml, read_source


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_source(tmp_path / "a.toml") == "a = 1\n"


def test_a_byte_that_is_no_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"a = 1\nb = '\xe9'\n")
    with pytest.raises(RuleError, match="not UTF-8") as told:
        read_source(tmp_path / "a.toml")
    assert told.value.line == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        read_source(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("source", "line"),
    [("a = 1\nb = \n", 2), ("a = 1\na = 2\n", 2), ("a = [\n", 2), ("a = " + "[" * 5000, None)],
)
def test_what_is_no_toml_is_told_with_its_line(source: str, line: int | None) -> None:
    with pytest.raises(RuleError) as told:
        parsed_toml(Path("a.toml"), source)
    assert told.value.file == "a.toml"
    assert line is None or told.value.line == line
