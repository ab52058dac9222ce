"""All words that languages' lists and rules hold, each with its languages."""

from cleaner.rulebook.files import packaged_words
from cleaner.vocabulary import vocabulary, with_packed_vocabulary
from cleaner.words import Words

WORDS = Words(said={"de": ("Die Laterne", "lampe"), "fr": ("la lampe",), "ja": ("写真",)})


def test_each_form_has_the_languages_that_hold_it_but_scripts_without_spaces_have_no_part() -> None:
    assert vocabulary(WORDS) == {"die": "de", "laterne": "de", "lampe": "de fr", "la": "fr"}


def test_a_packed_vocabulary_is_the_same_and_may_be_added_to() -> None:
    packed = with_packed_vocabulary(WORDS)
    assert (packed.said, vocabulary(packed)) == ({}, vocabulary(WORDS))


def test_the_packaged_one_knows_what_a_language_calls_things() -> None:
    assert "de" in vocabulary(packaged_words())["anzeige"].split()
