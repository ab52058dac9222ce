"""`cleaner rules check`: what the linter finds, and the exit status."""

from rule_commands import run, run_json, write


def test_good_rules_pass() -> None:
    result = run("check", "rules")
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings\n")


def test_an_error_ends_with_status_1() -> None:
    write("rules/bad.toml", '[[rule]]\nid = "bad"\ncategory = "legal"\nmatch = "("\nexamples = ["x"]\n')
    result = run("check", "rules")
    assert result.exit_code == 1
    assert result.stdout.startswith('rules/bad.toml:4: error[load] rule "bad": match is not a valid')
    assert result.stdout.endswith("1 error, 0 warnings\n")


def test_a_warning_does_so_only_if_asked() -> None:
    write(
        "rules/broad.toml",
        '[[rule]]\nid = "b"\ncategory = "legal"\nmatch = "tins"\nexamples = ["tins"]\n',
    )
    assert run("check", "rules").exit_code == 0
    assert run("check", "rules", "--strict").exit_code == 1
    assert [found["check"] for found in run_json("check", "rules")] == ["no-counterexample"]


def test_a_folder_that_is_not_there_is_an_error() -> None:
    assert run("check", "nowhere").exit_code == 2
