"""The manifest keeps what runs did, whatever order they did it in and wherever they were stopped."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.manifest import NAME, Manifest
from cleaner.batch.rows import Row
from cleaner.errors import InputError

NAMES = "abcd"


def row(path: str, output: str | None = None, record: int | None = None) -> Row:
    return Row(path, "done", record=record, outputs={output: 1} if output else {})


def written(folder: Path) -> list[tuple[str, int | None]]:
    manifest = Manifest(folder)
    manifest.close()
    lines = (folder / NAME).read_bytes().splitlines()
    return [(found.path, found.record) for found in (msgspec.json.decode(line, type=Row) for line in lines)]


@given(st.permutations(NAMES), st.permutations(NAMES), st.sets(st.sampled_from(NAMES)))
def test_a_complete_run_leaves_the_rows_in_its_inputs_order(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str], kept: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("manifest")
    for order, keeps in ((first, set()), (second, kept)):
        manifest = Manifest(folder)
        for name in order:
            assert (manifest.before(name) is not None) == (order is second)
            if name in keeps:
                manifest.keep(name)
            else:
                manifest.add([row(name, record=1), row(name)])
        manifest.complete()
        manifest.close()
    assert written(folder) == [(name, record) for name in second for record in (1, None)]


@given(st.integers(0, 400))
def test_what_was_torn_off_is_forgotten_and_whole_groups_stay(
    tmp_path_factory: pytest.TempPathFactory, torn: int
) -> None:
    folder = tmp_path_factory.mktemp("manifest")
    manifest = Manifest(folder)
    manifest.add([row("a", record=1), row("a")])
    whole = (folder / NAME).stat().st_size
    manifest.add([row("b", record=1), row("b")])
    manifest.close()
    data = (folder / NAME).read_bytes()
    left = data[: max(whole, len(data) - torn)]
    (folder / NAME).write_bytes(left)
    rows = [("a", 1), ("a", None)]
    assert written(folder) == (rows if len(left) < len(data) else [*rows, ("b", 1), ("b", None)])


def test_rows_that_were_not_met_stay_unless_they_are_gone_or_another_has_their_output(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    for name in "abcd":
        manifest.add([row(name, f"text/{name}")])
    manifest.close()
    manifest = Manifest(tmp_path)
    manifest.add([row("a", "text/b")])
    assert manifest.keep_rest(lambda path: path == "c") == {"text/a", "text/c"}
    manifest.complete()
    manifest.close()
    assert written(tmp_path) == [("a", None), ("d", None)]


def test_forgetting_names_all_outputs_and_leaves_no_row(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add([row("a", "text/a")])
    manifest.close()
    manifest = Manifest(tmp_path)
    assert manifest.forget() == ["text/a"]
    assert manifest.before("a") is None
    manifest.close()
    assert written(tmp_path) == []


def test_a_file_that_is_no_manifest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("my own notes\n")
    with pytest.raises(InputError, match="is not a manifest"):
        Manifest(tmp_path)
    assert (tmp_path / NAME).read_text() == "my own notes\n"


def test_rows_can_be_put_in_the_order_of_their_inputs_whenever_each_was_done(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add([row("a")])
    manifest.close()
    manifest = Manifest(tmp_path)
    manifest.add([row("c", record=1), row("c")])
    manifest.keep("a")
    manifest.add([row("b")])
    manifest.arrange(["a", "b", "c"])
    manifest.complete()
    manifest.close()
    lines = (tmp_path / NAME).read_bytes().splitlines()
    found = [msgspec.json.decode(line, type=Row) for line in lines]
    assert [(row.path, row.record) for row in found] == [("a", None), ("b", None), ("c", 1), ("c", None)]
