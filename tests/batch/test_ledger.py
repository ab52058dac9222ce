"""The ledger keeps what runs did, whatever order they did it in and wherever they were stopped."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.ledger import NAME, Ledger
from cleaner.batch.rows import Row
from cleaner.errors import InputError

NAMES = "abcd"


def row(path: str, output: str | None = None, record: int | None = None) -> Row:
    return Row(path, "done", record=record, outputs={output: 1} if output else {})


def written(folder: Path) -> list[tuple[str, int | None]]:
    ledger = Ledger(folder)
    ledger.close()
    lines = (folder / NAME).read_bytes().splitlines()
    return [(found.path, found.record) for found in (msgspec.json.decode(line, type=Row) for line in lines)]


@given(st.permutations(NAMES), st.permutations(NAMES), st.sets(st.sampled_from(NAMES)))
def test_a_complete_run_leaves_the_rows_in_its_inputs_order(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str], kept: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    for order, keeps in ((first, set()), (second, kept)):
        ledger = Ledger(folder)
        for name in order:
            assert (ledger.before(name) is not None) == (order is second)
            if name in keeps:
                ledger.keep(name)
            else:
                ledger.add([row(name, record=1), row(name)])
        ledger.complete()
        ledger.close()
    assert written(folder) == [(name, record) for name in second for record in (1, None)]


@given(st.integers(0, 400))
def test_what_was_torn_off_is_forgotten_and_whole_groups_stay(
    tmp_path_factory: pytest.TempPathFactory, torn: int
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    ledger = Ledger(folder)
    ledger.add([row("a", record=1), row("a")])
    whole = (folder / NAME).stat().st_size
    ledger.add([row("b", record=1), row("b")])
    ledger.close()
    data = (folder / NAME).read_bytes()
    left = data[: max(whole, len(data) - torn)]
    (folder / NAME).write_bytes(left)
    rows = [("a", 1), ("a", None)]
    assert written(folder) == (rows if len(left) < len(data) else [*rows, ("b", 1), ("b", None)])


def test_outputs_that_no_row_names_any_more_are_stale(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([row("a", "text/a")])
    ledger.add([row("b", "text/b")])
    ledger.close()
    ledger = Ledger(tmp_path)
    ledger.before("a")
    ledger.add([row("a", "text/a2")])
    assert ledger.stale() == {"text/a", "text/b"}
    ledger.keep_rest()
    assert ledger.stale() == set()
    ledger.close()


def test_forgetting_names_all_outputs_and_leaves_no_row(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([row("a", "text/a")])
    ledger.close()
    ledger = Ledger(tmp_path)
    assert ledger.forget() == ["text/a"]
    assert ledger.before("a") is None
    ledger.close()
    assert written(tmp_path) == []


def test_a_file_that_is_no_manifest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("my own notes\n")
    with pytest.raises(InputError, match="is not a manifest"):
        Ledger(tmp_path)
    assert (tmp_path / NAME).read_text() == "my own notes\n"
