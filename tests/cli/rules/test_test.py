"""`cleaner rules test`: examples, and bodies that no rule may eat."""

from making import MORE_PROSE, PROSE
from rule_commands import run, run_json, write


def test_passing_examples_are_counted() -> None:
    result = run("test", "rules")
    assert (result.exit_code, result.stdout) == (0, "3 examples of 2 rules: 0 failures\n")


def test_a_failing_example_is_shown_line_by_line() -> None:
    example = '"""\n  The ferry sails.\n- Ring the bell\n- Twice\n"""'
    write(
        "rules/test.toml",
        f'[[rule]]\nid="b"\ncategory="legal"\nlines=["ring the bell"]\nexamples=[{example}]',
    )
    result = run("test", "rules")
    assert result.exit_code == 1
    assert result.stdout == (
        "FAILED rules/test.toml:5 b, example 1\n"
        "      The ferry sails.\n"
        "    - Ring the bell\n"
        "  !   Twice   <- should go, but stays\n"
        "1 example of 1 rule: 1 failure\n"
    )


def test_every_line_of_a_body_that_a_rule_eats_is_listed() -> None:
    write("corpus/gold/a.txt.txt", f"{PROSE}\nRing the bell\n{MORE_PROSE}\n")
    result = run("test", "rules", "--corpus", "corpus")
    assert result.exit_code == 1
    assert "a.txt: test-bell takes as social:\n    Ring the bell\n" in result.stdout
    assert "1 body line eaten in 1 document with a known body" in result.stdout
    (eaten,) = run_json("test", "rules", "--corpus", "corpus")["eaten"]
    assert (eaten["document"], eaten["rule"]) == ("a.txt", "test-bell")


def test_rules_that_eat_nothing_pass() -> None:
    assert run("test", "rules", "--corpus", "corpus").exit_code == 0
