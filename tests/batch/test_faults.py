"""Faults stay small: a document that crashes, hangs or devours its worker, a disk that is full."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from batch.processes import workers_of

from cleaner.batch.rows import Row
from cleaner.batch.runner import Options, Run
from cleaner.cleaning import Cleaner
from cleaner.result import Result

PROGRAM = Path(__file__).with_name("program.py")


class DeadlyCleaner(Cleaner):
    """Cleans, but some words do to its process what a fault in a library would."""

    def clean(self, content: str | bytes, url: str | None = None, kind: str | None = None) -> Result:
        words = content if isinstance(content, bytes) else content.encode()
        if b"crash" in words:
            os._exit(7)
        if b"hang" in words:
            time.sleep(60)
        if b"devour" in words:
            bytearray(1 << 46)
        if b"break" in words:
            raise ZeroDivisionError("a bug")
        return super().clean(content, url, kind)


class Silent:
    """Watches a run and tells no one."""

    def advance(self, documents: int, size: int) -> None: ...

    def row(self, row: Row, unchanged: bool) -> None: ...


ERRORS = {
    "crash": "crashed its worker (exit status 7)",
    "hang": "took longer than 2 seconds; --timeout allows more",
    "devour": "needs more memory than there is",
    "break": "broke the cleaner: ZeroDivisionError: a bug",
}


def deadly_run(here: Path) -> Run:
    run = Run(DeadlyCleaner(), ["in"], here / "out", Options(jobs=2, timeout=2), Silent())
    run.start()
    return run


@pytest.mark.long
def test_a_document_that_kills_its_worker_costs_only_itself(
    here: Path, manifest: Callable[[], list[dict[str, Any]]]
) -> None:
    names = [*ERRORS, *(f"good {number}" for number in range(20))]
    for name in names:
        (here / f"in/{name}.txt").write_text(f"A {name} document.")
    run = deadly_run(here)
    rows = {row["path"].removesuffix(".txt"): row for row in manifest()}
    assert list(rows) == sorted(names)
    assert {name: row["error"] for name, row in rows.items() if row["error"]} == ERRORS
    assert (run.totals.documents, run.totals.failed) == (24, 4)
    assert len(list((here / "out/text").iterdir())) == 20


@pytest.mark.long
def test_a_record_that_kills_its_worker_costs_only_itself(
    here: Path, manifest: Callable[[], list[dict[str, Any]]]
) -> None:
    words = ["good", "crash", "good", "devour", "hang", "good"]
    lines = [json.dumps({"id": word, "text": f"A {word} record."}) for word in words]
    (here / "in/a.jsonl").write_text("\n".join(lines))
    deadly_run(here)
    records = [json.loads(line) for line in (here / "out/records/a.jsonl").read_text().splitlines()]
    assert [record["id"] for record in records] == words
    assert [record["clean_status"] for record in records] == [
        f"failed: {ERRORS[word]}" if word in ERRORS else "done" for word in words
    ]
    assert [row["record"] for row in manifest()] == [2, 4, 5, None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder on a disk of 300 kB, and what gives it room; where none can be mounted, a process limit."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(disk)]
    mounted = bool(shutil.which("mount")) and _succeeds(mount)

    def make_room() -> None:
        if mounted:
            subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)

    yield disk, make_room
    if mounted:
        subprocess.run(["umount", str(disk)], check=True)


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def limited(size: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command where no file may grow beyond `size` bytes."""
    command = [sys.executable, PROGRAM, "clean", *map(str, arguments)]
    limit = {**os.environ, "FILE_LIMIT": str(size)}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=limit)


def tree(folder: Path) -> dict[str, bytes]:
    """All files but the manifest, which tells seconds."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.jsonl")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.long
@pytest.mark.parametrize("kind", ["documents", "records"])
def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(
    here: Path, small_disk: tuple[Path, Callable[[], None]], kind: str, article: str
) -> None:
    disk, make_room = small_disk
    if kind == "documents":
        for number in range(200):
            (here / f"in/{number:03}.txt").write_text(f"{number} {article * 20}")
    else:
        lines = [json.dumps({"id": number, "text": article}) for number in range(2000)]
        (here / "in/a.jsonl").write_text("\n".join(lines))
    room = 10_000_000 if os.path.ismount(disk) else 2_000
    stopped = limited(room, "in", "--out", disk / "out", "--jobs", "2")
    assert stopped.returncode == 1
    assert "make room and give the same command again" in stopped.stderr
    assert not [path for path in disk.rglob("*.jsonl") if b"\x00" in path.read_bytes()]
    written = tree(disk / "out")
    make_room()
    resumed = limited(10_000_000, "in", "--out", disk / "out", "--jobs", "2")
    assert resumed.returncode == 0, resumed.stderr
    assert limited(10_000_000, "in", "--out", "fresh").returncode == 0
    whole = tree(here / "fresh")
    assert tree(disk / "out") == whole
    assert {
        name: data for name, data in written.items() if ".unfinished" not in name
    }.items() <= whole.items()


@pytest.mark.long
def test_a_single_file_limit_is_met_like_a_full_disk(here: Path, article: str) -> None:
    (here / "in/a.txt").write_text(article * 1000)
    result = limited(5_000, "in", "--out", "out")
    assert result.returncode == 1
    assert "cannot write to out: File too large; make room" in result.stderr
    assert tree(here / "out") == {}


def test_an_output_that_cannot_have_its_name_is_a_row(
    here: Path, run: Callable[..., Any], manifest: Callable[[], list[dict[str, Any]]], article: str
) -> None:
    (here / f"in/{'x' * 249}.html").write_text(article)
    (here / "in/b.txt").write_text(article)
    assert run().exit_code == 1
    good, bad = manifest()
    assert (good["path"], good["status"]) == ("b.txt", "done")
    assert bad["error"].endswith(": File name too long")


def test_an_output_folder_that_cannot_be_made_is_told(here: Path, run: Callable[..., Any]) -> None:
    (here / "in/a.txt").write_text("x")
    (here / "out").write_text("a file")
    result = run()
    assert result.exit_code == 2
    assert "cannot write to out: File exists" in result.stderr


@pytest.mark.long
def test_a_worker_killed_from_outside_is_replaced(here: Path, article: str) -> None:
    for number in range(300):
        (here / f"in/{number:03}.txt").write_text(article * 50)
    command = [sys.executable, PROGRAM, "clean", "in", "--out", "out", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while not list((here / "out").rglob("*.txt")):
            time.sleep(0.01)
        worker = workers_of(process.pid)[0]
        os.kill(worker, signal.SIGKILL)
    assert process.returncode == 0
    assert len(list((here / "out/text").iterdir())) == 300
