"""Files that are kept in place of older ones of their kind."""

from pathlib import Path

import pytest

from cleaner.rulebook.kept_files import keep


def test_a_file_is_kept_in_place_of_older_ones_of_its_kind(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    for name in ("ready-1-de", "rules-1", "ready-2-fi", "ready-2-de"):
        keep(name.encode(), folder / f"{name}.msgpack", current=name[:7])
    assert sorted(path.name for path in folder.iterdir()) == [
        "ready-2-de.msgpack",
        "ready-2-fi.msgpack",
        "rules-1.msgpack",
    ]
    assert (folder / "ready-2-de.msgpack").read_bytes() == b"ready-2-de"


def test_nothing_that_stands_is_removed_where_a_file_cannot_be_kept(tmp_path: Path) -> None:
    older = tmp_path / "rules-1.msgpack"
    older.write_bytes(b"older")
    (tmp_path / "rules-2.msgpack").mkdir()
    with pytest.raises(OSError, match=r"rules-2"):
        keep(b"newer", tmp_path / "rules-2.msgpack", current="rules-2")
    assert older.read_bytes() == b"older"
