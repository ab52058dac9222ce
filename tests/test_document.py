"""Blocks and views: what patterns see, and where it stands in the source."""

import unicodedata
from functools import cache

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from making import block, document

from cleaner.normal import fold, line_key, plain


@cache
def every_character() -> list[str]:
    return [chr(code) for code in range(0x110000)]


def test_a_block_is_a_stretch_of_the_source() -> None:
    made = document("First line.\n\n  Second line.  \n")
    assert [(b.start, b.end, b.text) for b in made.blocks] == [
        (0, 11, "First line."),
        (15, 27, "Second line."),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("- an item", "an item"),
        ("* an item", "an item"),
        ("• an item", "an item"),
        ("– an item", "an item"),
        ("12. an item", "an item"),
        ("(3) an item", "an item"),
        ("a) an item", "an item"),
        ("-\u00a0\tan item", "an item"),
        ("-an item", "-an item"),
        ("1907. It was", "1907. It was"),
        ("a line", "a line"),
        ("- ", "-"),
    ],
)
def test_the_words_of_a_block_begin_after_its_bullet(text: str, content: str) -> None:
    assert block(text).view == content


@pytest.mark.parametrize(
    ("text", "words"),
    [("one two  three", 3), ("- one two", 2), ("東京の天気", 3), ("—", 1)],
)
def test_words_are_counted_without_the_bullet(text: str, words: int) -> None:
    assert block(text).words == words


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("“Don’t,” she said", '"Don\'t," she said'),
        ("„Nein“, ‘no’", "\"Nein\", 'no'"),
        ("two  spaces", "two spaces"),
        ("a\u00a0\u00a0\t \u2003b", "a b"),
        ("non\u2011breaking", "non-breaking"),
        ("İstanbul ışık", "Istanbul isik"),
        ("来源：（路透）｜【完】", "来源:(路透)|[完]"),
        ("ＡＰＰを２回", "APPを2回"),
        ("أخبار كثـــيرة", "اخبار كثيره"),
        ("مُحَرِّر", "محرر"),
        ("روزنامه‌ها", plain("روزنامه ها")),
        ("क़लम", "कलम"),
        ("ফটো\u200d: সময়", "ফটো: সময"),
        ("שָׁלוֹם", "שלום"),
        ("\u200bread\u00aders \u200e more", "readers more"),
    ],
)
def test_a_view_has_plain_quotes_spaces_and_letters(text: str, view: str) -> None:
    assert block(text).view.replace("ş", "s") == view


@given(st.text(st.sampled_from("ab’ \t\u00a0\u2003-1.) \n\u0640\u200b\u00ad\u093cिکー：（"), max_size=40))
def test_every_character_of_a_view_is_found_again_in_the_source(text: str) -> None:
    for made in document(text).blocks:
        for at, char in enumerate(made.view):
            assert plain(made.source.text[made.source_offset(at)]) == char
        assert made.source_offset(len(made.view)) == made.end


def test_a_view_offset_after_a_run_of_spaces_skips_the_run() -> None:
    made = block("- Read\u00a0 \t more here")
    assert made.view == "Read more here"
    start, end = made.source_offset(5), made.source_offset(9)
    assert made.source.text[start:end] == "more"


@pytest.mark.parametrize(
    "line",
    [
        "Related stories",
        "RELATED STORIES:",
        "  related   stories …",
        "» Related stories »",
        "- Related stories",
    ],
)
def test_lines_are_compared_without_case_spacing_and_punctuation_around(line: str) -> None:
    made = document(line)
    assert made.blocks[0].key == "related stories"


def test_lines_are_compared_without_quote_style() -> None:
    assert line_key(plain("Don’t miss")) == line_key(plain("DON'T MISS!"))


def test_plain_and_fold_change_no_length() -> None:
    whole = "".join(every_character())
    assert len(plain(whole)) == len(fold(plain(whole))) == len(whole)


def test_plain_makes_every_white_space_a_space() -> None:
    assert {plain(c) for c in every_character() if c.isspace()} == {" "}


def test_fold_unifies_every_letter_that_a_pattern_takes_for_the_same() -> None:
    """Letters newer than this Python's Unicode data are left out: lower() does not know them."""
    cased = [
        c
        for c in every_character()
        if unicodedata.category(c)[0] in "LMNS" and (c.lower() != c or c.upper() != c or plain(c) != c)
    ]
    apart = [
        (c, found.group())
        for c in cased
        for found in regex.finditer(regex.escape(plain(c)), "".join(cased), regex.IGNORECASE)
        if fold(plain(found.group())) != fold(plain(c))
    ]
    assert len(cased) > 2000
    assert apart == []


@pytest.mark.parametrize(("word", "pattern"), [("ΟΔΟΣ", "οδος"), ("οδος", "ΟΔΟΣ"), ("ΣΣ", "ςσ")])
def test_fold_knows_one_sigma_wherever_it_stands(word: str, pattern: str) -> None:
    assert fold(plain(word)) == fold(plain(pattern))
    assert fold(plain(word)) == "".join(fold(plain(c)) for c in word)


@given(st.text())
def test_folding_a_text_is_folding_its_characters(text: str) -> None:
    assert fold(plain(text)) == "".join(fold(plain(c)) for c in text)


def test_what_a_document_says_of_all_its_blocks() -> None:
    made = document("Latest\nA line\nLATEST:\n" + "word " * 30 + "end.", title="The old bridge opens again")
    assert "latest" in made.repeated and "a line" not in made.repeated
    assert {"bridge", "opens", "again"} <= set().union(*made.titles)


def test_neighbours_are_told_for_one_block_and_for_many() -> None:
    made = document("one\ntwo\nthree\nfour\nfive\nsix")
    for index in (2, 3):
        made.blocks[index].main = False
    made.settle_main()
    near = [set(made.neighbours(block)) for block in made.blocks]
    assert near == [{1}, {0, 2, 4}, {1, 3}, {2, 4}, {3, 5, 1}, {4}]
    assert made.beside([1, 2]) == {0, 3, 4}
    assert made.beside([]) == set()


def test_a_block_keeps_its_words_and_not_its_document() -> None:
    alone = block("- Read  more here")
    assert (alone.text, alone.view) == ("- Read  more here", "Read more here")
    with pytest.raises(ReferenceError, match="keep it as long as its blocks"):
        alone.document  # noqa: B018
