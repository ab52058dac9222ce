"""What a change of rules changes, document by document."""

from making import PROSE, cleaner_of, rule

from cleaner.evaluation.changes import KEPT, REMOVED, RENAMED, Change, compare
from cleaner.evaluation.gold import Case
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable

TEXT = f"{PROSE}\nShare\nLantern (oil)\nBell"
CASES = [Case("a.txt", TEXT.encode(), "text", PROSE), Case("b.txt", PROSE.encode(), "text")]


def test_what_is_newly_removed_newly_kept_and_renamed_is_told_apart() -> None:
    old = cleaner_of(rule("share", "social", lines=["Share"]), rule("bell", lines=["Bell"]))
    new = cleaner_of(
        rule("share-2", "navigation", lines=["Share"]),
        rule("oil", "advert", match=r"\(oil\)", remove="match"),
    )
    found = compare(old, new, CASES)
    assert found.documents == 2
    (document,) = found.changed
    assert document.name == "a.txt"
    assert document.changes == [
        Change("Share", "social", "navigation", "share", "share-2"),
        Change("(oil)", None, "advert", None, "oil"),
        Change("Bell", "teaser", None, "bell", None),
    ]
    assert [change.kind for change in document.changes] == [RENAMED, REMOVED, KEPT]
    assert [found.total(kind) for kind in (REMOVED, KEPT, RENAMED)] == [1, 1, 1]


def test_another_rule_of_the_same_name_changes_nothing() -> None:
    old, new = (cleaner_of(rule(name, "social", lines=["Share"])) for name in ("one", "two"))
    assert compare(old, new, CASES).changed == []


def shout(threshold: float, **traits: float) -> Rule:
    evidence = EvidenceTable(traits=traits)
    return rule("shout", "advert", threshold=threshold, max_words=9, evidence=evidence)


SHOUTED = [Case("a.txt", f"{PROSE}\nTHE MILL?\n{PROSE} Nobody knew.", "text")]


def test_what_goes_by_other_weights_has_both_sums() -> None:
    old, new = shout(2, upper=1, question=0.5), shout(2, upper=1, question=1)
    (document,) = compare(cleaner_of(old), cleaner_of(new), SHOUTED).changed
    sums = "1.5 of 2: upper 1, question 0.5", "2 of 2: upper 1, question 1"
    assert document.changes == [Change("THE MILL?", None, "advert", None, "shout", *sums)]
    (unheard,) = compare(cleaner_of(shout(2, digits=2)), cleaner_of(new), SHOUTED).changed
    assert unheard.changes[0].old_evidence == "0 of 2: no hint holds"
    (back,) = compare(cleaner_of(new), cleaner_of(old), SHOUTED).changed
    assert back.changes == [Change("THE MILL?", "advert", None, "shout", None, *reversed(sums))]


def test_what_goes_by_a_new_rule_has_one_sum() -> None:
    (document,) = compare(cleaner_of(), cleaner_of(shout(1, upper=1)), SHOUTED).changed
    (change,) = document.changes
    assert (change.old_evidence, change.new_evidence) == (None, "1 of 1: upper 1")


def test_scores_are_over_the_known_bodies() -> None:
    nothing = cleaner_of()
    found = compare(nothing, cleaner_of(rule("all", match=".", max_words=3)), CASES)
    assert found.old_score is not None
    assert found.new_score is not None
    assert found.new_score.precision > found.old_score.precision
    assert found.new_score.recall == 1
    assert compare(nothing, nothing, CASES[1:]).old_score is None


def test_several_processes_find_the_same() -> None:
    old, new = cleaner_of(), cleaner_of(rule("share", "social", lines=["Share"]))
    cases = [Case(f"{n}.txt", TEXT, "text", PROSE) for n in range(230)]
    told: list[None] = []
    shared = compare(old, new, cases, 2, lambda: told.append(None))
    assert shared == compare(old, new, cases)
    assert len(told) == len(shared.changed) == len(cases)
