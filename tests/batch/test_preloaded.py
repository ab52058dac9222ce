"""A worker on the packaged rules has them ready before its first document, where the system has a server."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

JOB = """
def languages(cleaner):
    return sorted(cleaner._rules._general._matchers)
"""
PROGRAM = """
import sys
from cleaner.batch.worker import Worker
from cleaner.cleaning import Cleaner
from job import languages

if __name__ == "__main__":
    for rules in ((), sys.argv[1]):
        worker = Worker(Cleaner(rules), None)
        print(worker.do(languages, 60.0))
        worker.close()
"""


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="has no such server")
def test_a_worker_has_the_packaged_rules_ready_and_others_when_it_needs_them(tmp_path: Path) -> None:
    (tmp_path / "job.py").write_text(JOB, "utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    rules = tmp_path / "rules" / "en"
    rules.mkdir(parents=True)
    (rules / "teaser.toml").write_text(
        '[[rule]]\nid = "tail"\nmatch = "^harbour tail$"\nexamples = ["Harbour tail"]\n', "utf-8"
    )
    command = [sys.executable, tmp_path / "program.py", rules.parent]
    there = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
    }  # a checkout keeps its pack then
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=there).stdout
    assert told.splitlines() == ["['any']", "[]"]
