"""Why each block of a document was kept or removed, as data."""

from making import MORE_PROSE, PROSE, cleaner_of, rule

from cleaner.reports.explanation import KEPT, PARTLY, REMOVED, explain
from cleaner.rule_tables import EvidenceTable

CLEANER = cleaner_of(
    rule("bell", "social", lines=["Ring the bell"]),
    rule("link", match=r"\(read on\)", remove="match"),
    rule("guessed", "advert", evidence=EvidenceTable(traits={"question": 2, "upper": 2}), threshold=4),
)
RESULT = CLEANER.clean(f"{PROSE}\nRing the bell\n{MORE_PROSE} (read on)\nWho pays?", kind="text")


def test_each_block_has_its_verdict_and_the_rules_that_took_of_it() -> None:
    found = explain(CLEANER, RESULT)
    assert [block.verdict for block in found] == [KEPT, REMOVED, PARTLY, KEPT]
    (removal,) = found[1].removed
    assert (removal.category, removal.rule, removal.file, removal.line) == ("social", "bell", "rules.toml", 1)
    assert removal.text == RESULT.document.text[removal.start : removal.end]


def test_the_evidence_that_came_nearest_is_told_when_asked_for_and_halfway() -> None:
    assert all(block.nearest is None for block in explain(CLEANER, RESULT))
    nearest = [block.nearest for block in explain(CLEANER, RESULT, why=True)]
    assert nearest[:3] == [None, None, None]
    assert nearest[3] is not None
    assert (nearest[3].rule, nearest[3].total, nearest[3].threshold) == ("guessed", 2, 4)


def test_what_no_rule_file_says_has_no_file() -> None:
    page = f"<html><body><nav><p>Home</p></nav><article>{f'<p>{PROSE}</p>' * 4}</article></body></html>"
    result = CLEANER.clean(page, kind="html")
    (removal,) = explain(CLEANER, result)[0].removed
    assert (removal.category, removal.file, removal.line) == ("template", None, None)
    assert explain(CLEANER, result)[0].path == "html > body > nav > p"
