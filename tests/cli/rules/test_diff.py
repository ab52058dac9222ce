"""`cleaner rules diff`: what changes from some rules to others."""

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
