"""Folders as nobody should make them: a run does what it can, and says of the rest why not."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Manifest = Callable[[], list[dict[str, Any]]]


def test_links_in_circles_and_out_of_the_folder_cost_only_themselves(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    (here / "in/a.txt").write_text(article)
    (here / "secret").write_text("not yours")
    (here / "in/loop.txt").symlink_to("loop.txt")
    (here / "in/out.txt").symlink_to("../secret")
    (here / "in/out.jsonl").symlink_to("../secret")
    assert run().exit_code == 1
    errors = {row["path"]: row["error"] for row in manifest()}
    assert errors == {
        "a.txt": None,
        "loop.txt": "cannot be read: Too many levels of symbolic links",
        "out.jsonl": "a link that leads out of the folder; --follow-links follows it",
        "out.txt": "a link that leads out of the folder; --follow-links follows it",
    }
    assert [path.name for path in (here / "out/text").iterdir()] == ["a.txt"]
    run("--follow-links")
    assert (here / "out/text/out.txt").read_text() == "not yours"


def test_a_folder_deeper_than_calls_can_be_is_cleaned(
    here: Path, run: Run, manifest: Manifest, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as inside:
        inside.chdir("in")
        for _ in range(1050):
            Path("d").mkdir()
            inside.chdir("d")
        Path("b.txt").write_text(article)
    (here / "in/e.txt").write_text(article)
    try:
        assert run().exit_code == 0
        assert [row["path"] for row in manifest()] == ["d/" * 1050 + "b.txt", "e.txt"]
    finally:  # which pytest can't remove
        subprocess.run(["rm", "-r", "in", "out"], check=True)
