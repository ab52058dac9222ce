"""`cleaner rules coverage`: which rules do something over a corpus."""

from making import PROSE
from rule_commands import run, run_json, write

HINTS = """
[[rule]]
id = "test-shout"
threshold = 1.5
max_words = 10
examples = ["SEEN THE BELL?"]
[rule.evidence]
traits = { upper = 1, question = 0.5 }
"""


def test_fired_and_dead_rules() -> None:
    shown = run("coverage", "--rules", "rules", "--corpus", "corpus").stdout
    assert "     1      1      1       1  test-bell (social)\n" in shown
    assert "never fired: en-" in shown
    found = run_json("coverage", "--rules", "rules", "--corpus", "corpus")
    assert found["documents"] == 1
    assert "test-bell" not in found["dead"]


def test_hints_of_evidence_rules_are_counted() -> None:
    write("hints/any/advert.toml", HINTS)
    write("corpus/pages/b.txt", f"{PROSE}\nSEEN THE LAMP?\n")
    shown = run("coverage", "--rules", "hints", "--corpus", "corpus").stdout
    assert "hints of test-shout\n  decided    upper 1: 1 of 1, question 0.5: 1 of 1\n" in shown
    found = run_json("coverage", "--rules", "hints", "--corpus", "corpus")["rules"]
    (hints,) = [one["hints"] for one in found if one["rule"] == "test-shout"]
    upper = {"rule": "test-shout", "key": "traits", "name": "upper", "weight": 1.0, "held": 1, "decided": 1}
    assert hints[0] == upper
