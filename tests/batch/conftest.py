"""What the batch's tests share: a folder to work in, its one rule, an article, and a way to run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from making import APP_RULE, replace_packaged_rules

from cleaner.cli import main


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
