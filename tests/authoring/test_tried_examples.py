"""Examples tried one by one, with what became of each line."""

from pathlib import Path

from cleaner.authoring.tried_examples import (
    GOES,
    SHOULD_GO,
    SHOULD_STAY,
    STAYS,
    TriedExample,
    TriedLine,
    try_examples,
)
from cleaner.rulebook.files import read_folder
from cleaner.words import Words


def trials(tmp_path: Path, says: str) -> list[TriedExample]:
    (tmp_path / "a.toml").write_text(f'[[rule]]\nid = "a"\ncategory = "teaser"\n{says}', encoding="utf-8")
    return list(try_examples(read_folder(tmp_path, layer=1).rules, Words()))


def test_each_line_has_its_verdict(tmp_path: Path) -> None:
    says = 'lines = ["Bell", "Oil"]\nexamples = ["""\n  The ferry sails.\n- Bell\n- Lantern\n  Oil\n"""]'
    (trial,) = trials(tmp_path, says)
    assert not trial.passed
    assert trial.lines == [
        TriedLine("The ferry sails.", STAYS),
        TriedLine("Bell", GOES),
        TriedLine("Lantern", SHOULD_GO),
        TriedLine("Oil", SHOULD_STAY),
    ]


def test_a_counterexample_must_stay(tmp_path: Path) -> None:
    one, two = trials(tmp_path, 'match = "bell"\nexamples = ["Bell"]\ncounterexamples = ["The bell rang"]')
    assert (one.key, one.passed) == ("examples", True)
    assert (two.key, two.number, two.passed) == ("counterexamples", 1, False)
    assert two.lines == [TriedLine("The bell rang", SHOULD_STAY)]


def test_the_part_that_goes_is_shown(tmp_path: Path) -> None:
    (trial,) = trials(tmp_path, "match = '\\(.*\\)'\nremove = 'match'\nexamples = ['The quay (oil)']")
    assert trial.passed
    assert trial.lines == [TriedLine("The quay (oil)", GOES, "(oil)")]


def test_a_rule_that_keeps_is_tried_too(tmp_path: Path) -> None:
    (trial,) = trials(tmp_path, 'keep = true\nlines = ["Bell"]\nexamples = ["Oil"]')
    assert not trial.passed
