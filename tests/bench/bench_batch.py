"""How a run scales with workers, and what memory it takes; not part of the usual tests.

    pytest -n 0 -s tests/bench/bench_batch.py

Two workers must do 1.8 times the documents a second of one, on a machine with nothing else to do;
and no process may take more memory for a large file than for a small one.
"""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

WORDS = [
    "the",
    "ferry",
    "harbour",
    "office",
    "said",
    "divers",
    "rudder",
    "night",
    "rain",
    "captain",
    "island",
    "crossing",
    "bridge",
]
LINES = [
    "Download our app",
    "Read more: The bridge reopens",
    "Photo: The harbour office",
    "Share this article",
]


def article(chance: random.Random) -> str:
    """About 5 kB of sentences, with a line between them that is not the article's."""
    paragraphs = []
    for _ in range(12):
        paragraphs.append(" ".join(chance.choices(WORDS, k=70)).capitalize() + ".")
        if chance.random() < 0.3:
            paragraphs.append(chance.choice(LINES))
    return "\n\n".join(paragraphs)


def write_records(path: Path, size: int) -> None:
    """A file of JSON lines of about so many bytes."""
    chance = random.Random(1)
    lines = [json.dumps({"id": number, "text": article(chance)}) + "\n" for number in range(500)]
    with path.open("w") as file:
        written = 0
        while written < size:
            line = chance.choice(lines)
            written += file.write(line)


def clean(*arguments: str | Path) -> tuple[float, int]:
    """Run the command; returns its seconds, and the peak memory of its largest process in bytes."""
    command = [sys.executable, "-m", "cleaner", "clean", "--quiet", *map(str, arguments)]
    begin = time.monotonic()
    process = subprocess.Popen(command)
    peak = 0
    while process.poll() is None:
        peak = max(peak, *map(peak_memory, family(process.pid)), 0)
        time.sleep(0.1)
    assert process.returncode == 0
    return time.monotonic() - begin, peak


def family(pid: int) -> list[int]:
    """A process and all that it has begun."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def peak_memory(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", ["documents", "records"])
def test_two_workers_do_almost_twice_as_much_as_one(tmp_path: Path, kind: str) -> None:
    chance = random.Random(1)
    count = 10_000
    source = tmp_path / "in"
    source.mkdir()
    if kind == "documents":
        articles = [article(chance) for _ in range(500)]
        for number in range(count):
            (source / f"{number:05}.txt").write_text(articles[number % len(articles)])
    else:
        write_records(source / "a.jsonl", count * 5000)
    rates = {}
    for jobs in (1, 2):
        seconds, _ = clean(source, "--out", tmp_path / f"out{jobs}", "--jobs", str(jobs))
        rates[jobs] = count / seconds
        print(f"\n{kind}: {jobs} workers, {seconds:.1f} s, {rates[jobs]:.0f} documents/s")
    print(f"{kind}: ratio {rates[2] / rates[1]:.2f}")
    assert rates[2] / rates[1] >= 1.8


@pytest.mark.timeout(3600)
def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    peaks = {}
    for megabytes in (50, 500, 2000):
        source = tmp_path / f"{megabytes}.jsonl"
        write_records(source, megabytes * 1_000_000)
        seconds, peaks[megabytes] = clean(source, "--out", tmp_path / f"out{megabytes}", "--jobs", "2")
        print(f"\n{megabytes} MB: {seconds:.0f} s, {peaks[megabytes] / 1e6:.0f} MB at most in a process")
        source.unlink()
    assert max(peaks.values()) < 400_000_000
    assert peaks[2000] < peaks[50] + 50_000_000
