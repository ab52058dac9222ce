"""A hit says what a rule takes of a block, and why."""

from typing import Any

import pytest
from making import block, rule

from cleaner.matching.hits import Hit, make_hit
from cleaner.matching.patterns import compiled

LINE = "- Photo: Mara Quill, from the quay"


def hit(pattern: str, matches: list[tuple[int, int]] | None = None, **says: Any) -> Hit | None:
    made = block(LINE)
    found = compiled(pattern).search(made.view)
    assert found is not None
    return make_hit(
        rule(category="caption", match=pattern, **says), made, found, (made.start, made.end), matches
    )


def taken(found: Hit | None) -> list[tuple[str, str]]:
    assert found is not None
    return [(LINE[start:end], category) for start, end, category in found.spans]


def test_the_whole_block_goes_with_its_bullet() -> None:
    assert taken(hit("photo")) == [(LINE, "caption")]


def test_the_matched_words_alone_go_where_these_are_named() -> None:
    assert taken(hit("mara|quay", [(7, 17), (28, 32)], remove="match")) == [
        ("Mara Quill", "caption"),
        ("quay", "caption"),
    ]
    assert hit("mara", [], remove="match") is None


def test_named_groups_go_under_their_categories_the_first_with_the_bullet() -> None:
    found = hit(r"(?<photo_credit>photo: .+?), (?<caption>.+)(?<other>$)")
    assert taken(found) == [("- Photo: Mara Quill", "photo-credit"), ("from the quay", "caption")]


def test_a_rule_that_keeps_has_no_parts() -> None:
    assert taken(hit(r"(?<photo_credit>photo)", keep=True)) == [(LINE, "caption")]


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ({"lines": ["x"]}, "the line “Photo: Mara Quill, from the quay”"),
        ({"select": [".a", ".b", ".c"]}, "an element that “.a” or one of 2 more like it names"),
        ({"traits": ["upper", "link"]}, "a block that is upper, link"),
        ({"description": "Said twice."}, "Said twice."),
        ({}, "every block where the rule applies"),
    ],
)
def test_the_reason_says_what_the_rule_saw(says: dict[str, Any], reason: str) -> None:
    made = block(LINE)
    found = make_hit(rule(**says), made, None, (made.start, made.end))
    assert found is not None and found.reason == reason


def test_a_long_match_is_cut_short_in_the_reason() -> None:
    found = hit(r".+")
    assert found is not None and found.reason == f"matched “{LINE[2:82]}”"
