"""What a rule author sees: one plain line a thing, and the totals."""

import pytest
from making import rule

from cleaner.authoring.lint import Finding
from cleaner.evaluation.scores import Eaten
from cleaner.reports.rules import print_eaten, print_findings, print_list

Shown = pytest.CaptureFixture[str]


def test_rules_are_counted_by_category(capsys: Shown) -> None:
    print_list([rule("a", "legal"), rule("bb", "legal", site="a.example"), rule("c", "", keep=True)])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["a", "bb", "c"]
    assert lines[3] == "3 rules: keep 1, legal 2"


def test_no_rules_are_none(capsys: Shown) -> None:
    print_list([])
    assert capsys.readouterr().out == "0 rules\n"


def test_findings_name_the_place_and_what_to_do_and_no_terminal_obeys_them(capsys: Shown) -> None:
    found = Finding("a.toml", 3, "bad", "load", "error", "says \x1b[2J nothing", "say more", "lines = []")
    print_findings([found])
    assert capsys.readouterr().out.splitlines() == [
        r'a.toml:3: error[load] rule "bad": says \x1b[2J nothing',
        "    lines = []",
        "    say more",
        "1 error, 0 warnings",
    ]


def test_eaten_lines_are_counted_once(capsys: Shown) -> None:
    eaten = [
        Eaten("the whole line", "whole", "bell", "social"),
        Eaten("the whole line", "line", "bell", "social"),
    ]
    print_eaten([("a.txt", found) for found in eaten], 7)
    assert capsys.readouterr().out.splitlines()[-1] == "1 body line eaten in 7 documents with a known body"
