"""How text is folded: once, and alike for views, patterns, listed lines and listed words."""

from bisect import bisect_left

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from making import MORE_PROSE, PROSE, block, cleaner_of, rule

from cleaner.normal import LONGEST_WORD, SILENT, count_words, gaps, line_key, plain, view_of, written_key
from cleaner.word_search import word_form

SPELLINGS = [
    ("Don’t miss", "Don't miss"),
    ("Read\u00a0more", "Read more"),
    ("e\u00admail", "email"),
    ("ＡＰＰ ２", "APP 2"),
    ("来源：（路透）｜【完】", "来源:(路透)|[完]"),
    ("كتاب علي", "کتاب علی"),
    ("إقرأ أيضاً", "اقرأ ايضا"),
    ("أخبار كثيرة", "أخبار كثـــيرة"),
    ("المُحَرِّر", "المحرر"),
    ("مستشفى", "مستشفي"),
    ("خبر\u200cهای تازه", "خبر های تازه"),
    ("\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd", "שלום"),
    ("फ़ोटो", "फोटो"),
    ("प\u0922\u093cें", "प\u095dें"),
    ("ছবি: প\u09dcুন", "ছবি: প\u09a1\u09bcুন"),
    ("ফটো\u200d", "ফটো"),
    ("științe și artă", "ştiinţe şi artă"),
]
"""Two ways in which the press writes the same."""
ODD = "ab’“ \t\u00a0\u2003-1.) \n\u0640\u200b\u200c\u00ad\u093cिकー：（ｓıİςșĞأىکہ"


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_two_spellings_are_one_in_views_patterns_lines_and_words(one: str, other: str) -> None:
    assert block(one).view == block(other).view
    assert written_key(one) == written_key(other) == line_key(block(other).view)
    assert word_form(one) == word_form(other) == word_form(block(other).view)


@pytest.mark.parametrize(("one", "other"), [*SPELLINGS, *((two, one) for one, two in SPELLINGS)])
def test_a_rule_finds_the_other_spelling(one: str, other: str) -> None:
    by_line = rule("by-line", lines=[one])
    by_pattern = rule("by-pattern", match=f"^{regex.escape(one, special_only=True)}$")
    for made in (by_line, by_pattern):
        result = cleaner_of(made).clean(f"{PROSE}\n\n{other}\n\n{MORE_PROSE}")
        assert [piece.text for piece in result.removed] == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مدرس", "مدرسة"),
        ("कल", "काल"),
        ("บ้าน", "บาน"),
        ("か", "が"),
        ("résumé", "resume"),
        ("ß", "ss"),
        ("й", "и"),
    ],
)
def test_what_makes_another_word_is_never_left_out(one: str, other: str) -> None:
    assert block(one).view != block(other).view


@given(st.text(st.sampled_from(ODD), max_size=40))
def test_plain_text_has_a_character_for_each_of_the_source(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(st.text(st.sampled_from(ODD), max_size=40))
def test_a_view_lacks_silent_signs_and_doubled_spaces_and_the_gaps_tell_where(text: str) -> None:
    made = plain(text)
    view, (places, missing) = view_of(made), gaps(made)
    lacking = [0, *missing]
    sources = [at + lacking[bisect_left(places, at)] for at in range(len(view))]
    assert "".join(made[source] for source in sources) == view
    left_out = [at for at in range(len(made)) if at not in sources]
    assert {made[at] for at in left_out} <= {SILENT, " "} and "  " not in view
    assert view_of(view) == view


@pytest.mark.parametrize(
    ("view", "words"),
    [("a b c", 3), ("x" * LONGEST_WORD, 1), ("</a>" * LONGEST_WORD, 4), ("桟橋に船が着いた", 5)],
)
def test_a_line_of_one_endless_word_counts_as_many(view: str, words: int) -> None:
    assert count_words(view) == words


def test_a_rule_for_short_lines_is_not_tried_on_an_endless_word() -> None:
    endless = "</a>" * 2_000
    short = rule(match="</a>$", max_words=9)
    assert not cleaner_of(short).clean(f"{PROSE}\n{endless}\n{MORE_PROSE}").removed
