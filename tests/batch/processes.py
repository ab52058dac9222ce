"""Runs of the command as processes, and what they leave: for tests that kill them."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

PROGRAM = Path(__file__).with_name("program.py")


def start(out: str, *arguments: str, source: str = "in") -> subprocess.Popen[str]:
    """Begin `cleaner clean in --out OUT` with two workers, in a process group of its own."""
    command = [sys.executable, str(PROGRAM), "clean", source, "--out", out, "--jobs", "2", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file; of the manifest all but the seconds that each input took."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    rows = [{**json.loads(line), "seconds": 0} for line in found["manifest.jsonl"].splitlines()]
    found["manifest.jsonl"] = json.dumps(rows).encode()
    return found


def workers_of(pid: int) -> list[int]:
    """The processes that a run's process server has begun."""
    return [worker for server in children(pid) for worker in children(server)]


def children(pid: int) -> list[int]:
    """The processes that a process has begun, from whichever of its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, task.read_text().split())
    return found
