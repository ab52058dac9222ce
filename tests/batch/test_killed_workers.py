"""Workers that are killed from outside, at any moment: every run ends, and the next one mends it."""

import os
import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from batch.processes import start, tree, workers_of

KILLS = 40
LONGEST = 60.0
"""Seconds in which any run must end; undisturbed it takes about two."""


@pytest.mark.usefixtures("inputs")
@pytest.mark.timeout(900)
@pytest.mark.long
def test_runs_whose_workers_are_killed_end_and_resume_to_an_undisturbed_runs_tree(here: Path) -> None:
    start("whole").communicate(timeout=LONGEST)
    whole = tree(here / "whole")
    chance = random.Random(7)
    kills = 0
    while kills < KILLS:
        run = start("out")
        kills += killed_while(run, chance)
        assert run.returncode == 1, run.stderr.read() if run.stderr else ""  # as one input is binary
        start("out").communicate(timeout=LONGEST)
        assert tree(here / "out") == whole
        shutil.rmtree(here / "out")


def killed_while(run: subprocess.Popen[str], chance: random.Random) -> int:
    """Kill one of a run's workers every 0.3 to 1.2 seconds until it ends; returns how many were."""
    kills = 0
    end = time.monotonic() + LONGEST
    while run.poll() is None:
        assert time.monotonic() < end, "the run does not end"
        with suppress(subprocess.TimeoutExpired):
            run.wait(chance.uniform(0.3, 1.2))
        for worker in chance.sample(workers := workers_of(run.pid), min(1, len(workers))):
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
                kills += 1
    return kills
