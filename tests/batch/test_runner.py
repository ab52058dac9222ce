"""A run that was stopped, however, goes on; what changed since is done again."""

import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch.processes import start, tree
from click.testing import CliRunner, Result

from cleaner.cli import main

Run = Callable[..., Result]
Manifest = Callable[[], list[dict[str, Any]]]


KILLS = 20


@pytest.mark.usefixtures("inputs")
@pytest.mark.timeout(900)
@pytest.mark.long
def test_a_run_that_is_killed_often_ends_like_an_undisturbed_one(here: Path) -> None:
    begin = time.monotonic()
    start("whole").communicate()
    length = time.monotonic() - begin
    whole = tree(here / "whole")
    chance = random.Random(2024)
    kills = in_the_middle = 0
    while kills < KILLS:
        run = start("out")
        try:
            run.wait(chance.uniform(0.3, 0.8) * length)
        except subprocess.TimeoutExpired:
            if kills % 2:
                os.killpg(run.pid, signal.SIGKILL)
            else:
                run.kill()  # and not its workers, which the next run may still meet
            run.wait()
            kills += 1
            in_the_middle += any((here / "out").rglob("*.txt"))
        else:  # it went on where it was killed, to the end
            assert tree(here / "out") == whole
            shutil.rmtree(here / "out")
            length *= 0.9  # the machine may have had more to do when the length was taken
    start("out").communicate()
    assert tree(here / "out") == whole
    assert in_the_middle > KILLS // 4


@pytest.mark.long
@pytest.mark.usefixtures("inputs")
def test_ctrl_c_finishes_what_is_under_way_and_ends_with_130(here: Path) -> None:
    run = start("out", "--summary-json", "summary.json")
    manifest = here / "out/manifest.jsonl"
    while run.poll() is None and not (manifest.exists() and manifest.stat().st_size):
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    printed, errors = run.communicate()
    assert run.returncode == 130, errors
    assert "app-promo" in printed
    assert "the same command goes on from here" in errors
    summary = json.loads((here / "summary.json").read_text())
    assert (summary["stopped"], summary["exit"]) == (True, 130)
    assert 0 < summary["documents"] < 4_050
    start("out").communicate()
    start("whole").communicate()
    assert tree(here / "out") == tree(here / "whole")


