"""`cleaner explain`: every block with its verdict, and the rule behind it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from making import replace_packaged_rules

from cleaner.cli import main

ARTICLE = """The ferry will sail again on Monday, the harbour office said.
Download our app
The divers had worked through the night. (Photo: the harbour office)
"""
RULES = r"""
[[rule]]
id = "test-app"
category = "app-promo"
lines = ["Download our app"]
examples = ["Download our app"]

[[rule]]
id = "test-photo"
category = "photo-credit"
match = '\(Photo: [^)]+\)'
remove = "match"
examples = ["(Photo: someone)"]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "no rules")
    (tmp_path / "rules" / "en").mkdir(parents=True)
    (tmp_path / "rules" / "en" / "words.toml").write_text('common = ["the", "will", "on", "had"]\n')
    (tmp_path / "rules" / "test.toml").write_text(RULES)
    (tmp_path / "a.txt").write_text(ARTICLE)


def explain(*arguments: str, color: bool = False) -> str:
    command = ["explain", "--rules", "rules", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False, color=color).stdout


def test_in_a_pipe_it_is_plain() -> None:
    assert explain("a.txt") == (
        "language: en\n"
        "[0] kept\n"
        "    The ferry will sail again on Monday, the harbour office said.\n"
        "[1] removed\n"
        "    app-promo by test-app (rules/test.toml:2): the line “Download our app”\n"
        "    Download our app\n"
        "[2] partly removed\n"
        "    photo-credit by test-photo (rules/test.toml:8): matched “(Photo: the harbour office)”\n"
        "    The divers had worked through the night. (Photo: the harbour office)\n"
    )


def test_on_a_terminal_it_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31mDownload our app\x1b[0m" in explain("a.txt")


def test_json_tells_the_same_to_programs() -> None:
    blocks = json.loads(explain("a.txt", "--json"))
    assert [block["verdict"] for block in blocks] == ["kept", "removed", "partly removed"]
    (removal,) = blocks[2]["removed"]
    assert ARTICLE[removal["start"] : removal["end"]] == removal["text"] == "(Photo: the harbour office)"
    assert (removal["category"], removal["rule"], removal["line"]) == ("photo-credit", "test-photo", 8)


def test_what_the_caller_keeps_is_kept() -> None:
    assert "[1] kept" in explain("a.txt", "--keep", "app-promo")


WEIGHED = """
[[rule]]
id = "test-hints"
category = "newsletter"
threshold = 3
examples = ["lantern bell rope"]
[rule.evidence]
words = { lantern = 1, bell = 1.5, rope = 1 }
place = { end = 0.5 }
"""
NAMES = """
[names]
lantern = "lights"
bell = "bells"
rope = "ropes"
"""
WORDS = """
common = ["the", "and"]
[words]
lantern = ["lantern"]
bell = ["bell"]
rope = ["rope"]
"""


def test_for_a_block_that_stays_the_evidence_that_came_nearest_is_shown_when_asked_for(
    tmp_path: Path,
) -> None:
    for language, content in (("any", NAMES), ("en", WORDS)):
        (tmp_path / "rules" / language).mkdir(exist_ok=True)
        (tmp_path / "rules" / language / "words.toml").write_text(content)
    (tmp_path / "rules" / "weighed.toml").write_text(WEIGHED)
    (tmp_path / "b.txt").write_text("Lantern and bell\n\nLantern, bell and rope\n\nThe end\n")
    shown = explain("--why", "b.txt")
    nearest = "    nearest: newsletter by test-hints (rules/weighed.toml:2): 2.5 of 3: lantern 1, bell 1.5\n"
    assert shown.count("nearest") == 1
    assert nearest in shown
    assert "newsletter by test-hints (rules/weighed.toml:2): 3.5 of 3: lantern 1, bell 1.5, rope 1" in shown
    assert "nearest" not in explain("b.txt")
    first = json.loads(explain("--why", "b.txt", "--json"))[0]["nearest"]
    assert (first["total"], first["threshold"], first["hints"]) == (2.5, 3, ["lantern 1", "bell 1.5"])
