"""How a run scales with workers, and what memory it takes; not part of the usual tests.

    pytest -n 0 -s tests/bench/bench_batch.py

Once they have started, two workers must do 1.8 times the documents a second of one, the best of some
turns each, on a machine with two cores and nothing else to do; and no process may take more memory
for a large file than for a small one.
"""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

FEW, MANY, TURNS = 200, 6_000, 5

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


def write_pages(path: Path, size: int) -> None:
    """A WARC file of pages of about so many bytes as it is stored, each record compressed for itself."""
    chance = random.Random(1)
    records = [gzip.compress(response(f"https://example.org/{at}", page(chance)), 1) for at in range(500)]
    with path.open("wb") as file:
        written = 0
        while written < size:
            written += file.write(chance.choice(records))


def page(chance: random.Random) -> bytes:
    """A page around an article, with words of no meaning in a script, so that it is large as pages are."""
    paragraphs = "".join(f"<p>{line}</p>" for line in article(chance).split("\n\n"))
    script = " ".join(f"{chance.random():.16f}" for _ in range(60_000))
    return f"<title>Ferry</title><script>{script}</script><main>{paragraphs}</main>".encode()


def response(url: str, body: bytes) -> bytes:
    """A page as a WARC file's record of what a server answered (ISO 28500)."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
        "WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def clean(*arguments: str | Path | int) -> tuple[float, int]:
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


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one, so that workers and not the disk are measured."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(dir=memory))
    yield made
    shutil.rmtree(made)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", ["documents", "records"])
def test_two_workers_do_almost_twice_as_much_as_one(folder: Path, kind: str) -> None:
    few, many = folder / "few", folder / "many"
    write(few, kind, FEW)
    write(many, kind, MANY)
    rates: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(TURNS):
        for jobs, found in rates.items():
            spent = [
                clean(source, "--out", folder / "out", "--fresh", "--jobs", jobs)[0] for source in (few, many)
            ]
            found.append((MANY - FEW) / (spent[1] - spent[0]))
            print(f"\n{kind}: {jobs} workers, {found[-1]:.0f} documents/s after {spent[0]:.1f} s of start")
    ratio = max(rates[2]) / max(rates[1])
    print(f"{kind}: ratio {ratio:.2f} (aim 1.8)")
    assert ratio >= 1.8


def write(source: Path, kind: str, count: int) -> None:
    """So many documents as files, or as records of one file."""
    source.mkdir()
    chance = random.Random(1)
    articles = [article(chance) for _ in range(500)]
    if kind == "documents":
        for number in range(count):
            (source / f"{number:05}.txt").write_text(articles[number % len(articles)])
    else:
        records = (json.dumps({"id": at, "text": articles[at % len(articles)]}) for at in range(count))
        (source / "a.jsonl").write_text("".join(f"{record}\n" for record in records))


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("form", ["jsonl", "warc.gz"])
def test_memory_does_not_grow_with_the_input(tmp_path: Path, form: str) -> None:
    peaks = {}
    for megabytes in (50, 500, 2000):
        source = tmp_path / f"{megabytes}.{form}"
        (write_records if form == "jsonl" else write_pages)(source, megabytes * 1_000_000)
        seconds, peaks[megabytes] = clean(source, "--out", tmp_path / f"out{megabytes}", "--jobs", "2")
        print(
            f"\n{megabytes} MB of {form}: {seconds:.0f} s, at most {peaks[megabytes] / 1e6:.0f} MB a process"
        )
        source.unlink()
        shutil.rmtree(tmp_path / f"out{megabytes}")
    assert max(peaks.values()) < 400_000_000
    assert peaks[2000] < peaks[50] + 50_000_000
