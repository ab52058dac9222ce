"""Ctrl-C in a program that calls `cleaner.batch.run`."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.batch.interrupting import interruptible

LINES = """
import signal
import sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal, wherever the tests run
from cleaner.rulebook import files
files.packaged_rules = lambda: Path("rules")
from cleaner import batch
from cleaner.batch.records import file
file.CHECKPOINT_SECONDS = 0.02
summary = batch.run("in", "out", options=batch.Options(jobs=2))
print(summary.stopped, summary.documents)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as a terminal does")
def test_the_summary_counts_what_was_done_and_the_same_call_goes_on(here: Path, article: str) -> None:
    (here / "in/a.txt").write_text(article)
    (here / "in/b.jsonl").write_text((json.dumps({"text": article}) + "\n") * 20_000)
    Path("script.py").write_text(LINES)
    command = [sys.executable, "script.py"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as script:
        end = time.monotonic() + 60
        while not list((here / "out").glob(".unfinished/*.checkpoint")):
            assert script.poll() is None and time.monotonic() < end
            time.sleep(0.02)
        script.send_signal(signal.SIGINT)
        printed, errors = script.communicate(timeout=30)
    (unfinished,) = (here / "out/.unfinished").glob("*.part")
    done = 1 + unfinished.read_bytes().count(b"\n")
    assert (printed, errors) == (f"True {done}\n", "")
    assert 1 < done < 20_001
    again = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert (again.stdout, again.stderr) == ("False 20001\n", "")


class Stoppable:
    stopped = False

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def in_a_terminal() -> Iterator[None]:
    """Ctrl-C does what it does in a terminal; where tests run in the background, it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_second_time_ends_the_program_as_ever(in_a_terminal: None) -> None:
    run = Stoppable()
    with pytest.raises(KeyboardInterrupt), interruptible(run):  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGINT)
        assert run.stopped
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_program_that_answers_ctrl_c_itself_is_left_to_do_so(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        run = Stoppable()
        with interruptible(run):  # type: ignore[arg-type]
            signal.raise_signal(signal.SIGINT)
        assert (heard, run.stopped) == ([signal.SIGINT], False)
    finally:
        signal.signal(signal.SIGINT, before)
