"""`cleaner rules coverage`: which rules do something over a corpus."""

from rule_commands import run, run_json


def test_fired_and_dead_rules() -> None:
    shown = run("coverage", "--rules", "rules", "--corpus", "corpus").stdout
    assert "     1      1      1       1  test-bell (social)\n" in shown
    assert "never fired: en-" in shown
    found = run_json("coverage", "--rules", "rules", "--corpus", "corpus")
    assert found["documents"] == 1
    assert "test-bell" not in found["dead"]
