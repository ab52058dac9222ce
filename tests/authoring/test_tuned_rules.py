"""Fitted rules are written as a rule file that says on what they were fitted."""

import tomllib

import msgspec
from making import rule

from cleaner.authoring.tuned_rules import tuned_file
from cleaner.authoring.tuning import Comparison, Outcome, TunedRule, Tuning
from cleaner.authoring.weight_fit import LEAST_PIECES
from cleaner.evaluation.block_scores import BlockScore
from cleaner.rule_tables import EvidenceTable, RuleFileTable

BEFORE = Outcome(scores=[BlockScore("advert", 8, 4, 2)], removed=0.25, body_lost=0.0)
AFTER = Outcome(scores=[BlockScore("advert", 8, 8, 6)], removed=0.75, body_lost=0.0)
WHOLE = Comparison(documents=1200, sites=6, before=BEFORE, after=AFTER)
GUESSED = rule("guessed", "advert", language="any", evidence=EvidenceTable(words={"app": 1}), threshold=2)


def written(fitted: bool, pieces: int) -> str:
    table = msgspec.structs.replace(GUESSED.table, evidence=EvidenceTable(words={"app": 1.5}))
    found = TunedRule(rule=GUESSED, table=table, fitted=fitted, pieces=pieces, blocks=3000)
    return tuned_file(Tuning(rules=[found], whole=WHOLE, folds=[]))


def test_the_file_loads_with_the_fitted_weights_and_where_the_rule_belongs() -> None:
    (table,) = msgspec.convert(tomllib.loads(written(True, 300)), RuleFileTable).rule
    assert table.evidence == EvidenceTable(words={"app": 1.5})
    assert (table.category, table.language) == ("advert", "any")


def test_a_comment_says_on_what_it_was_fitted_and_what_rose() -> None:
    text = written(True, 300)
    assert "# Fitted on 3,000 blocks of 1,200 documents from 6 sites, 300 of them advert." in text
    assert "precision 0.50 -> 0.75, recall 0.25 -> 0.75." in text


def test_a_comment_says_why_weights_stand_as_they_were() -> None:
    said = [
        " ".join(written(False, n).replace("\n# ", " ").split()) for n in (LEAST_PIECES - 1, LEAST_PIECES)
    ]
    assert f": fewer than {LEAST_PIECES} tell nothing." in said[0]
    assert "6 sites, 5 of them advert: no fit does better." in said[1]


def test_a_comment_says_what_the_threshold_was() -> None:
    table = msgspec.structs.replace(GUESSED.table, threshold=1.5)
    found = TunedRule(rule=GUESSED, table=table, fitted=False, pieces=9, blocks=3000)
    assert "The threshold was 2." in tuned_file(Tuning(rules=[found], whole=WHOLE, folds=[]))
