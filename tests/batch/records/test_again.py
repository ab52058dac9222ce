"""What failed is tried again by the next run, as failed documents are."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Manifest = Callable[[], list[dict[str, Any]]]


def test_a_record_that_took_too_long_is_tried_again(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    (here / "in/a.jsonl").write_text(json.dumps({"text": article * 300}))
    assert run("--timeout", "0.001").exit_code == 1
    assert "took longer than" in manifest()[0]["error"]
    assert run().exit_code == 0
    assert [(row["status"], row["failed"]) for row in manifest()] == [("done", 0)]


def test_a_file_that_could_not_be_read_to_its_end_is_read_again(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    (here / "in/a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": article}).encode() + b"\n")[:-4])
    for _ in range(2):
        assert run("--summary-json", "summary.json").exit_code == 1
        assert json.loads(Path("summary.json").read_text())["unchanged"] == 0


@pytest.mark.parametrize("line", ["{", '{"text": 7}'])
def test_a_record_that_is_what_it_is_costs_the_others_no_second_time(
    here: Path, run: Run, article: str, line: str
) -> None:
    """It can only fail again: the same bytes, rules, options and version, or the file is done anew."""
    (here / "in/a.jsonl").write_text(json.dumps({"text": article}) + "\n" + line)
    assert run().exit_code == 1
    written = (here / "out/records/a.jsonl").stat().st_mtime_ns
    assert run("--summary-json", "summary.json").exit_code == 1
    assert (here / "out/records/a.jsonl").stat().st_mtime_ns == written
    assert json.loads(Path("summary.json").read_text())["unchanged"] == 1
