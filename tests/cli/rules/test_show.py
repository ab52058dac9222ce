"""`cleaner rules show`: one rule, where it is written and what it means."""

from rule_commands import run, run_json


def test_place_meaning_and_source() -> None:
    shown = run("show", "test-bell", "--rules", "rules").stdout
    assert shown.startswith("test-bell  rules/test.toml:2\nThe bell is on every page.\n")
    assert "Removes the block as social where the whole block is “Ring the bell”." in shown
    assert shown.endswith('examples = ["Ring the bell"]\n')
    assert "test-afloat" not in shown


def test_json() -> None:
    shown = run_json("show", "test-afloat", "--rules", "rules")
    assert shown["line"] == 9
    assert shown["says"]["max_words"] == 20


def test_an_unknown_id_is_an_error_that_names_the_nearest() -> None:
    result = run("show", "test-bel", "--rules", "rules")
    assert result.exit_code == 2
    assert 'did you mean "test-bell"?' in result.stderr
