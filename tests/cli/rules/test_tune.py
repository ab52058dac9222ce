"""`cleaner rules tune` fits weights, or says what it needs."""

import json
import sys
from pathlib import Path

import pytest
from invented_corpus import RULE, write_corpus
from rule_commands import run, write


def test_without_its_package_tuning_says_what_to_install(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    assert "pip install 'content-cleaner[tune]'" in run("tune", "corpus/pages").output


def test_tuning_prints_each_fold_and_writes_the_rules(here: Path) -> None:
    pytest.importorskip("sklearn")
    write("mine/any/app-promo.toml", RULE)
    Path("sites").mkdir()
    corpus, options = str(write_corpus(Path("sites"))), ["--rules", "mine", "--category", "app-promo"]
    shown = run("tune", corpus, *options, "--out", "tuned.toml").output
    assert "guessed  " in shown
    assert shown.count("leftovers removed") == 6
    assert 'id = "guessed"' in Path("tuned.toml").read_text(encoding="utf-8")
    found = json.loads(run("tune", corpus, *options, "--json").output)
    assert [rule["rule"] for rule in found["rules"]] == ["any-app-promo", "guessed"]
    assert len(found["folds"]) == 5
