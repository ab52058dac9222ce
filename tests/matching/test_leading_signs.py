"""Emoji, arrows and bullets before a block's first word hide it from no rule, and go with it."""

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, rule

from cleaner.normal import line_key, without_leading_signs

SIGNS = ["📲 ", "📲", "➡️ ", "→ ", "▶ ", "👉🏽 ", "👨‍👩‍👧 ", "• ", "»» ", "☎ ", "- 📲 ", "📲  → "]


@pytest.mark.parametrize("signs", SIGNS)
def test_lines_and_patterns_find_what_signs_lead_up_to(signs: str) -> None:
    lines = cleaner_of(rule(category="app-promo", lines=["Get our app"]))
    match = cleaner_of(rule(category="app-promo", match="^get our \\w+$"))
    for cleaner in (lines, match):
        result = cleaner.clean(f"{PROSE}\n\n{signs}Get our app\n\n{MORE_PROSE}")
        assert result.text == f"{PROSE}\n\n{MORE_PROSE}"
        assert [piece.text for piece in result.removed] == [f"{signs}Get our app"]


@pytest.mark.parametrize("signs", SIGNS)
def test_what_saves_a_block_saves_it_behind_signs_too(signs: str) -> None:
    cleaner = cleaner_of(rule(category="app-promo", match="our app", unless="^he said"))
    text = f"{signs}He said that our app was late."
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize("pattern", ["^get our app[.]", "get our app[.]"])
def test_matched_words_alone_go_with_the_signs_before_them(pattern: str) -> None:
    cleaner = cleaner_of(rule(category="app-promo", match=pattern, remove="match"))
    result = cleaner.clean("📲  Get our app. The ferry  sails. Get our app.")
    assert result.removed[0].text == "📲  Get our app."
    assert "The ferry  sails." in result.text


def test_signs_amid_a_block_stay() -> None:
    cleaner = cleaner_of(rule(category="app-promo", match="get our app[.]", remove="match"))
    assert cleaner.clean("The ferry sails. 📲 Get our app.").text == "The ferry sails. 📲"


def test_named_groups_stand_where_they_stood() -> None:
    cleaner = cleaner_of(
        rule(category="caption", match="^(?<caption>The quay[.]) (?<photo_credit>Photo: .+)$")
    )
    result = cleaner.clean("▼ ▼ The quay.  Photo: Ada")
    assert [(piece.category, piece.text) for piece in result.removed] == [
        ("caption", "▼ ▼ The quay."),
        ("photo-credit", "Photo: Ada"),
    ]


def test_a_pattern_that_asks_for_a_sign_still_sees_it() -> None:
    cleaner = cleaner_of(rule(category="teaser", match="^▶ \\S"))
    assert cleaner.clean(f"▶ The boats\n\n{PROSE}").text == PROSE


def test_signs_alone_stay_what_they_are() -> None:
    assert without_leading_signs("▶▶") == "▶▶"
    assert line_key("» Get our app »") == "get our app"
    assert without_leading_signs("Get → it") == "Get → it"
    assert without_leading_signs("3 boats") == "3 boats"
