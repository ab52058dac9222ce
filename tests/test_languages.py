"""The language of a text: by its commonest words, a page's word for it as a hint."""

from cleaner.languages import MOST_COMPETING, tell_languages
from cleaner.vocabulary import vocabulary, with_packed_vocabulary
from cleaner.words import Words

COMMON = {
    "en": ("the", "of", "and", "in", "was"),
    "de": ("der", "die", "und", "in", "war"),
    "da": ("og", "det", "er"),
    "no": ("og", "det", "er", "ikkje"),
    "ja": ("の", "は", "を"),
    "hi": ("और", "में", "का"),
    "ko": ("은", "그는"),
    "el": ("και", "της"),
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


def test_a_script_of_one_language_tells_it_though_no_common_word_stands_alone() -> None:
    assert tell_languages("수도원장의 소는 헛간에서 건초를 먹었다", WORDS)[0] == "ko"
    assert tell_languages("The letter α was in the barn of the abbot", WORDS)[0] == "en"


def test_two_languages_compete_where_a_text_fits_both() -> None:
    language, competing = tell_languages("Ko og kalv og det er alt", WORDS)
    assert language in ("da", "no")
    assert set(competing) == {"da", "no"}


def test_a_page_s_word_for_its_language_decides_between_them() -> None:
    assert tell_languages("Ko og kalv og det er alt", WORDS, hint="no")[0] == "no"
    assert tell_languages("The cow of the abbot was in the barn", WORDS, hint="de")[0] == "en"


SAYING = WORDS.saying({"de": ("Kuhstall", "Heu und Stroh"), "da": ("Stald",), "no": ("Stald", "Høy")})


def test_a_text_without_common_words_is_of_the_languages_whose_rules_could_find_something_in_it() -> None:
    assert tell_languages("Kuhstall", SAYING) == (None, ("de",))
    assert tell_languages("Stald høy", SAYING) == (None, ("no", "da"))
    assert tell_languages("Abbess cow barn", SAYING) == (None, ())
    assert tell_languages("Abbess cow barn", SAYING, hint="de") == (None, ("de",))


def test_a_packed_vocabulary_and_what_is_said_besides_are_one() -> None:
    packed = with_packed_vocabulary(SAYING)
    assert vocabulary(packed) == vocabulary(SAYING)
    assert vocabulary(packed.saying({"en": ("stald",)}))["stald"] == "da en no"


def test_a_few_words_are_of_no_more_languages_than_others_are() -> None:
    many = Words().saying({f"x{number:02}": ("Stald",) for number in range(30)})
    assert len(tell_languages("Stald", many)[1]) == MOST_COMPETING


def test_a_word_of_any_script_brings_the_languages_that_are_written_in_it() -> None:
    assert tell_languages("गाय", WORDS) == (None, ("hi",))


def test_a_mixed_text_keeps_both_languages() -> None:
    mixed = "Die Kuh der Äbtissin war in der Scheune. The cow of the abbot was in the barn."
    assert set(tell_languages(mixed, WORDS)[1]) == {"de", "en"}


def test_signs_and_digits_are_of_no_script() -> None:
    text = "The cow of the abbot’s barn – it was 40 € – was in the café"
    assert tell_languages(text, WORDS)[1] == ("en",)


def test_letters_of_another_script_bring_its_languages() -> None:
    assert tell_languages("The cow of the abbot was in the गाय barn", WORDS)[1] == ("en", "hi")


def test_a_neighbour_whose_words_are_all_the_best_language_s_too_does_not_compete() -> None:
    common = {"no": ("og", "det", "er", "ikke", "jeg", "av"), "da": ("og", "det", "ikke", "af")}
    words = Words({}, {language: {} for language in common}, common)
    norwegian = "Det er kua, og jeg er ikke i fjøset av stein. " * 5
    assert tell_languages(norwegian, words) == ("no", ("no",))
    danish = "Koen af sten og huset af ler og stalden af tag. " * 5
    assert set(tell_languages(norwegian + danish, words)[1]) == {"no", "da"}
