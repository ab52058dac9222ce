"""`cleaner rules diff`: what changes from some rules to others."""

from making import PROSE
from rule_commands import run, run_json, write


def test_no_change_is_status_0() -> None:
    result = run("diff", "rules", "rules", "--corpus", "corpus")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 of 1 document changed: 0 newly removed, 0 newly kept, 0 renamed\n")


def test_a_change_is_status_1_and_is_shown() -> None:
    result = run("diff", "packaged", "rules", "--corpus", "corpus")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "1 of 1 document changed: 2 newly removed, 0 newly kept, 0 renamed"
    assert lines[1].startswith("against the known bodies: precision 0.")
    assert lines[3:] == [
        "a.txt",
        "- Ring the bell   [social by test-bell]",
        "- Keep the Ledger afloat: bring a lantern   [advert by test-afloat]",
    ]


def test_whole_rulebooks() -> None:
    write("empty/any/legal.toml", "")
    found = run_json("diff", "rules", "empty", "--whole", "--corpus", "corpus")
    assert [change["old_rule"] for change in found["changed"][0]["changes"]] == [
        "test-bell",
        "test-afloat",
    ]


WORDS = """
[words]
oil = [{}]
"""
LAMPS = """
[[rule]]
id = "test-oil"
threshold = 2
max_words = 9
examples = ["Lamp oil is lent here"]
[rule.evidence]
words = { lamp = 1, oil = 1 }
"""


def test_words_that_change_what_goes_are_told_by_both_sums() -> None:
    for folder, oil in (("old", '"oil"'), ("new", '"oil", "wick"')):
        write(f"{folder}/any/words.toml", '[names]\nlamp = "lamps"\noil = "oils"\n')
        write(f"{folder}/en/words.toml", WORDS.format(oil) + 'lamp = ["lamp", "lamps"]\n')
        write(f"{folder}/any/advert.toml", LAMPS)
    write("corpus/pages/b.txt", f"{PROSE}\nA lamp and its wick are lent here\n{PROSE}\n")
    assert run("diff", "old", "new", "--corpus", "corpus/pages").stdout.splitlines()[2:] == [
        "b.txt",
        "- A lamp and its wick are lent here   [advert by test-oil]",
        "    was 1 of 2: lamp 1",
        "    now 2 of 2: lamp 1, oil 1",
    ]
