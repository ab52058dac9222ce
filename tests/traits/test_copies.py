"""What a document says a second time, in the same order."""

import pytest
from making import document

from cleaner.traits import has

STORY = [
    f"The {number} winter was the hardest that anybody on the island could call to mind, and when the ice "
    "went at last, it took the pier, two sheds and the old crane with it, as the ferrymen had foretold."
    for number in ("first", "second", "third", "fourth", "fifth")
]


def copied(lines: list[str]) -> list[int]:
    made = document("\n".join(lines))
    return [b.index for b in made.blocks if has(b, "second-copy")]


def test_a_story_told_twice_is_a_copy_the_second_time_and_the_third() -> None:
    told = ["A hard winter", *STORY]
    assert copied(told + told) == list(range(6, 12))
    assert copied(told * 3) == list(range(6, 18))


def test_a_line_that_is_new_parts_no_copy_and_is_none() -> None:
    assert copied([*STORY, *STORY[:3], "The pier in May", *STORY[3:]]) == [5, 6, 7, 9, 10]


@pytest.mark.parametrize(
    "lines",
    [
        [*STORY, *STORY[:3]],
        [*STORY, *reversed(STORY)],
        [f"- {line}" for line in STORY * 2],
        ["The ice is gone, and so is the crane", "We row, we row"] * 20,
    ],
    ids=["three paragraphs", "another order", "items of lists", "a refrain"],
)
def test_what_a_text_says_again_of_its_own_will_is_no_copy(lines: list[str]) -> None:
    assert copied(lines) == []


def test_a_story_told_once_has_no_copy() -> None:
    assert copied(STORY) == []
