"""`cleaner rules pack`: a folder's rules made ready to load fast."""

from pathlib import Path

from click.testing import CliRunner

from cleaner.cli import main

RULE = '[[rule]]\nid = "own-net"\nlines = ["Haul in the net"]\nexamples = ["Haul in the net"]\n'


def test_it_says_how_many_rules_it_has_packed_and_where(tmp_path: Path) -> None:
    folder = tmp_path / "own-rules"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "teaser.toml").write_text(RULE, "utf-8")
    ran = CliRunner().invoke(main, ["rules", "pack", str(folder)])
    assert ran.stdout == f"1 rule packed in {folder / 'packed.msgpack'}\n"
    assert (folder / "packed.msgpack").is_file()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["rules", "pack", str(tmp_path / "none")])
    assert ran.exit_code == 2
    assert "none" in ran.stderr
