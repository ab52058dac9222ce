"""Where in a document the `place` of a rule is."""

import pytest
from making import MORE_PROSE, PROSE, document

from cleaner.matching.places import Places
from cleaner.reading.language import find_language
from cleaner.rule_tables import Place
from cleaner.rulebook.files import packaged_words

LINES = "\n".join(["One", "Two", PROSE, "Three", MORE_PROSE, "Four", "Five"])


@pytest.mark.parametrize(
    ("place", "positions"),
    [
        ("start", [0, 1]),
        ("end", [4, 5, 6]),
        (1, [0]),
        (3, [0, 1, 2]),
        (-1, [6]),
        (-2, [5, 6]),
        (100, [0, 1, 2, 3, 4, 5, 6]),
        (0.3, [0, 1]),
        (-0.3, [5, 6]),
        (0.01, [0]),
        (-0.01, [6]),
        (1.0, [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_place_counts_blocks_or_a_share_from_either_side(place: Place, positions: list[int]) -> None:
    reach = Places(document(LINES)).reach(place)
    assert [position for position in range(7) if position in reach] == positions


def test_start_and_end_are_told_by_the_first_and_the_last_prose() -> None:
    places = Places(document(LINES))
    assert (places.first_prose, places.last_prose) == (2, 4)


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("The engineers think that the bridge could be mended before next winter.", 5),
        ("A man in a red hat lost nine bets on dogs.", 4),
        ("The old bridge was mended by engineers", 4),
        ("We mend the old bridge with the help of readers like you.", 4),
    ],
)
def test_the_end_begins_behind_a_short_sentence_that_tells_more_of_the_same(line: str, last: int) -> None:
    made = document(f"{PROSE}\n\nOne\n\nTwo\n\nThree\n\n{MORE_PROSE}\n\n{line}\n\nFour")
    find_language(made, packaged_words())
    assert Places(made).last_prose == last


def test_a_text_without_prose_is_all_start_and_all_end() -> None:
    places = Places(document("A line\nAnother line"))
    assert (places.first_prose, places.last_prose) == (2, -1)
    assert set(places.reach("start")) == {0, 1}
    assert {0, 1} <= set(places.reach("end"))


def test_where_all_paragraphs_are_short_they_are_the_prose() -> None:
    short = "Rada rozhodla v úterý večer, že most zůstane zavřený až do června."
    places = Places(document("\n".join(["One", short, "Two", short, "Three"])))
    assert (places.first_prose, places.last_prose) == (1, 3)
    assert Places(document("\n".join(["One", short, PROSE, "Three"]))).first_prose == 2
