"""The same command on Ray: a real one on this machine, with two actors."""

import gzip
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch.processes import children, start, tree
from click.testing import Result

pytest.importorskip("ray", reason="needs the extra ray")
pytestmark = pytest.mark.timeout(400)  # Ray takes its time to start where much else runs
Run = Callable[..., Result]
RAY = ("--engine", "ray")


@pytest.fixture
def shards(here: Path, article: str) -> int:
    """Record files of several formats, bad records and a damaged file among them; returns the documents."""
    records = [{"id": number, "text": f"{number} {article}"} for number in range(1500)]
    lines = "".join(json.dumps(record) + "\n" for record in records).replace('"id": 70,', '"id": 70;', 1)
    for number in range(4):
        (here / f"in/{number % 2}").mkdir(exist_ok=True)
        (here / f"in/{number % 2}/{number}.jsonl").write_text(lines)
    (here / "in/a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pq.write_table(pa.Table.from_pylist(records), here / "in/b.parquet")
    (here / "in/c.json").write_text(json.dumps(records[:500]))
    (here / "in/damaged.parquet").write_bytes(b"PAR1")
    return 6 * 1500 + 500 + 1


def actors_of(pid: int) -> Iterator[int]:
    """The processes of a run's actors."""
    for child in children(pid):
        with suppress(OSError):
            if Path(f"/proc/{child}/cmdline").read_bytes().startswith(b"ray::MapWorker"):
                yield child
        yield from actors_of(child)


def wait_for(found: Callable[[], Any]) -> Any:
    end = time.monotonic() + 200
    while not (it := found()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return it


@pytest.mark.parametrize("form", [("--drop-source", "--only-kept"), ("--format", "parquet")])
def test_a_cluster_gives_the_same_files_and_rows_as_a_local_run(
    here: Path, run: Run, shards: int, form: tuple[str, ...]
) -> None:
    assert run(*form, "--summary-json", "local.json").exit_code == 1
    local = tree(here / "out")
    (here / "out").rename(here / "local")
    assert run(*form, *RAY, "--summary-json", "ray.json").exit_code == 1
    assert tree(here / "out") == local
    figures = [json.loads(Path(name).read_text()) for name in ("local.json", "ray.json")]
    assert figures[0]["documents"] == shards
    assert [{**found, "seconds": 0} for found in figures] == [{**figures[0], "seconds": 0}] * 2


def test_each_engine_goes_on_where_the_other_was(here: Path, run: Run, shards: int) -> None:
    assert run("--include", "?.jsonl").exit_code == 1
    first = {path: path.stat().st_mtime_ns for path in (here / "out/records").rglob("*.jsonl")}
    assert run(*RAY).exit_code == 1
    assert run("--summary-json", "again.json").exit_code == 1
    assert {path: path.stat().st_mtime_ns for path in first} == first
    assert json.loads(Path("again.json").read_text())["unchanged"] == 6 * 1500 + 500 - 5
    (here / "in/c.json").unlink()
    assert run(*RAY, "--prune").exit_code == 1
    assert not (here / "out/records/c.json.jsonl").exists()


def test_a_run_whose_actor_is_killed_loses_and_doubles_nothing(here: Path, run: Run, shards: int) -> None:
    with start("out", *RAY) as killed:
        actor = wait_for(lambda: next(actors_of(killed.pid), None))
        wait_for(lambda: list((here / "out/.unfinished").glob("shard-*/*.part")))
        os.kill(actor, signal.SIGKILL)
        _, errors = killed.communicate(timeout=300)
    assert killed.returncode == 1, errors
    (here / "out").rename(here / "killed")
    run()
    assert tree(here / "killed") == tree(here / "out")


def test_a_run_that_is_killed_goes_on_where_it_was(here: Path, run: Run, shards: int) -> None:
    with start("out", *RAY) as killed:
        wait_for(lambda: list((here / "out").glob("records/**/*.jsonl")))
        os.killpg(killed.pid, signal.SIGKILL)
    assert run(*RAY).exit_code == 1
    (here / "out").rename(here / "killed")
    run()
    assert tree(here / "killed") == tree(here / "out")


def test_what_a_cluster_cannot_do_is_said_before_it_starts(here: Path, run: Run) -> None:
    (here / "in/a.txt").write_text("The ferry sails.")
    refused = run(*RAY)
    assert refused.exit_code == 2
    assert "a.txt is one document; a cluster cleans record files" in refused.output
    assert "a limit counts documents in their order" in run(*RAY, "--limit", "3").output
    assert "--address is for a Ray cluster" in run("--address", "auto").output


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """The rows of all outputs, in the order of their names."""
    found: list[dict[str, Any]] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".parquet":
            found += pq.read_table(path).to_pylist()
        else:
            found += map(json.loads, path.read_text().splitlines())
    return found


def test_actors_share_large_files_in_parts_that_together_are_the_whole(
    here: Path, run: Run, article: str
) -> None:
    records = [{"id": number, "text": f"{number} {article}"} for number in range(1000)]
    pq.write_table(
        pa.Table.from_pylist(records), here / "in/a.parquet", row_group_size=100, compression="none"
    )
    (here / "in/b.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    assert run().exit_code == 0
    local = rows_of(here / "out/records")
    split = (*RAY, "--split", "50000", "--summary-json", "summary.json")
    for unchanged in (0, 2000):
        assert run(*split).exit_code == 0
        assert json.loads(Path("summary.json").read_text())["unchanged"] == unchanged
        outputs = {path.name.split(".")[0] for path in (here / "out/records").glob("*.part-*")}
        assert outputs == {"a", "b"}
        assert not (here / "out/records/b.jsonl").exists()  # of the run that did it whole
        assert rows_of(here / "out/records") == local
    assert run().exit_code == 0
    assert sorted(path.name for path in (here / "out/records").iterdir()) == ["a.parquet", "b.jsonl"]
    assert rows_of(here / "out/records") == local
