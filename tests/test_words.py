"""Word lists: what a name stands for in a language, and what a later folder adds."""

from cleaner.words import Words

NAMES = {"app": "an app", "agency": "the agencies"}
WORDS = Words(NAMES, {"any": {"agency": ("AP",)}, "en": {"app": ("app", "apps")}})


def test_a_language_has_its_own_words_and_those_of_no_language() -> None:
    assert WORDS.of("app", "en") == ("app", "apps")
    assert WORDS.of("agency", "en") == ("AP",)
    assert WORDS.of("app", "de") == ()


def test_a_name_without_words_in_a_language_is_left_out() -> None:
    assert [name for name, _ in WORDS.by_name("de")] == ["agency"]


def test_each_name_has_a_bit_of_its_own() -> None:
    bits = WORDS.bits.values()
    assert len(set(bits)) == len(NAMES)
    assert all(bit.bit_count() == 1 for bit in bits)


def test_a_later_folder_adds_words_names_and_languages() -> None:
    joined = WORDS.joined(
        Words({"fee": "a fee"}, {"en": {"app": ("apps", "applet")}, "xx": {"fee": ("f",)}}, {"xx": ("q",)})
    )
    assert joined.of("app", "en") == ("app", "apps", "applet")
    assert joined.of("agency", "xx") == ("AP",)
    assert joined.languages == ["en", "xx"]
    assert joined.common == {"xx": ("q",)}


def test_a_later_folder_adds_prefixes_and_endings() -> None:
    known = Words(prefixes={"he": ("ה",)}, endings={"tr": ("ler",)})
    joined = known.joined(Words(prefixes={"he": ("ה", "ב")}, endings={"fi": ("n",)}))
    assert joined.prefixes == {"he": ("ה", "ב")}
    assert joined.endings == {"tr": ("ler",), "fi": ("n",)}
