"""Words in eighty columns, and where they are missing."""

import pytest

from cleaner.reports.words import print_language, print_name, print_names
from cleaner.words import Words

WORDS = Words(
    names={"lantern": "what gives light " * 9, "kettle": "things to boil in"},
    lists={"de": {"lantern": ("Laterne", "Lampe")}, "en": {"kettle": ("kettle",)}},
    common={"de": ("der", "die"), "en": ("the",)},
)


def test_names_stand_with_counts_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    print_names(WORDS)
    shown = capsys.readouterr().out.splitlines()
    assert "lantern  2 words" in shown
    assert "    lacking in de" in shown
    assert max(map(len, shown)) <= 80


def test_a_name_shows_each_language_s_words(capsys: pytest.CaptureFixture[str]) -> None:
    print_name(WORDS, "lantern")
    shown = capsys.readouterr().out
    assert "  de\n    Laterne, Lampe\n" in shown
    assert "lacking in en" in shown


def test_a_language_shows_its_names(capsys: pytest.CaptureFixture[str]) -> None:
    print_language(WORDS, "en")
    shown = capsys.readouterr().out
    assert shown.startswith("en  1 common word\n  kettle\n    kettle\n")
    assert "no words under lantern" in shown
