"""Words in blocks: whole words, folded, and inside others where a script sets no spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.normal import plain
from cleaner.word_search import (
    MOST_WORDS,
    NO_MARKS,
    TOPIC_BLOCKS,
    TOPIC_SHARE,
    Marks,
    WordIndex,
    best_marks,
    topics_of,
    word_form,
)
from cleaner.words import Words

NAMES = {name: name for name in ("app", "get", "you", "price")}
WORDS = Words(
    NAMES,
    {
        "any": {"price": ("%",)},
        "en": {"app": ("app", "mobile app", "sign-up"), "get": ("get", "don't miss"), "you": ("your", "=US")},
        "fr": {"get": ("télécharger",), "app": ("application",)},
        "ko": {"app": ("앱",), "get": ("설치",)},
        "he": {"app": ("אפליקציה", "אפ"), "get": ("הורדה",)},
        "th": {"app": ("แอป",), "get": ("ดาวน์โหลด",)},
    },
    prefixes={"he": ("ה", "וה")},
    endings={"ko": ("을", "하세요")},
)


def found(text: str, language: str = "en") -> tuple[set[str], set[str], set[str]]:
    (marks,) = WordIndex(WORDS, language).marks([word_form(plain(text))], [plain(text)])
    present, first, last = ({name for name, bit in WORDS.bits.items() if bit & mark} for mark in marks)
    return present, first, last


def test_words_are_found_with_where_they_stand() -> None:
    assert found("Get the Ledger app") == ({"app", "get"}, {"get"}, {"app"})
    assert found("The app that you get today") == ({"app", "get"}, set(), set())


@pytest.mark.parametrize("text", ["US firms make it", "They gave us to the US."])
def test_a_cased_word_is_found_in_its_capitals(text: str) -> None:
    assert "you" in found(text)[0]


@pytest.mark.parametrize("text", ["They told us of it", "Us they told", "USA and BUS"])
def test_a_cased_word_is_found_in_no_others(text: str) -> None:
    assert found(text)[0] == set()


def test_words_are_whole_words() -> None:
    assert found("Happy forgetting: an application") == (set(), set(), set())


@pytest.mark.parametrize(
    "text",
    ["📲 Get it now", "→ get it now", "- “Get” it now", "  GET: it now", "▶️ Get\u00a0it now"],
)
def test_bullets_arrows_and_emoji_never_hide_a_first_word(text: str) -> None:
    assert found(text)[1] == {"get"}


@pytest.mark.parametrize("text", ["Don’t miss it", "DON'T MISS it", "Don't  miss it"])
def test_case_quotes_and_white_space_are_folded(text: str) -> None:
    assert "get" in found(text)[1]


def test_a_hyphen_and_a_space_are_one() -> None:
    assert found("One sign up")[2] == {"app"}


def test_accents_are_folded_and_an_elided_article_ends_a_word() -> None:
    assert found("TELECHARGER l'application", "fr") == ({"get", "app"}, {"get"}, {"app"})


def test_a_script_without_spaces_is_searched_inside() -> None:
    assert found("ดาวน์โหลดแอปของเรา", "th") == ({"get", "app"}, {"get"}, set())


def test_a_word_is_found_behind_a_prefix_of_its_language_but_not_inside_another() -> None:
    assert found("והאפליקציה להורדה", "he") == ({"app"}, {"app"}, set())
    assert found("האפליקציה", "he") == ({"app"}, {"app"}, {"app"})
    assert found("מיקרואפליקציה", "he") == (set(), set(), set())


def test_a_word_of_two_letters_is_found_without_prefixes() -> None:
    assert found("אפ", "he")[0] == {"app"}
    assert found("האפ", "he")[0] == set()


def test_a_word_is_found_with_an_ending_of_its_language_but_not_inside_another() -> None:
    assert found("새 앱을 설치하세요", "ko") == ({"app", "get"}, set(), {"get"})
    assert found("앱솔루트 설치류", "ko") == (set(), set(), set())


def test_a_latin_word_ends_where_a_script_without_spaces_begins() -> None:
    assert found("下載app看新聞") == ({"app"}, set(), set())


def test_words_of_no_language_stand_in_every_index() -> None:
    assert found("now 20 % off")[0] == {"price"}


def test_the_language_that_fits_a_block_best_speaks_for_it() -> None:
    assert best_marks([Marks(1), Marks(6)]) == Marks(6)
    assert best_marks([Marks(1), Marks(2)]) == Marks(1)


def test_a_near_language_with_one_name_more_does_not_speak_for_a_block() -> None:
    assert best_marks([Marks(1), Marks(6)], ahead=1) == Marks(1)
    assert best_marks([Marks(0), Marks(6)], ahead=1) == Marks(6)


def test_a_language_without_words_finds_nothing() -> None:
    assert WordIndex(Words(), "en").marks(["get the app"], ["get the app"]) == [NO_MARKS]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_each_block_is_searched_by_itself(texts: list[str]) -> None:
    index = WordIndex(WORDS, "en")
    forms = [word_form(plain(text)) for text in texts]
    alone = [index.marks([form], [text])[0] for form, text in zip(forms, texts, strict=True)]
    assert index.marks(forms, texts) == alone


def test_long_blocks_are_running_text() -> None:
    assert MOST_WORDS > 60


@given(st.lists(st.integers(0, 255), max_size=40))
def test_a_text_is_about_the_names_that_enough_of_its_blocks_hold(blocks: list[int]) -> None:
    least = max(TOPIC_BLOCKS, TOPIC_SHARE * len(blocks))
    often = {bit for bit in range(8) if sum(held >> bit & 1 for held in blocks) >= least}
    topics = topics_of([Marks(present=held) for held in blocks])
    assert {bit for bit in range(8) if topics >> bit & 1} == often
