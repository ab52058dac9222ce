"""The language of a text: by its commonest words, a page's word for it as a hint."""

from cleaner.languages import tell_languages
from cleaner.words import Words

COMMON = {
    "en": ("the", "of", "and", "in", "was"),
    "de": ("der", "die", "und", "in", "war"),
    "da": ("og", "det", "er"),
    "no": ("og", "det", "er", "ikkje"),
    "ja": ("の", "は", "を"),
    "hi": ("और", "में", "का"),
}
WORDS = Words({}, {language: {} for language in COMMON}, COMMON)


def test_running_text_is_told() -> None:
    assert tell_languages("The cow of the abbot was in the barn and in the hay", WORDS) == ("en", ("en",))
    assert tell_languages("Die Kuh der Äbtissin war in der Scheune und in der Stube", WORDS) == (
        "de",
        ("de",),
    )


def test_a_script_without_spaces_is_told() -> None:
    assert tell_languages("院長の牛は納屋の干し草を食べた", WORDS)[0] == "ja"


def test_two_languages_compete_where_a_text_fits_both() -> None:
    language, competing = tell_languages("Ko og kalv og det er alt", WORDS)
    assert language in ("da", "no")
    assert set(competing) == {"da", "no"}


def test_a_page_s_word_for_its_language_decides_between_them() -> None:
    assert tell_languages("Ko og kalv og det er alt", WORDS, hint="no")[0] == "no"
    assert tell_languages("The cow of the abbot was in the barn", WORDS, hint="de")[0] == "en"


def test_a_text_without_common_words_is_undecided_and_all_compete() -> None:
    assert tell_languages("Abbess cow barn", WORDS) == (None, tuple(sorted(COMMON)))
    assert tell_languages("Abbess cow barn", WORDS, hint="de") == (None, ("de",))


def test_a_mixed_text_keeps_both_languages() -> None:
    mixed = "Die Kuh der Äbtissin war in der Scheune. The cow of the abbot was in the barn."
    assert set(tell_languages(mixed, WORDS)[1]) == {"de", "en"}


def test_signs_and_digits_are_of_no_script() -> None:
    text = "The cow of the abbot’s barn – it was 40 € – was in the café"
    assert tell_languages(text, WORDS)[1] == ("en",)


def test_letters_of_another_script_bring_its_languages() -> None:
    assert tell_languages("The cow of the abbot was in the गाय barn", WORDS)[1] == ("en", "hi")
