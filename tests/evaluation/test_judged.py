"""What a person would have removed of a document, beside what a cleaner did."""

from making import MORE_PROSE, PROSE, cleaner_of, rule

from cleaner.evaluation.gold import Case, GoldPiece
from cleaner.evaluation.judged import UNNAMED, judged_text

CLEANER = cleaner_of(rule("share", "social", lines=["Share"]))


def gold_of(case: Case) -> list[tuple[str, str]]:
    judged = judged_text(case, CLEANER.clean(case.content, kind=case.kind))
    return [(judged.text[start:end], category) for start, end, category in judged.gold]


def test_named_pieces_of_a_text_are_all_that_is_not_body() -> None:
    case = Case("a", f"{PROSE}\nShare\nTravel", "text", PROSE, (GoldPiece("social", "Share"),))
    assert gold_of(case) == [("Share", "social")]


def test_where_nobody_named_pieces_a_line_that_the_body_lacks_is_none_of_it() -> None:
    case = Case(
        "a", f"{PROSE}\n\nRead our other stories today\n{MORE_PROSE}", "text", f"{PROSE}\n{MORE_PROSE}"
    )
    assert gold_of(case) == [("Read our other stories today", UNNAMED)]


def test_a_short_line_is_body_only_as_a_whole_line() -> None:
    case = Case("a", f"Council\nThe flood\n{PROSE}", "text", f"The flood\n{PROSE}")
    assert gold_of(case) == [("Council", UNNAMED)]


def test_pieces_that_overlap_are_told_one_after_the_other() -> None:
    pieces = (GoldPiece("social", "Share", 0, 5), GoldPiece("teaser", "Share now", 0, 9))
    case = Case("a", f"Share now\n{PROSE}", "text", PROSE, pieces)
    assert gold_of(case) == [("Share", "social"), (" now", "teaser")]
