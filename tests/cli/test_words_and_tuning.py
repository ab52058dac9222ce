"""`cleaner rules words` shows names, counts and gaps; `cleaner rules tune` fits, or says what it needs."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented_corpus import RULE, write_corpus

from cleaner.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments])


@pytest.fixture
def lantern(tmp_path: Path) -> str:
    """A folder of rules that adds a name, with words in German alone."""
    for language, content in (
        ("any", '[names]\nlantern = "lights"'),
        ("de", '[words]\nlantern = ["Laterne"]'),
    ):
        (tmp_path / language).mkdir()
        (tmp_path / language / "words.toml").write_text(content, encoding="utf-8")
    (tmp_path / "any" / "app-promo.toml").write_text(RULE, encoding="utf-8")
    return str(tmp_path)


def test_each_name_stands_with_its_counts_and_gaps_in_eighty_columns(lantern: str) -> None:
    shown = run("words", "--rules", lantern).output
    part = shown.split("\nlantern  1 word\n")[1]
    assert part.startswith("    lights\n    de 1\n    lacking in ")
    assert max(map(len, shown.splitlines())) <= 80


def test_a_name_and_a_language_show_their_words(lantern: str) -> None:
    assert "  de\n    Laterne\n" in run("words", "lantern", "--rules", lantern).output
    assert "  lantern\n    Laterne\n" in run("words", "de", "--rules", lantern).output


def test_what_is_shown_is_there_as_json(lantern: str) -> None:
    found = json.loads(run("words", "lantern", "--rules", lantern, "--json").output)
    assert (found["holds"], found["words"]) == ("lights", {"de": ["Laterne"]})
    assert "en" in found["lacking"]


def test_an_unknown_name_names_the_nearest(lantern: str) -> None:
    assert 'did you mean "lantern"' in run("words", "lanterm", "--rules", lantern).output


def test_without_its_package_tuning_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    (tmp_path / "a.txt").write_text("A line")
    assert "pip install 'content-cleaner[tune]'" in run("tune", str(tmp_path)).output


def test_tuning_prints_each_fold_and_writes_the_rules(lantern: str, tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    (tmp_path / "corpus").mkdir()
    out = tmp_path / "tuned.toml"
    corpus = str(write_corpus(tmp_path / "corpus"))
    shown = run("tune", corpus, "--rules", lantern, "--category", "app-promo", "--out", str(out)).output
    assert "guessed  " in shown
    assert shown.count("leftovers removed") == 6
    assert 'id = "guessed"' in out.read_text(encoding="utf-8")
