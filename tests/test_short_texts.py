"""The languages of short texts, of mixed ones, and of pages that state the wrong one."""

from itertools import permutations

import pytest
from short_texts import SHORT_TEXTS

from cleaner.languages import tell_languages
from cleaner.rulebook.files import packaged_words

WORDS = packaged_words()
MIXED = ["ar", "cs", "de", "en", "es", "fa", "he", "hu", "id", "ja", "pl", "ru", "sv", "tr", "uk", "zh"]


def texts_in(language: str) -> str:
    return "\n".join(text for named, text in SHORT_TEXTS if named == language)


def test_there_is_a_text_in_every_language() -> None:
    assert sorted(WORDS.common) == sorted({language for language, _ in SHORT_TEXTS})


@pytest.mark.parametrize(("language", "text"), SHORT_TEXTS, ids=[language for language, _ in SHORT_TEXTS])
def test_a_short_text_is_told_or_its_language_competes(language: str, text: str) -> None:
    told, competing = tell_languages(text, WORDS)
    assert told in (language, None)
    assert language in competing


@pytest.mark.parametrize("stated", ["de", "en", "fr", "ru", "zh"])
def test_what_a_page_states_wrongly_is_not_believed(stated: str) -> None:
    for language, text in SHORT_TEXTS:
        told, competing = tell_languages(text, WORDS, hint=stated)
        assert told in (language, None)
        assert language in competing


def test_of_two_languages_in_one_text_both_compete() -> None:
    for one, two in permutations(MIXED, 2):
        _, competing = tell_languages(f"{texts_in(one)}\n{texts_in(two)}", WORDS)
        assert {one, two} <= set(competing)
