"""What a person sees of rules and hints over a corpus."""

import pytest

from cleaner.evaluation.coverage import Coverage, RuleCoverage
from cleaner.evaluation.hint_coverage import HintCoverage
from cleaner.reports.coverage import print_coverage

Shown = pytest.CaptureFixture[str]


def hint(name: str, held: int, decided: int, key: str = "words") -> HintCoverage:
    return HintCoverage("app", key, name, 0.5, held, decided)


def shown_of(shown: Shown, *hints: HintCoverage) -> list[str]:
    print_coverage(Coverage([RuleCoverage("app", "app-promo", "a.toml", 3, 2, 1, 2, 1, list(hints))], 5))
    return shown.readouterr().out.splitlines()


def test_hints_are_told_apart_by_what_they_did(capsys: Shown) -> None:
    hints = hint("free", 9, 0), hint("app", 4, 1), hint("get", 3, 2, "first"), hint("device", 0, 0)
    assert shown_of(capsys, *hints) == [
        " fired  alone    won in docs  rule",
        "     2      1      2       1  app (app-promo)",
        "hints of app",
        "  decided    first get 0.5: 2 of 3, app 0.5: 1 of 4",
        "  only held  free 0.5: 9",
        "  never held device 0.5",
        "1 rule of 1 fired on 5 documents",
    ]


def test_no_line_is_too_long_for_a_terminal_or_ends_inside_a_hint(capsys: Shown) -> None:
    lines = shown_of(capsys, *(hint(f"this-{number}", 100 + number, 9) for number in range(40)))
    folded = [line for line in lines if "this-" in line]
    assert max(map(len, folded)) <= 80
    assert all(line.rstrip(",").endswith(tuple("0123456789")) for line in folded)
    assert sum(line.count("0.5: 9 of 1") for line in folded) == 40
