"""What is written as TOML is read back as it was."""

import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.authoring.writing import rule_text, toml_string, toml_value, write_site_file
from cleaner.errors import SettingError
from cleaner.printable import printable
from cleaner.rule_tables import RuleFileTable, RuleTable


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_string_is_read_back(text: str) -> None:
    assert tomllib.loads(f"a = {toml_string(text)}")["a"] == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60)))
def test_any_list_is_read_back(texts: list[str]) -> None:
    assert tomllib.loads(f"a = {toml_value(texts)}")["a"] == texts


@given(st.text("ab\"'\\\x1b\x7f\x9b\u061c\u200e\u2028\u202e\u2066 \u00a0é"))
def test_no_string_is_written_so_that_a_terminal_obeys_it(text: str) -> None:
    assert toml_string(text) == printable(toml_string(text))


def test_a_pattern_is_written_without_escaping() -> None:
    assert toml_string(r"^\d+$") == r"'^\d+$'"


def test_a_rule_is_read_back_with_its_comments_left_out() -> None:
    table = RuleTable(
        id="a",
        category="legal",
        match=r"\bit's \"so\"",
        max_words=9,
        place=-2,
        remove="rest",
        while_="x",
        examples=["  one\n- two\n"],
        lines=["One", "Two"],
    )
    text = rule_text(table, ["what speaks for it"], ["3 documents", "2 documents"])
    assert "# what speaks for it" in text
    assert '"One",  # 3 documents' in text
    assert msgspec.convert(tomllib.loads(text), RuleFileTable).rule == [table]


def test_a_site_file_stands_beside_the_schema_that_it_names(tmp_path: Path) -> None:
    path = write_site_file(tmp_path, "ledger.example", "#:schema ../schema.json\n")
    assert path == tmp_path / "sites" / "ledger.example.toml"
    assert (path.parent / "../schema.json").exists()


def test_a_file_that_stands_is_not_written_over_unless_told(tmp_path: Path) -> None:
    write_site_file(tmp_path, "ledger.example", "old")
    with pytest.raises(SettingError, match="--replace"):
        write_site_file(tmp_path, "ledger.example", "new")
    write_site_file(tmp_path, "ledger.example", "new", replace=True)
    assert (tmp_path / "sites" / "ledger.example.toml").read_text() == "new"


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be written"):
        write_site_file(tmp_path, ".".join(["a" * 60] * 4) + ".example", "")
