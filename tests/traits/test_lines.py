"""What a block's own words show, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import block, document

from cleaner.traits.lines import (
    ends,
    is_cut_off,
    is_question,
    is_sentence,
    is_table_row,
    is_title_case,
    is_title_like,
    is_upper,
    leads_up,
)

CLOSED = st.text("ab \"')”", min_size=1, max_size=12).map(lambda text: f"a{text}")
THAI = "สะพาน ไม้ เก่า แก่ ของ หมู่ บ้าน พัง ลง ใน เช้า วัน เสาร์ หลัง จาก ฝน"


@given(CLOSED, st.sampled_from(".!?…。؟"), st.text("\"')”»«", max_size=3))
def test_quotes_and_brackets_after_a_mark_are_left_aside(text: str, mark: str, after: str) -> None:
    assert ends(block(f"{text}{mark}{after}"), (mark,))


@given(st.text(min_size=1, max_size=30))
def test_no_block_is_both_a_sentence_and_cut_off_or_like_a_title(text: str) -> None:
    for made in document(text).blocks:
        assert not (is_sentence(made) and (is_cut_off(made) or is_title_like(made)))


@pytest.mark.parametrize(
    ("text", "cut_off"),
    [
        ("It was…", True),
        ("It was...", True),
        ("It was [. . .]", True),
        ("It was.", False),
        ("It … was", False),
    ],
)
def test_dots_at_the_end_cut_off(text: str, cut_off: bool) -> None:
    assert is_cut_off(block(text)) == cut_off


def test_a_long_line_of_a_script_without_stops_is_a_sentence_and_no_title() -> None:
    assert is_sentence(block(THAI * 2)) and not is_title_like(block(THAI * 2))
    assert is_title_like(block(THAI[:12]))


@pytest.mark.parametrize(
    ("text", "upper", "title"),
    [
        ("TWO BRIDGES", True, True),
        ("A", False, False),
        ("Two Long Bridges", False, True),
        ("Two long bridges", False, False),
    ],
)
def test_capitals_are_of_all_letters_or_of_longer_words(text: str, upper: bool, title: bool) -> None:
    assert (is_upper(block(text)), is_title_case(block(text))) == (upper, title)


def test_marks_tell_questions_and_what_leads_up_to_something() -> None:
    assert is_question(block("真的吗？")) and not is_question(block("Who? Nobody"))
    assert is_question(block("Πόσο κοστίζει;")) and not is_question(block("so it went on;"))
    assert leads_up(block("Found were：")) and not leads_up(block("Found: tins"))


def test_a_row_of_a_text_begins_with_a_stroke() -> None:
    assert is_table_row(block("| a | b |")) and not is_table_row(block("a | b"))
