"""One document beside its known body and pieces."""

from dataclasses import replace

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, rule

from cleaner.evaluation.document_score import BodyScore, missing_lines, score_body, score_document
from cleaner.evaluation.gold import Case, GoldPiece
from cleaner.evaluation.piece_scores import PieceScore

CASE = Case("a.txt", f"{PROSE}\nShare\n{MORE_PROSE}", "text", PROSE, (GoldPiece("social", "Share"),))


def body_of(body: str, text: str) -> BodyScore:
    return score_body(Case("a", "", "text", body), text)


def test_words_decide_what_is_exact() -> None:
    assert body_of("A boat, at last", "A boat at last!") == BodyScore(1, 1, exact=True)
    assert not body_of("A boat at last", "a boat at last").exact


def test_a_share_of_nothing_is_unknown() -> None:
    assert body_of("", "") == BodyScore(None, None, exact=True)
    assert body_of("", "A boat") == BodyScore(0, None)
    assert body_of("A boat", "") == BodyScore(0, 0)


@pytest.mark.parametrize(("words", "left", "emptied"), [(53, 0, True), (52, 0, False), (53, 8, False)])
def test_a_document_with_less_than_a_tenth_of_a_long_body_is_emptied(
    words: int, left: int, emptied: bool
) -> None:
    body = " ".join(map(str, range(words)))
    assert body_of(body, " ".join(map(str, range(left)))).emptied is emptied


def test_snippets_are_looked_for_without_case() -> None:
    case = Case("a", "", "text", "x", stays=("The Boat", "None such"), goes=("share", "follow"))
    scored = score_body(case, "the boat. Share!")
    assert (scored.stays, scored.stays_of, scored.leaks, scored.leaks_of) == (1, 2, 1, 2)


def test_a_document_tells_its_lost_and_leaked_lines_and_its_pieces() -> None:
    cleaner = cleaner_of(rule("share", "social", lines=["Share"]), rule("greedy", match="council met"))
    scored, result = score_document(cleaner, replace(CASE, url="https://www.harbour.example/a"))
    assert result.text == MORE_PROSE
    assert (scored.lost, scored.leaked) == ([PROSE], [MORE_PROSE])
    assert (scored.site, scored.language) == ("harbour.example", result.document.language or "undecided")
    assert PieceScore("social", 1, 1, 1, 1, 1) in scored.pieces


def test_without_pieces_none_are_scored() -> None:
    assert score_document(cleaner_of(), replace(CASE, pieces=None))[0].pieces == []


def test_a_line_is_missing_where_its_words_stand_nowhere() -> None:
    assert missing_lines("One two\n–\nThree", "Zero. ONE, two!") == ["Three"]
