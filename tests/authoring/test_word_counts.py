"""Which words each language has under each name, and where they are missing."""

import pytest

from cleaner.authoring.word_counts import lacking, own_counts, words_asked_for
from cleaner.errors import SettingError
from cleaner.words import Words

WORDS = Words(
    names={"lantern": "lights", "kettle": "things to boil in"},
    lists={
        "any": {"kettle": ("☕",)},
        "de": {"lantern": ("Laterne", "Lampe")},
        "en": {"kettle": ("kettle",)},
    },
    common={"de": ("der",), "en": ("the",)},
)


def test_each_language_s_own_words_are_counted_those_of_none_first() -> None:
    assert own_counts(WORDS, "kettle") == {"any": 1, "en": 1}
    assert own_counts(WORDS, "lantern") == {"de": 2}


def test_words_of_no_language_serve_those_that_have_none() -> None:
    assert lacking(WORDS, "lantern") == [language for language in WORDS.languages if language != "de"]
    assert lacking(WORDS, "kettle") == []


def test_all_names_one_name_and_one_language_can_be_asked_for() -> None:
    assert words_asked_for(WORDS).keys() == {"lantern", "kettle"}
    assert words_asked_for(WORDS, "lantern")["words"] == {"de": ("Laterne", "Lampe")}
    assert words_asked_for(WORDS, "en") == {
        "common": ("the",),
        "prefixes": (),
        "endings": (),
        "words": {"kettle": ("kettle",)},
        "lacking": ["lantern"],
    }


def test_what_is_neither_a_name_nor_a_language_is_an_error() -> None:
    with pytest.raises(SettingError, match='did you mean "lantern"'):
        words_asked_for(WORDS, "lanterns")
