"""Words in rules: `{name}` in patterns and lines, lists of patterns, and templates of no language."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from making import rule, write_rules

from cleaner.cleaning import Cleaner
from cleaner.errors import RuleError
from cleaner.matching.expansion import in_language, is_template, words_pattern
from cleaner.rulebook.files import load_rulebook
from cleaner.words import CASED, Words

WORDS = Words(
    {"app": "an app", "get": "how it is had", "sale": "prices"},
    {"en": {"app": ("app", "mobile app"), "get": ("get",)}, "de": {"app": ("App",)}, "any": {"sale": ("%",)}},
)


def test_a_list_of_patterns_matches_where_any_does() -> None:
    made = rule(match=["^get", "app$"])
    assert made.patterns.match == "(?:^get)|(?:app$)"


def test_a_name_stands_for_its_words_as_whole_words() -> None:
    filled = in_language(rule(match="^{get} .*{app}"), WORDS, "en")
    assert filled is not None and filled.patterns.match is not None
    assert regex.search(filled.patterns.match, "get a mobile app")
    assert not regex.search(filled.patterns.match, "get happy")


def test_signs_need_no_edge_and_quantifiers_are_no_names() -> None:
    filled = in_language(rule(match=r"\d{1,2} {sale}"), WORDS, "en")
    assert filled is not None and filled.patterns.match is not None
    assert regex.search(filled.patterns.match, "20 % off")


def test_a_line_that_is_a_name_stands_for_each_of_its_words() -> None:
    filled = in_language(rule(lines=["{app}", "Apps we like"]), WORDS, "en")
    assert filled is not None
    assert filled.lines == ("app", "mobile app", "apps we like")


def test_of_a_list_the_patterns_stay_for_which_the_language_has_words() -> None:
    template = rule(language="any", match=["{get} {app}", "{app}$"])
    assert is_template(template)
    filled = in_language(template, WORDS, "de")
    assert filled is not None
    assert filled.patterns.match == r"(?:\bApp\b)$"
    assert in_language(rule(language="any", match="{get}"), WORDS, "de") is None


@pytest.mark.parametrize("key", ["after", "before", "until", "while_"])
def test_a_rule_with_a_condition_that_the_language_has_no_words_for_is_left_out(key: str) -> None:
    template = rule(language="any", match="{app}", **{key: "{get}"})
    assert in_language(template, WORDS, "en") is not None
    assert in_language(template, WORDS, "de") is None


def test_a_rule_stays_where_the_language_has_no_words_for_what_saves_a_block() -> None:
    filled = in_language(rule(language="any", match="{app}", unless="{get}"), WORDS, "de")
    assert filled is not None
    assert filled.patterns.unless is None


def test_scripts_without_spaces_have_no_edges() -> None:
    assert words_pattern(("แอป", "app")) == r"(?:\bapp\b|แอป)"


def test_a_cased_word_keeps_its_capitals() -> None:
    assert words_pattern(("=AS", "oy")) == r"(?:(?:\boy\b)|(?-i:\bAS\b))"


def test_a_template_fires_in_each_language_that_has_its_words(tmp_path: Path) -> None:
    write_rules(
        tmp_path,
        "any/app-promo.toml",
        """[[rule]]\nid = "x-app"\nmatch = '^{get} .{0,40}{app}$'\nmax_words = 9
examples = ["Get the Ledger’s news app", "Laden Sie die neue News-App"]""",
    )
    cleaner = Cleaner(load_rulebook([tmp_path], packaged=False))
    text = "Die Fähre fährt wieder, sagte der Hafen, und die Leute sind froh.\n\nLaden Sie die neue News-App"
    result = cleaner.clean(text)
    assert result.document.language == "de"
    assert [piece.rule for piece in result.removed] == ["x-app"]


@pytest.mark.parametrize(
    ("place", "pattern", "said"),
    [
        ("en", "{ap-store}", 'no words are called "ap-store"; did you mean "app-store"?'),
        ("xx", "{app}", 'the language "xx" has no words under "app"; add app = […] to xx/words.toml'),
    ],
)
def test_a_name_that_is_not_there_is_an_error(place: str, pattern: str, said: str, tmp_path: Path) -> None:
    source = f'[[rule]]\nid = "x"\nmatch = \'{pattern}\'\nexamples = ["x"]'
    write_rules(tmp_path, f"{place}/app-promo.toml", source)
    with pytest.raises(RuleError) as error:
        load_rulebook([tmp_path], packaged=False)
    assert said in str(error.value)
    assert ".toml:3:" in str(error.value)


SIGNS = st.text(st.characters(min_codepoint=32, exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1)


@given(SIGNS.filter(lambda word: not word.startswith(CASED)))
def test_signs_of_a_word_mean_themselves_in_its_pattern(word: str) -> None:
    escaped = regex.escape(word, special_only=True, literal_spaces=True)
    assert escaped in words_pattern((word,))
    assert escaped in words_pattern((CASED + word,))
