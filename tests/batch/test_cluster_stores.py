"""A run on Ray whose inputs and outputs stand in a store: a real S3 server on this machine, moto's."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch.processes import start, tree
from batch.store_servers import s3
from click.testing import CliRunner, Result

from cleaner.batch.stores import Store
from cleaner.cli import main

pytest.importorskip("ray", reason="needs the extra ray")
pytestmark = pytest.mark.timeout(400)  # Ray takes its time to start where much else runs


@pytest.fixture
def bucket() -> Iterator[str]:
    """The URL of an empty bucket."""
    with s3() as url:
        yield url


@pytest.fixture
def shards(here: Path, article: str, bucket: str) -> None:
    """Record files, bad ones among them, in a folder of this machine and in the bucket."""
    records = [{"id": number, "text": f"{number} {article}"} for number in range(1000)]
    (here / "in/deep").mkdir()
    for name in ("a.jsonl", "deep/ä b.jsonl", "deep/c.jsonl"):
        (here / "in" / name).write_text("".join(json.dumps(record) + "\n" for record in records) + "{\n")
    (here / "in/d.json").write_text(json.dumps(records[:50]))
    pq.write_table(pa.Table.from_pylist(records), here / "in/e.parquet")
    (here / "in/f.parquet").write_bytes(b"PAR1")
    store = Store(f"{bucket}/crawl/in")
    for path in (here / "in").rglob("*.*"):
        store.send(path, path.relative_to(here / "in").as_posix())


def run(*arguments: str) -> Result:
    command = ["clean", "--jobs", "2", "--engine", "ray", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def brought(url: str, folder: Path) -> dict[str, bytes]:
    """What a folder of the store holds, as `tree` gives it; fingerprints are of versions, not contents."""
    store = Store(url)
    for file in store.files():
        store.fetch(file.name, folder / file.name)
    return without_marks(folder)


def without_marks(folder: Path) -> dict[str, bytes]:
    found = tree(folder)
    rows: list[dict[str, Any]] = json.loads(found["manifest.jsonl"])
    found["manifest.jsonl"] = json.dumps([{**row, "fingerprint": None} for row in rows]).encode()
    return found


@pytest.mark.usefixtures("shards")
def test_a_store_gets_the_files_and_rows_of_a_local_run_and_is_not_done_twice(
    here: Path, bucket: str
) -> None:
    local = CliRunner().invoke(main, ["clean", "in", "--out", "local", "--jobs", "2"])
    assert local.exit_code == 1
    expected = without_marks(here / "local")
    both = (f"{bucket}/crawl/in", "--out", f"{bucket}/clean")
    first = run(*both)
    assert first.exit_code == 1, first.output
    assert f"outputs in {bucket}/clean" in first.output
    assert brought(both[2], here / "store") == expected
    written = {file.name: file.version for file in Store(both[2]).files() if file.name.startswith("records")}
    Store(f"{bucket}/crawl/in").remove("d.json")
    assert run(*both, "--prune", "--summary-json", "again.json").exit_code == 1
    assert json.loads(Path("again.json").read_text())["unchanged"] == 4000
    del written["records/d.json.jsonl"]
    assert {file.name: file.version for file in Store(both[2]).files()}.items() >= written.items()
    assert Store(both[2]).find("records/d.json.jsonl") is None


@pytest.mark.usefixtures("shards")
def test_a_store_s_files_go_to_a_folder_and_a_folder_s_to_a_store(here: Path, bucket: str) -> None:
    assert CliRunner().invoke(main, ["clean", "in", "--out", "local", "--jobs", "2"]).exit_code == 1
    expected = without_marks(here / "local")
    assert run(f"{bucket}/crawl/in", "--out", "out").exit_code == 1
    assert without_marks(here / "out") == expected
    assert run("in", "--out", f"{bucket}/other").exit_code == 1
    assert brought(f"{bucket}/other", here / "store") == expected


def test_a_part_of_a_file_in_a_store_is_fetched_alone(here: Path, bucket: str, article: str) -> None:
    records = [{"id": number, "text": f"{number} {article}"} for number in range(600)]
    pq.write_table(pa.Table.from_pylist(records), here / "a.parquet", row_group_size=100, compression="none")
    (here / "b.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    for name in ("a.parquet", "b.jsonl"):
        Store(f"{bucket}/in").send(here / name, name)
    assert run(f"{bucket}/in", "--out", "out", "--split", "40000").exit_code == 0
    tables = [pq.read_table(path) for path in sorted((here / "out/records").glob("a.part-*"))]
    assert len(tables) > 1
    lines = [line for path in sorted((here / "out/records").glob("b.part-*")) for line in path.open()]
    for found in (pa.concat_tables(tables).to_pylist(), [json.loads(line) for line in lines]):
        assert [row["id"] for row in found] == list(range(600))
        assert {row["clean_status"] for row in found} == {"done"}


@pytest.mark.usefixtures("shards")
def test_a_run_that_is_killed_goes_on_where_the_store_s_manifest_ends(here: Path, bucket: str) -> None:
    assert CliRunner().invoke(main, ["clean", "in", "--out", "local", "--jobs", "2"]).exit_code == 1
    out = f"{bucket}/clean"
    store = Store(out)
    with start(out, "--engine", "ray", source=f"{bucket}/crawl/in") as killed:
        end = time.monotonic() + 200
        while store.find("manifest.jsonl") is None:
            assert killed.poll() is None and time.monotonic() < end
            time.sleep(0.05)
        os.killpg(killed.pid, signal.SIGKILL)
    assert run(f"{bucket}/crawl/in", "--out", out).exit_code == 1
    assert brought(out, here / "store") == without_marks(here / "local")


def test_what_a_store_can_t_do_is_said(here: Path, bucket: str) -> None:
    assert "nowhere cannot be read" in run(f"{bucket}/nowhere", "--out", "out").output
    (here / "in/a.jsonl").write_text('{"text": "It sails."}')
    assert "either all inputs are URLs" in run("in", f"{bucket}/in", "--out", "out").output
    local = CliRunner().invoke(main, ["clean", bucket, "--out", "out"])
    assert f"{bucket} is a URL; --engine ray reads and writes those" in local.output
