"""What a tuning changed, for a person and for a program."""

import msgspec
import pytest
from making import rule

from cleaner.authoring.tuning import Comparison, Outcome, TunedRule, Tuning
from cleaner.evaluation.block_scores import BlockScore
from cleaner.reports.tuning import print_tuning, tuning_data
from cleaner.rule_tables import EvidenceTable

GUESSED = rule("guessed", "advert", evidence=EvidenceTable(words={"app": 1}), threshold=2)
BEFORE = Outcome([BlockScore("advert", 8, 4, 2), BlockScore("legal", 1, 1, 1)], 0.25, 0.0)
AFTER = Outcome([BlockScore("advert", 8, 8, 6)], 0.75, 0.01)
COMPARED = Comparison(12, 6, BEFORE, AFTER)
FOUND = TunedRule(GUESSED, msgspec.structs.replace(GUESSED.table, threshold=3.0), 9, 1200, True)
TUNING = Tuning([FOUND], COMPARED, [COMPARED, COMPARED])


def test_the_rules_and_each_fold_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    print_tuning(TUNING)
    shown = capsys.readouterr().out
    assert "guessed  9 pieces in 1,200 blocks: fitted, threshold 2 -> 3" in shown
    assert shown.count("leftovers removed      0.2500 -> 0.7500") == 3
    assert "0.500 -> 0.750  0.250 -> 0.750" in " ".join(shown.split()).replace("0.750 0.250", "0.750  0.250")
    assert "legal" not in shown


@pytest.mark.parametrize(("pieces", "why"), [(9, "no fit does better"), (4, "fewer than 5 tell nothing")])
def test_why_a_rule_is_left_as_it_was_is_told(
    pieces: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    left = TunedRule(GUESSED, GUESSED.table, pieces, 1200, False)
    print_tuning(Tuning([left], COMPARED, []))
    assert capsys.readouterr().out.startswith(
        f"guessed  {pieces} pieces in 1,200 blocks: left as it was, as {why}\n"
    )


def test_a_program_reads_the_same() -> None:
    data = tuning_data(TUNING)
    assert data["rules"][0]["threshold"] == 3
    assert data["whole"]["after"]["categories"][0]["recall"] == 0.75
    assert [fold["sites"] for fold in data["folds"]] == [6, 6]
    assert msgspec.json.encode(data)
