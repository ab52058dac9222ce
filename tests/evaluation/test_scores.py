"""Precision, recall, and the lines of a body that rules ate."""

import pytest
from making import PROSE, cleaner_of, rule

from cleaner.evaluation.scores import Eaten, Score, eaten_lines, mean_score, score


@pytest.mark.parametrize(
    ("body", "text", "precision", "recall"),
    [
        ("a b c d e", "a b c d e", 1, 1),
        ("a b c d e", "a b c d e f g", 0.5, 1),
        ("a b c d e f g", "a b c d e", 1, 0.5),
        ("a b c d", "e f g h", 0, 0),
        ("a b c d", "", 0, 0),
        ("", "a b c d", 0, 1),
        ("", "", 1, 1),
        ("a b", "a b", 1, 1),
    ],
)
def test_shingles_are_compared(body: str, text: str, precision: float, recall: float) -> None:
    assert score(body, text) == Score(precision, recall)


def test_the_mean_is_of_each_measure_by_itself() -> None:
    assert mean_score([Score(1, 0), Score(0, 0.5)]) == Score(0.5, 0.25)
    assert Score(0.5, 1).f1 == pytest.approx(2 / 3)


def test_a_line_that_a_rule_took_is_eaten() -> None:
    cleaner = cleaner_of(rule("greedy", lines=["A matter of money"]), rule("good", "social", lines=["Share"]))
    result = cleaner.clean(f"Share\n{PROSE}\nA matter of money\n{PROSE}")
    body = f"{PROSE}\nA matter of money\n{PROSE}\nA line that is not in the document"
    line = "A matter of money"
    assert list(eaten_lines(result, body)) == [Eaten(line, line, "teaser", "greedy")]


def test_of_a_line_that_a_rule_took_words_of_these_are_told() -> None:
    cleaner = cleaner_of(rule("greedy", match="four hours of talk", remove="match"))
    (eaten,) = eaten_lines(cleaner.clean(PROSE), PROSE)
    assert eaten.line == PROSE
    assert eaten.text == "four hours of talk"


def test_of_two_equal_lines_the_one_in_the_body_s_place_counts() -> None:
    cleaner = cleaner_of(rule("tail", lines=["Money"], place=-1))
    result = cleaner.clean(f"Money\n{PROSE}\nMoney")
    assert list(eaten_lines(result, f"Money\n{PROSE}")) == []
