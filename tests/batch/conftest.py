"""What the batch's tests share: a folder to work in, its one rule, an article, and a way to run."""

import gzip
import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from making import APP_RULE, replace_packaged_rules

from cleaner.cli import main


@pytest.fixture(scope="session", autouse=True)
def server() -> None:
    """Have the server that starts workers load what each run's workers would load anew."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        from multiprocessing import forkserver

        usual = ["cleaner.batch.worker", "cleaner.batch.documents"]
        forkserver.set_forkserver_preload([*usual, "pyarrow.parquet", "trafilatura.metadata"])
        forkserver.ensure_running()


@pytest.fixture
def article() -> str:
    return (
        "The ferry will sail again on Monday, the harbour office said.\n\n"
        "Download our app\n\n"
        "Divers had freed its rudder during a night of heavy rain."
    )


@pytest.fixture
def body(article: str) -> str:
    return article.replace("Download our app\n\n", "")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the only rule there is in rules/, and in/ for inputs."""
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    (tmp_path / "in").mkdir()
    return tmp_path


@pytest.fixture
def run(here: Path) -> Callable[..., Result]:
    """Run `cleaner clean in --out out` with more arguments."""

    def run(*arguments: str) -> Result:
        command = ["clean", "in", "--out", "out", "--jobs", "2", *arguments]
        return CliRunner().invoke(main, command, catch_exceptions=False)

    return run


@pytest.fixture
def manifest(here: Path) -> Callable[[], list[dict[str, Any]]]:
    """The manifest's rows."""

    def manifest() -> list[dict[str, Any]]:
        return [json.loads(line) for line in (here / "out/manifest.jsonl").read_text().splitlines()]

    return manifest


@pytest.fixture
def inputs(here: Path, article: str) -> None:
    """Documents, bad ones among them, and record files of three formats."""
    for number in range(150):
        folder = here / f"in/{number % 7}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:03}.txt").write_text(f"{number} {article}\n\n" * (1 + number % 50))
    (here / "in/3/binary.txt").write_bytes(b"\x00\x01")
    records = [{"id": number, "text": f"{number} {article}"} for number in range(1300)]
    lines = "".join(json.dumps(record) + "\n" for record in records).replace('"id": 70,', '"id": 70;', 1)
    (here / "in/2/records.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (here / "in/8").mkdir()
    (here / "in/8/more.jsonl").write_text(lines)
    pq.write_table(pa.Table.from_pylist(records), here / "in/9.parquet", row_group_size=700)
