"""`cleaner rules words`: names, counts and gaps."""

import pytest
from rule_commands import run, run_json, write


@pytest.fixture(autouse=True)
def lantern() -> None:
    """A folder of rules that adds a name, with words in German alone."""
    write("lights/any/words.toml", '[names]\nlantern = "lights"')
    write("lights/de/words.toml", '[words]\nlantern = ["Laterne"]')


def test_each_name_stands_with_its_counts_and_gaps_in_eighty_columns() -> None:
    shown = run("words", "--rules", "lights").output
    part = shown.split("\nlantern  1 word\n")[1]
    assert part.startswith("    lights\n    de 1\n    lacking in ")
    assert max(map(len, shown.splitlines())) <= 80


def test_a_name_and_a_language_show_their_words() -> None:
    assert "  de\n    Laterne\n" in run("words", "lantern", "--rules", "lights").output
    assert "  lantern\n    Laterne\n" in run("words", "de", "--rules", "lights").output


def test_what_is_shown_is_there_as_json() -> None:
    found = run_json("words", "lantern", "--rules", "lights")
    assert (found["holds"], found["words"]) == ("lights", {"de": ["Laterne"]})
    assert "en" in found["lacking"]


def test_an_unknown_name_names_the_nearest() -> None:
    assert 'did you mean "lantern"' in run("words", "lanterm", "--rules", "lights").output
