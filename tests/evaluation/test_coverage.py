"""What each rule did over a corpus."""

from making import PROSE, cleaner_of, rule

from cleaner.evaluation.coverage import measure_coverage
from cleaner.evaluation.gold import Case


def test_firing_winning_and_standing_alone_are_counted() -> None:
    cleaner = cleaner_of(
        rule("wide", match="lantern"),
        rule("wins", match="^lantern", language="any", site=None, layer=1),
        rule("dead", lines=["Bell"]),
        rule("section", lines=["More"], remove="section"),
    )
    texts = [f"{PROSE}\nLantern\nOld lantern", f"{PROSE}\nMore\nNine bridges", PROSE]
    coverage = measure_coverage(
        cleaner, [Case(str(n), text.encode(), "text") for n, text in enumerate(texts)]
    )
    counts = {c.rule: (c.fired, c.alone, c.won, c.documents) for c in coverage.rules}
    assert counts == {
        "wide": (2, 1, 1, 1),
        "wins": (1, 0, 1, 1),
        "dead": (0, 0, 0, 0),
        "section": (1, 1, 2, 1),
    }
    assert coverage.documents == 3
    assert [c.rule for c in coverage.dead] == ["dead"]


def test_several_processes_count_the_same() -> None:
    cleaner = cleaner_of(rule("wide", match="lantern"))
    cases = [Case(str(n), f"{PROSE}\nLantern {n}", "text") for n in range(230)]
    told: list[None] = []
    shared = measure_coverage(cleaner, cases, 2, lambda: told.append(None))
    assert shared == measure_coverage(cleaner, cases)
    assert len(told) == shared.documents == len(cases)
