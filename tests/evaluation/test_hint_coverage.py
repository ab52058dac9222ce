"""Which hints of an evidence rule held over a corpus, and which decided."""

from making import PROSE, cleaner_of, rule

from cleaner.evaluation.coverage import measure_coverage
from cleaner.evaluation.gold import Case
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable

SHOUT = rule(
    "shout",
    threshold=1.5,
    max_words=10,
    evidence=EvidenceTable(
        traits={"upper": 1.0, "question": 0.5, "digits": 0.25, "price": 0.5, "list-item": -1.0},
        place={"end": 0.25},
    ),
)


def counts(*lines: str, others: tuple[Rule, ...] = ()) -> dict[str, tuple[int, int]]:
    """What each hint did over texts that end with one of the lines each: held, decided."""
    cases = [Case(f"{number}", f"{PROSE}\n{line}", "text") for number, line in enumerate(lines)]
    coverage = measure_coverage(cleaner_of(SHOUT, *others), cases)
    (counted,) = [found for found in coverage.rules if found.rule == "shout"]
    return {hint.name: (hint.held, hint.decided) for hint in counted.hints}


def test_a_hint_without_which_a_rule_would_not_fire_decided() -> None:
    found = counts("SEEN THE MILL?", "THE MILL")
    assert found["upper"] == (2, 1)
    assert found["question"] == (1, 1)


def test_a_hint_that_the_sum_can_spare_only_held() -> None:
    assert counts("SEEN 9 MILLS?")["digits"] == (1, 0)
    assert counts("SEEN 9 MILLS?")["end"] == (1, 0)


def test_a_hint_that_saves_a_block_decided() -> None:
    assert counts("- SEEN THE MILL?")["list-item"] == (1, 1)
    assert counts("- Seen the mill?")["list-item"] == (1, 0)


def test_what_never_held_is_told() -> None:
    assert counts("SEEN THE MILL?")["price"] == (0, 0)


def test_blocks_that_go_by_a_phrase_are_not_asked_about_hints() -> None:
    exact = rule("exact", lines=["Seen the mill?"])
    assert counts("SEEN THE MILL?", others=(exact,))["upper"] == (0, 0)


def test_rules_without_evidence_have_no_hints() -> None:
    (counted,) = measure_coverage(cleaner_of(rule("exact", lines=["Bell"])), []).rules
    assert counted.hints == []
