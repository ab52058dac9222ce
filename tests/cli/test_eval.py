"""`cleaner eval`: what it prints and answers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from making import APP_RULE, MORE_PROSE, PROSE, replace_packaged_rules

from cleaner.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a corpus of two documents and the only rule there is in rules/."""
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    for folder in ("pages", "gold"):
        (tmp_path / "corpus" / folder).mkdir(parents=True)
    for name, leftover in (("a", "Download our app"), ("b", "Share this story")):
        (tmp_path / "corpus/pages" / f"{name}.txt").write_text(f"{PROSE}\n{leftover}\n{MORE_PROSE}")
        (tmp_path / "corpus/gold" / f"{name}.txt.txt").write_text(f"{PROSE}\n{MORE_PROSE}")
    piece = {"category": "app-promo", "text": "Download our app"}
    (tmp_path / "corpus/gold/a.txt.jsonl").write_text(json.dumps(piece))
    return tmp_path


def test_the_figures_fit_a_terminal(here: Path) -> None:
    shown = run("corpus", "--lines", "1").stdout
    assert "2 documents" in shown and "app-promo" in shown
    assert "leaked  Share this story" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_json_has_every_figure(here: Path) -> None:
    found = json.loads(run("corpus", "--json", "--peer", "source").stdout)
    assert found["overall"]["exact"] == 0.5
    assert found["categories"] == [
        {"category": "app-promo", "gold": 1, "gone": 1, "named": 1, "found": 1, "right": 1}
    ]
    assert found["peers"]["source"]["peer"]["exact"] == 0
    assert "leaked" not in found["documents"][1]
    lines = json.loads(run("corpus", "--json", "--lines", "9").stdout)["documents"]
    assert lines[1]["leaked"] == ["Share this story"]


def test_a_baseline_tells_what_rose_and_fails_on_a_loss(here: Path) -> None:
    (here / "before.json").write_text(run("corpus", "--json").stdout)
    same = run("corpus", "--baseline", "before.json")
    assert (same.exit_code, "every figure is the same" in same.stdout) == (0, True)
    worse = run("corpus", "--baseline", "before.json", "--keep", "app-promo")
    assert worse.exit_code == 1
    assert "exact fell  0.5000 -> 0.0000" in worse.stdout
    assert "a.txt" in worse.stdout
    allowed = run("corpus", "--baseline", "before.json", "--keep", "app-promo", "--tolerance", "1")
    assert allowed.exit_code == 0


def test_records_are_a_corpus_and_of_several_each_document_tells_its_own(here: Path) -> None:
    (here / "set.jsonl").write_text(json.dumps({"id": "c", "extracted": PROSE, "body": PROSE}))
    fields = ("--text-field", "extracted", "--gold-field", "body")
    found = json.loads(run("set.jsonl", "corpus", *fields, "--json").stdout)
    assert [document["name"] for document in found["documents"]] == [
        "set.jsonl/c",
        "corpus/a.txt",
        "corpus/b.txt",
    ]


def test_a_corpus_without_bodies_is_told(here: Path) -> None:
    found = run("corpus/pages")
    assert (found.exit_code, "no document has a known body" in found.stderr) == (2, True)
