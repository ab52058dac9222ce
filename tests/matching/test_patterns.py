"""Compiled patterns."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.matching.patterns import compile_before, compiled, take_up
from cleaner.normal import plain, view_of


def test_what_was_compiled_before_is_not_compiled_again() -> None:
    before = compile_before(["our app"])["our app"]
    take_up({"(no pattern at all": before})
    assert compiled("(no pattern at all").search("Get OUR APP now") is not None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^【広告】$", "【広告】"),
        ("^[（(]写真[)）]$", "（写真）"),
        ("^来源[：－]", "来源－路透"),
        ("^فوٹـ?و$", "فوٹو"),
        ("^１．５＊$", "1.5*"),
        ("^फ\u093cोटो$", "फोटो"),
        ("^ज\u093c?रूरी$", "जरूरी"),
    ],
)
def test_a_pattern_is_made_plain_as_the_text_is(pattern: str, text: str) -> None:
    assert compiled(pattern).search(view_of(plain(text)))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?:\bapp store\b|\bapp\b|\bc\+\+)", "an app", "app"),
        (r"(?:\bapp store\b|\bapp\b) ?(?:\bnow\b|\btoday\b)?", "the App Store today", "App Store today"),
        (r"(?:\bapp\b|\bget\b)", "apps getting", None),
        (r"(?:\ba\.m\.\b|\bat\b)+", "at a.m.x", "at"),
    ],
)
def test_a_list_of_whole_words_finds_whole_words(pattern: str, text: str, found: str | None) -> None:
    match = compiled(pattern).search(text)
    assert (match and match.group()) == found
    assert (match and match.span()) == ((plainly := regex.search(pattern, text, regex.I)) and plainly.span())


SETS = (
    *(r"[^.!?:|]{2,9}$", r"[()\[\]]+", r"\[[a-c]\]", r"\\[.·]", r"[^]B]+", r"[\s\d.]+b", r"[-–.]x", r"[·-»]"),
    *("[Ⓐ.]", r"[^\W_]+", r"(?<=[.!?]['»]?)[ ]B", r"[^\s]+", r"[\[.]b", "[[:alpha:].]+", "[ſ.]"),
)


@given(st.sampled_from(SETS), st.text("aAbBsSkKxⓐⒶ .!?:|()[]\\·»'-–_19\n", max_size=12))
def test_a_set_of_signs_finds_what_it_finds_without_regard_to_case(pattern: str, text: str) -> None:
    spans = [found.span() for found in regex.compile(pattern, regex.I).finditer(text)]
    assert [found.span() for found in compiled.__wrapped__(pattern).finditer(text)] == spans
