"""Rules on a document: what fires, what goes, and what a person should know."""

import pytest
from making import MORE_PROSE, PROSE, document, rule

from cleaner.deadline import Deadline
from cleaner.errors import TimeLimitError
from cleaner.matching.findings import Findings, apply_rules, gone_exactly, weighings
from cleaner.matching.matcher import Matcher
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable

BELL = rule("bell", lines=["Ring the bell"])
BELOW = rule("below", "advert", order=1, match="tins", after="teaser")
GUESSED = rule("guessed", "legal", order=2, evidence=EvidenceTable(traits={"question": 1}), threshold=1)
TEXT = f"{PROSE}\nRing the bell\nBuy tins\nWho pays?\n{MORE_PROSE}"


def found(*rules: Rule, text: str = TEXT, **how: object) -> Findings:
    return apply_rules(document(text), [Matcher(rules)], **how)  # type: ignore[arg-type]


def categories(findings: Findings) -> list[tuple[str, str]]:
    return [(TEXT[claim.start : claim.end], claim.category) for claim in findings.claims]


def test_what_goes_may_speak_for_its_neighbours() -> None:
    assert categories(found(BELL, BELOW, GUESSED)) == [
        ("Ring the bell", "teaser"),
        ("Buy tins", "advert"),
        ("Who pays?", "legal"),
    ]


def test_what_other_rules_have_taken_speaks_too() -> None:
    assert categories(found(BELOW)) == []
    assert categories(found(BELOW, gone={1: "teaser"})) == [("Buy tins", "advert")]


def test_a_disabled_rule_does_not_fire() -> None:
    assert categories(found(BELL, GUESSED, disabled=frozenset(["bell"]))) == [("Who pays?", "legal")]


def test_where_nothing_guards_a_rule_takes_all_that_it_says() -> None:
    everything = rule("all", traits=["prose"])
    assert categories(found(everything)) == []
    assert "all" in " ".join(found(everything).notes)
    assert len(found(everything, guarded=False).claims) == 2


def test_the_deadline_ends_it() -> None:
    deadline = Deadline(0.0)
    with pytest.raises(TimeLimitError):
        found(BELL, text="\n".join([TEXT] * 300), deadline=deadline)


def test_each_evidence_rule_is_weighed_once_on_each_block() -> None:
    made, matchers = document(TEXT), [Matcher([GUESSED]), Matcher([GUESSED])]
    told = list(weighings(made, matchers, frozenset(), []))
    assert [(weighing.block.index, weighing.total) for weighing in told] == [(n, n == 3) for n in range(5)]
    assert list(weighings(made, matchers, frozenset(["guessed"]), [])) == []


def test_blocks_that_evidence_took_are_not_gone_exactly() -> None:
    made = document(TEXT)
    claims = apply_rules(made, [Matcher([BELL, GUESSED])]).claims
    assert set(gone_exactly(made, claims)) == {1}


def test_words_that_save_a_block_are_those_of_its_language() -> None:
    guessed = {"evidence": EvidenceTable(traits={"question": 1}), "threshold": 1}
    english = rule("guessed", "legal", order=2, unless="\\bpays\\b", **guessed)
    german = rule("guessed", "legal", order=2, unless="\\bzahlt\\b", **guessed)
    text = f"{PROSE}\n{{}}\n{MORE_PROSE}"
    both = [Matcher([english]), Matcher([german])]
    assert not apply_rules(document(text.format("Wer zahlt?")), both).claims
    assert len(apply_rules(document(text.format("Wer geht?")), both).claims) == 1
