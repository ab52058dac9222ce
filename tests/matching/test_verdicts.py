"""Which pieces go, made of what fired: precedence, overlaps and sections."""

import pytest
from making import PROSE, cleaner_of, document, pieces, removed, rule

from cleaner.rule import Rule

RELATED = rule("related", "teaser", lines=["Related"], remove="section")


def winner(*rules_in_file_order: Rule, text: str = "Get our app today") -> str:
    ((_, rule_id, _),) = pieces(text, *rules_in_file_order)
    return rule_id


WEAK = rule("weak", match="app")


@pytest.mark.parametrize(
    "strong",
    [
        rule("strong", match="app", layer=1),
        rule("strong", match="app", site="a.example"),
        rule("strong", match="app", layer=1, language="any"),
    ],
    ids=["user over packaged", "site over language", "user's any over packaged language"],
)
def test_a_rule_wins_by_where_it_comes_from(strong: Rule) -> None:
    for rules in ((strong, WEAK), (WEAK, strong)):
        made = document("Get our app today", url="https://a.example/x")
        (piece,) = cleaner_of(*rules).clean_document(made).removed
        assert piece.rule == "strong"


def test_language_wins_over_any() -> None:
    general = rule("general", match="app", language="any")
    assert winner(general, WEAK) == winner(WEAK, general) == "weak"


def test_the_user_s_layers_win_over_the_site() -> None:
    site, user = (
        rule("site", match="app", site="a.example"),
        rule("user", match="app", language="any", layer=1),
    )
    (piece,) = cleaner_of(site, user).clean_document(document("app", url="https://a.example")).removed
    assert piece.rule == "user"


def test_a_rule_that_names_the_block_wins_over_a_section_that_reaches_it() -> None:
    named = rule("named", "advert", lines=["Advertisement"])
    assert pieces(f"{PROSE}\nRelated\nOne story\nAdvertisement\nAnother story", RELATED, named) == [
        ("teaser", "related", "Related"),
        ("teaser", "related", "One story"),
        ("advert", "named", "Advertisement"),
        ("teaser", "related", "Another story"),
    ]


def test_the_longer_piece_wins() -> None:
    part = rule("part", "byline", match="by ada", remove="match")
    whole = rule("whole", "contributor", match="reporting by")
    assert winner(part, whole, text="Reporting by Ada Okoro") == "whole"
    assert winner(whole, part, text="Reporting by Ada Okoro") == "whole"


def test_several_pieces_win_over_one_of_the_same_stretch() -> None:
    one = rule("one", "caption", match="photo")
    two = rule("two", "caption", match=r"^(?<caption>.+?[.]) (?<photo_credit>photo.*)$")
    assert [p[1] for p in pieces("The bridge. Photo: A. Okoro", one, two)] == ["two", "two"]


def test_the_earlier_in_the_file_wins_at_last() -> None:
    assert winner(rule("first", match="app"), rule("second", match="our")) == "first"


def test_what_the_winner_leaves_goes_to_the_next() -> None:
    user = rule("user", "photo-credit", match=r"photo: .*$", remove="match", layer=1)
    packaged = rule("packaged", "caption", match="bridge")
    assert pieces("The bridge. Photo: A. Okoro", packaged, user) == [
        ("caption", "packaged", "The bridge."),
        ("photo-credit", "user", "Photo: A. Okoro"),
    ]


def test_keep_wins_over_all_though_it_is_packaged_and_general() -> None:
    keeper = rule("keeper", match="our", keep=True, language="any")
    assert pieces("Get our app", rule(match="app", layer=3), keeper) == []


def test_keep_may_save_a_part_of_a_block() -> None:
    keeper = rule("keeper", match="a story", keep=True, remove="match")
    assert removed("Get our app, a story, here", rule(match="app"), keeper) == ["Get our app,", ", here"]


def test_overlapping_matches_are_taken_once() -> None:
    first, second = (
        rule(i, match=m, remove="match") for i, m in [("first", "our app"), ("second", "app today")]
    )
    assert [p[2] for p in pieces("Get our app today", first, second)] == ["our app", "today"]
