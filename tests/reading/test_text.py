"""Plain text becomes blocks, however its paragraphs are set."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import MORE_PROSE, PROSE

from cleaner.reading.limits import TOO_MANY_BLOCKS, most_blocks
from cleaner.reading.text import read_text

PARAGRAPHS = [
    f"{PROSE} {MORE_PROSE} {PROSE}",
    f"{MORE_PROSE} {PROSE} The mayor of Quillhaven was not there.",
    f"{PROSE} {MORE_PROSE} Nobody had asked her to come, she said later.",
]
TEXTS = st.text(st.sampled_from("aB.- \t\n\r\x0b\x85\u2028\u00a0\ufeff•1"), max_size=60)


def blocks(text: str) -> list[str]:
    return [block.text for block in read_text(text).blocks]


def unwrapped(text: str) -> list[str]:
    """The blocks with every run of white space a single space."""
    return [" ".join(block.split()) for block in blocks(text)]


@pytest.mark.parametrize(
    "text",
    [
        "First one.\n\nSecond one.",
        "First one.\nSecond one.\n",
        "First one.\r\n\r\nSecond one.\r\n",
        "First one.\rSecond one.",
        "\ufeffFirst one.\n\nSecond one.",
        " \ufeff First one.\n \u00a0 \n\tSecond one.\t\n",
        "First one.\u2028Second one.",
        "First one.\u2029Second one.",
        "First one.\x0bSecond one.\x0c",
        "First one.\x85Second one.",
        "\n\n\nFirst one.\n\n\n\nSecond one.\n\n",
    ],
)
def test_every_kind_of_line_end_ends_a_block(text: str) -> None:
    assert blocks(text) == ["First one.", "Second one."]


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff", "\t\r\n\u00a0\u2028 ", "\ufeff \n"])
def test_a_text_without_words_has_no_blocks(text: str) -> None:
    assert read_text(text).blocks == []
    assert read_text(text).text == text


def test_white_space_within_a_line_belongs_to_its_block() -> None:
    assert blocks("one\ttwo\u00a0three  four") == ["one\ttwo\u00a0three  four"]


def test_one_giant_line_is_one_block() -> None:
    text = " ".join(PARAGRAPHS * 200)
    assert blocks(text) == [text]


def test_long_lines_are_paragraphs_and_never_joined() -> None:
    assert blocks("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_short_lines_are_not_taken_for_wrapped_text() -> None:
    lines = [
        "Home",
        "News and views",
        "Sport",
        "Weather for the week to come",
        "Share",
        "Print this page",
        "Top",
    ]
    assert blocks("\n".join(lines)) == lines


def test_a_poem_keeps_its_lines() -> None:
    lines = [
        "The tide came in at half past nine",
        "And took the painted boats away,",
        "The gulls were standing in a line",
        "To see what else would go that day.",
        "My father had the lantern lit,",
        "My mother had the kettle on,",
        "And no one said a word of it,",
        "Of what had come and what was gone.",
    ]
    assert blocks("\n".join(lines)) == lines


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\r\n"])
def test_hard_wrapped_paragraphs_are_joined(width: int, between: str) -> None:
    newline = between[: len(between) // 2] if len(between) > 1 and between != "\r\n" else between
    text = between.join(newline.join(textwrap.wrap(p, width)) for p in PARAGRAPHS)
    assert unwrapped(text) == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72])
def test_hard_wrapped_text_keeps_headings_and_bullets_apart(width: int) -> None:
    item = (
        "two evening hearings on the plan in April, to which everybody who lives by the river will be asked"
    )
    parts = [
        textwrap.fill(PARAGRAPHS[0], width),
        "What changed",
        textwrap.fill(PARAGRAPHS[1], width),
        textwrap.fill(f"- {item}", width, subsequent_indent="  "),
        textwrap.fill(f"- {item}", width, subsequent_indent="  "),
        textwrap.fill(PARAGRAPHS[2], width),
    ]
    expected = [PARAGRAPHS[0], "What changed", PARAGRAPHS[1], f"- {item}", f"- {item}", PARAGRAPHS[2]]
    assert unwrapped("\n".join(parts)) == expected
    assert unwrapped("\n\n".join(parts)) == expected


@pytest.mark.parametrize("width", [60, 72])
def test_hard_wrapped_text_may_be_indented(width: int) -> None:
    wrapped = [textwrap.indent(textwrap.fill(p, width), "    ") for p in PARAGRAPHS]
    assert unwrapped("\n\n".join(wrapped)) == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72])
def test_hard_wrapped_quotes_may_be_indented(width: int) -> None:
    quote = textwrap.fill(PARAGRAPHS[1], width, initial_indent=" " * 8, subsequent_indent=" " * 8)
    text = "\n\n".join([textwrap.fill(PARAGRAPHS[0], width), quote, textwrap.fill(PARAGRAPHS[2], width)])
    assert unwrapped(text) == PARAGRAPHS


def test_hard_wrapped_paragraphs_may_have_an_indented_first_line() -> None:
    text = "\n".join(textwrap.fill(p, 72, initial_indent="   ") for p in PARAGRAPHS)
    assert unwrapped(text) == PARAGRAPHS


def test_a_paragraph_wrapped_by_hand_is_not_joined_to_a_line_after_a_blank_one() -> None:
    text = (
        textwrap.fill(PARAGRAPHS[0], 72) + "\n\n" + "word " * 14 + "\n\n" + textwrap.fill(PARAGRAPHS[1], 72)
    )
    assert unwrapped(text) == [PARAGRAPHS[0], ("word " * 14).strip(), PARAGRAPHS[1]]


@given(TEXTS)
def test_blocks_stand_in_order_and_hold_every_word(text: str) -> None:
    made = read_text(text)
    assert made.text == text
    end, between = 0, []
    for index, block in enumerate(made.blocks):
        assert block.index == index
        assert end <= block.start < block.end
        assert not block.text[0].isspace()
        assert not block.text[-1].isspace()
        between.append(text[end : block.start])
        end = block.end
    assert "".join([*between, text[end:]]).replace("\ufeff", " ").strip() == ""


def test_more_short_lines_than_an_article_has_cost_no_more_than_their_size() -> None:
    text = "x\n" * 100_000
    document = read_text(text)
    most = most_blocks(len(text))
    assert len(document.blocks) == most
    assert document.blocks[-2].text == "x"
    assert document.text[document.blocks[-1].start :] == "x\n" * (100_001 - most)
    assert document.notes == [TOO_MANY_BLOCKS.format(most - 1)]