def test_what_is_done_is_not_done_again(here: Path, run: Run, article: str) -> None:
    for name in ("a.txt", "b.txt"):
        (here / "in" / name).write_text(article)
    (here / "in/c.jsonl").write_text(json.dumps({"text": article}))
    run()
    before = {path: path.stat().st_mtime_ns for path in (here / "out").rglob("*") if path.is_file()}
    again = run().stdout
    assert "\n3 documents, 3 of them done before, 0 failed\n" in again
    assert " seconds; nothing was left to do\n" in again
    assert "documents a second" not in again
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_what_changed_is_done_again_and_the_manifest_stays_in_order(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    for name in ("b.txt", "c.txt", "d.txt"):
        (here / "in" / name).write_text(article)
    run()
    (here / "in/a.txt").write_text("A new one.")
    (here / "in/b.txt").write_text("Another text.")
    (here / "in/c.txt").unlink()
    (here / "out/text/d.txt").unlink()
    assert "\n3 documents, 0 failed\n" in run("--prune").stdout
    assert [row["path"] for row in manifest()] == ["a.txt", "b.txt", "d.txt"]
    assert (here / "out/text/b.txt").read_text() == "Another text."
    assert (here / "out/text/d.txt").exists()


def test_other_rules_or_options_do_everything_again(here: Path, run: Run, article: str) -> None:
    (here / "in/a.txt").write_text(article)
    run()
    assert "done before" in run().stdout
    assert "done before" not in run("--keep", "app-promo").stdout
    assert "Download our app" in (here / "out/text/a.txt").read_text()
    rule = (here / "rules/0.toml").read_text()
    (here / "rules/0.toml").write_text(rule.replace('["Download our app"]', '["Get our app"]'))
    assert "done before" not in run().stdout


def test_fresh_removes_what_earlier_runs_wrote(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    (here / "in/a.txt").write_text(article)
    (here / "in/b.txt").write_text(article)
    run()
    (here / "out/mine.txt").write_text("not the run's")
    (here / "in/b.txt").unlink()
    assert "\n1 document, 0 failed\n" in run("--fresh").stdout
    assert [row["path"] for row in manifest()] == ["a.txt"]
    assert sorted(path.name for path in (here / "out").rglob("*.txt")) == ["a.txt", "mine.txt"]


def test_a_torn_last_line_of_the_manifest_is_written_again(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (here / "in" / name).write_text(article)
    run()
    path = here / "out/manifest.jsonl"
    os.truncate(path, path.stat().st_size - 20)
    assert "1 of them done before" in run().stdout
    assert [row["path"] for row in manifest()] == ["a.txt", "b.txt"]


def test_something_else_in_the_manifests_place_is_left_alone(here: Path, run: Run) -> None:
    (here / "out").mkdir()
    (here / "out/manifest.jsonl").write_text("my own notes\n")
    result = run()
    assert result.exit_code == 2
    assert "is not a manifest" in result.stderr
    assert (here / "out/manifest.jsonl").read_text() == "my own notes\n"


@pytest.mark.long
@pytest.mark.usefixtures("inputs")
def test_a_second_run_into_a_folder_is_refused_and_disturbs_nothing(here: Path) -> None:
    first = start("out")
    while first.poll() is None and not any((here / "out").rglob("*.txt")):
        time.sleep(0.01)
    first.send_signal(signal.SIGSTOP)
    second = start("out")
    _, errors = second.communicate()
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 2
    assert "another run is writing to out" in errors
    assert first.communicate()[1] == ""
    start("whole").communicate()
    assert tree(here / "out") == tree(here / "whole")


@pytest.mark.parametrize("prune", [False, True])
def test_outputs_of_vanished_inputs_go_with_their_rows_where_that_is_asked_for(
    here: Path, run: Run, manifest: Manifest, article: str, prune: bool
) -> None:
    names = ["a.txt", "b.txt", "d\\x61.txt", os.fsdecode(b"\xff.txt")]
    for name in names:
        (here / "in" / name).write_text(article)
    (here / "in/r.jsonl").write_text(json.dumps({"text": article}))
    run()
    for name in ("b.txt", "r.jsonl"):
        (here / "in" / name).unlink()
    run("--exclude", "[!a]*", *(["--prune"] if prune else []))
    gone = {"b.txt", "r.jsonl"} if prune else set()
    assert {row["path"] for row in manifest()} == {*names[:3], "b.txt", "r.jsonl", "\\xff.txt"} - gone
    assert {path.name for path in (here / "out/text").iterdir()} == {*names, "b.txt"} - gone
    assert (here / "out/removed/b.jsonl").exists() == (here / "out/records/r.jsonl").exists() == (not prune)


def test_a_row_goes_whose_output_another_input_has_now(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    for name in ("b.html", "b.html.txt"):
        (here / "in" / name).write_text(article)
    run()
    (here / "in/b.html").unlink()
    run()
    assert [row["path"] for row in manifest()] == ["b.html.txt"]
    assert [path.name for path in (here / "out/text").iterdir()] == ["b.html.txt"]
    assert [path.name for path in (here / "out/removed").iterdir()] == ["b.html.jsonl"]


@pytest.mark.parametrize("arguments", [["in", "--limit", "1"], ["in", "--exclude", "b.txt"], ["other"]])
def test_what_a_run_did_not_look_at_stays_with_its_rows(
    here: Path, run: Run, manifest: Manifest, article: str, arguments: list[str]
) -> None:
    (here / "other").mkdir()
    (here / "other/c.txt").write_text(article)
    for name in ("a.txt", "b.txt"):
        (here / "in" / name).write_text(article)
    run()
    command = ["clean", *arguments, "--out", "out", "--jobs", "1"]
    assert CliRunner().invoke(main, command, catch_exceptions=False).exit_code == 0
    rows = [row["path"] for row in manifest()]
    assert sorted(rows) == sorted(path.name for path in (here / "out/text").iterdir())
    assert {"a.txt", "b.txt"} <= set(rows)


def test_a_manifest_that_was_tampered_with_removes_nothing_else(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    (here / "in/a.txt").write_text(article)
    run()
    victims = [here / "victim.txt", here / "out/mine.txt", here / "elsewhere/victim.txt"]
    (here / "elsewhere").mkdir()
    for victim in victims:
        victim.write_text("precious")
    (here / "out/text/link").symlink_to(here / "elsewhere")
    names = ["../victim.txt", "text/../../victim.txt", "mine.txt", "text/link/victim.txt", "manifest.jsonl"]
    names += ["", "text", str(victims[0]), "text/\0"]
    (row,) = manifest()
    row |= {"path": "b.txt", "outputs": dict.fromkeys(names, 1), "pieces": {"advert": 1, "odd": -1}}
    tampered = json.dumps(row) + "\n"
    for arguments in (["--prune"], ["--fresh"]):
        path = here / "out/manifest.jsonl"
        path.write_text(path.read_text() + tampered)
        assert run(*arguments).exit_code == 0
        assert [row["path"] for row in manifest()] == ["a.txt"]
    assert all(victim.read_text() == "precious" for victim in victims)


def test_a_manifest_whose_counts_do_not_agree_is_read(here: Path, run: Run, article: str) -> None:
    (here / "in/a.txt").write_text(article)
    run()
    path = here / "out/manifest.jsonl"
    path.write_text(path.read_text().replace('"characters":{', '"characters":{},"other":{'))
    assert run().exit_code == 0
