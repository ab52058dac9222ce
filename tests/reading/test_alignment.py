"""Extracted lines find the blocks that they came from."""

from cleaner.document import Document
from cleaner.reading.alignment import align
from cleaner.reading.text import read_text

STORY = "The ferry left the harbour on Monday, the first since the storm."
CREW = "Nine sailors had trained for it all winter, the captain said."


def document(*lines: str) -> Document:
    return read_text("\n".join(lines))


def found(lines: list[str], *blocks: str) -> list[str]:
    """The blocks that the lines cover for the most part."""
    shares, _ = align(document(*blocks), lines)
    return [block for block, share in zip(blocks, shares, strict=True) if share > 0.5]


def test_a_line_is_its_block_whatever_the_spaces_and_signs() -> None:
    assert found(["- The  ferry left the harbour"], "Menu", "The ferry left the harbour") == [
        "The ferry left the harbour"
    ]


def test_a_line_may_be_several_blocks_or_a_part_of_one() -> None:
    assert found([STORY + CREW], "Menu", STORY, CREW) == [STORY, CREW]
    assert found([STORY[:50]], "Menu", STORY, CREW) == [STORY]


def test_of_blocks_alike_the_one_in_the_lines_order_is_taken() -> None:
    shares, _ = align(document("More", STORY, "More", CREW, "More"), [STORY, "More", CREW])
    assert shares == [0, 1, 1, 1, 0]


def test_above_the_first_certain_line_the_nearest_of_blocks_alike_is_taken() -> None:
    shares, _ = align(document("Ferries", "Menu", "Ferries", STORY), ["Ferries", STORY])
    assert shares == [0, 0, 1, 1]


def test_a_line_with_other_blocks_between_its_parts_is_found() -> None:
    assert found([CREW + " " + STORY], STORY, "Advertisement", CREW) == [STORY, CREW]


def test_a_line_that_differs_in_a_word_is_found() -> None:
    assert found([STORY.replace("ferry", "ship")], "Menu", STORY) == [STORY]


def test_a_line_that_is_nowhere_is_told() -> None:
    _, lost = align(document(STORY), [STORY, "Nobody on this page has ever said anything of the kind."])
    assert lost == ["Nobody on this page has ever said anything of the kind."]


def test_a_line_of_punctuation_finds_nothing_in_a_page_without_words() -> None:
    assert align(Document("", kind="html"), ["!"]) == ([], [])
