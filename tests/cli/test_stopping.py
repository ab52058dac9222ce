"""Signals end a run, whatever it is in the middle of."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch.processes import PROGRAM, start, workers_of
from making import APP_RULE, PROSE, replace_packaged_rules

pytestmark = pytest.mark.long
ARTICLE = f"{PROSE}\n\nDownload our app"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the only rule there is in rules/, and in/ for inputs."""
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    (tmp_path / "in").mkdir()
    return tmp_path


@pytest.fixture
def stuck(here: Path) -> Iterator[subprocess.Popen[str]]:
    """A run whose worker waits for a document that never comes: it is read from a pipe without writer."""
    (here / "in/a.txt").write_text(ARTICLE)
    os.mkfifo(here / "in/b.txt")
    command = [sys.executable, str(PROGRAM), "clean", "in/a.txt", "in/b.txt", "--out", "out", "--jobs", "1"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as run:
        while not (here / "out/text/a.txt").exists():
            time.sleep(0.02)
        yield run
        if run.poll() is None:
            run.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_a_run_within_seconds(stuck: subprocess.Popen[str], number: int) -> None:
    os.killpg(stuck.pid, number)
    _, errors = stuck.communicate(timeout=20)  # of which it takes 3; the machine may be busy
    assert stuck.returncode == 130
    assert errors == "stopped; the same command goes on from here\n"


def test_the_figures_of_a_run_that_was_stopped_count_the_records_that_are_done(here: Path) -> None:
    (here / "in/a.jsonl").write_text("".join(json.dumps({"text": ARTICLE}) + "\n" for _ in range(20_000)))
    with start("out", "--summary-json", "summary.json") as run:
        while not list((here / "out").glob(".unfinished/*.checkpoint")):
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=30)
    (unfinished,) = (here / "out/.unfinished").glob("*.part")
    summary = json.loads((here / "summary.json").read_text())
    assert summary["stopped"]
    assert 0 < summary["documents"] == unfinished.read_bytes().count(b"\n") < 20_000


def test_a_second_signal_ends_a_run_at_once(stuck: subprocess.Popen[str]) -> None:
    stuck.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    begin = time.monotonic()
    stuck.send_signal(signal.SIGTERM)
    stuck.communicate(timeout=20)
    assert stuck.returncode == 130
    assert time.monotonic() - begin < 2.5


def test_workers_end_with_a_run_that_is_killed(stuck: subprocess.Popen[str]) -> None:
    workers = workers_of(stuck.pid)
    os.killpg(stuck.pid, signal.SIGKILL)
    stuck.communicate()
    end = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_document_that_never_comes_is_given_up(here: Path) -> None:
    (here / "in/a.txt").write_text(ARTICLE)
    os.mkfifo(here / "in/b.txt")
    command = [
        sys.executable,
        str(PROGRAM),
        "clean",
        "in/a.txt",
        "in/b.txt",
        "--out",
        "out",
        "--timeout",
        "2",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "took longer than 2 seconds" in (here / "out/manifest.jsonl").read_text()
