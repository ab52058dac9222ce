"""Which rules fire where: each key of the rule language, and the index against the obvious way."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import MORE_PROSE, PROSE, cleaner_of, document, pieces, removed, rule
from naive import naive_hits

from cleaner.document import Document
from cleaner.matching import context
from cleaner.matching.context import Context
from cleaner.matching.expansion import sample
from cleaner.matching.matcher import Matcher
from cleaner.rule import Rule
from cleaner.rule_tables import Place
from cleaner.rulebook.examples import parse_example
from cleaner.rulebook.files import load_rulebook, packaged_words

PAGES = sorted((Path(__file__).resolve().parents[2] / "corpus" / "pages").glob("*.txt"))
SOME_PAGES = [
    page if number % 6 == 0 else pytest.param(page, marks=pytest.mark.long)
    for number, page in enumerate(PAGES)
]
SPACES = ["\n", "\n\n", "\r\n", " ", "  ", "\u00a0 \u00a0", " \t", ""]
SIGNS = ["📲 ", "→ ", "▶️", "👉🏽 ➡️ "]
FILLERS = [
    PROSE,
    MORE_PROSE,
    "ΟΔΟΣ",
    "…………………………………………",
    "\ud800",
    "İ ſ K",
    "- ",
    "1) ",
    "RELATED STORIES",
    *SIGNS,
]


@cache
def packaged() -> list[Rule]:
    """The packaged rules without evidence, those that many languages share in one of them."""
    read = [rule for rule in load_rulebook().rules if rule.site is None and rule.table.evidence is None]
    return [sample(rule, packaged_words()) for rule in read]


@cache
def matcher() -> Matcher:
    return Matcher(packaged())


def examples() -> list[str]:
    parsed = [parse_example(example) for rule in packaged() for example in rule.table.examples]
    return [example.content for example in parsed if example.kind == "text"]


def matcher_hits(made: Document) -> set[tuple[str, int]]:
    return {(hit.rule.id, hit.block.index) for hit in matcher().hits(Context(made))}


@pytest.mark.parametrize("page", SOME_PAGES, ids=lambda page: page.stem)
def test_the_index_finds_what_the_obvious_way_finds_on_a_page(page: Path) -> None:
    made = document(page.read_bytes().decode(), title="The old bridge opens again")
    assert matcher_hits(made) == naive_hits(packaged(), made)


def test_the_index_finds_what_the_obvious_way_finds_on_one_giant_line() -> None:
    made = document(" ".join(PAGES[0].read_bytes().decode().split()))
    assert len(made.blocks) == 1
    assert matcher_hits(made) == naive_hits(packaged(), made)


@settings(max_examples=settings.default.max_examples // 2)
@given(
    st.lists(
        st.tuples(
            st.deferred(lambda: st.sampled_from(examples() + FILLERS)),
            st.sampled_from([str, str.upper, str.lower, str.swapcase]),
            st.sampled_from(SPACES),
        ),
        max_size=8,
    )
)
def test_the_index_finds_what_the_obvious_way_finds_on_any_text(
    parts: list[tuple[str, Callable[[str], str], str]],
) -> None:
    made = document("".join(cased(text) + space for text, cased, space in parts))
    assert matcher_hits(made) == naive_hits(packaged(), made)


def test_match_is_searched_without_regard_to_case() -> None:
    assert removed("GET OUR APP now\nNothing", rule(match="get our app")) == ["GET OUR APP now"]


def test_match_sees_plain_quotes_and_spaces() -> None:
    assert removed("Don’t\u00a0 miss “this”", rule(match='don\'t miss "this"')) == ["Don’t\u00a0 miss “this”"]
    assert removed("Don't miss", rule(match="Don’t miss")) == ["Don't miss"]


def test_match_sees_the_block_without_its_bullet_but_takes_both() -> None:
    assert removed("- Get our app", rule(match="^get our app$")) == ["- Get our app"]


def test_match_begins_and_ends_with_the_block() -> None:
    assert removed("Share\nShare this\nPlease share", rule(match="^share$")) == ["Share"]


def test_a_pattern_without_literals_works() -> None:
    assert removed("12:30\nA line", rule(match=r"^\d+:\d+$")) == ["12:30"]


@pytest.mark.parametrize(
    "line", ["Read more", "READ MORE:", "» Read  more …", "- Read more", "Read more" + " ." * 30]
)
def test_lines_are_whole_blocks(line: str) -> None:
    assert removed(f"{line}\nRead more books\nI read more", rule(lines=["Read More"])) == [line]


def test_lines_may_be_long() -> None:
    assert removed(f"{PROSE.upper()}\n{MORE_PROSE}", rule(lines=[PROSE])) == [PROSE.upper()]


def test_traits_must_all_hold() -> None:
    text = "WATCH THE GAME\nWatch the game\nWATCH THE GAME."
    assert removed(text, rule(traits=["upper", "title-like"])) == ["WATCH THE GAME"]


def test_a_trait_with_a_mark_before_it_must_not_hold() -> None:
    text = "Watch the game\nWatch the game."
    assert removed(text, rule(match="watch", traits=["!sentence"])) == ["Watch the game"]


def test_sizes_are_counted_in_words_and_include_both_ends() -> None:
    text = "app\napp app\napp app app\napp app app app"
    assert removed(text, rule(match="app", min_words=2, max_words=3)) == ["app app", "app app app"]


LINES = "One app\nTwo app\n" + PROSE + " app.\nThree app\n" + MORE_PROSE + " app.\nFour app\nFive app"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("start", [0, 1]),
        ("end", [4, 5, 6]),
        (1, [0]),
        (3, [0, 1, 2]),
        (-1, [6]),
        (-2, [5, 6]),
        (100, [0, 1, 2, 3, 4, 5, 6]),
        (0.3, [0, 1]),
        (-0.3, [5, 6]),
        (0.01, [0]),
        (-0.01, [6]),
        (1.0, [0, 1, 2, 3, 4, 5, 6]),
    ],
)
@pytest.mark.parametrize("pattern", ["app", r"\w"])
def test_place_counts_blocks_or_a_share_from_either_side(
    place: Place, found: list[int], pattern: str
) -> None:
    made = document(LINES)
    hits = Matcher([rule(match=pattern, place=place)]).hits(Context(made))
    assert [hit.block.index for hit in hits] == found


def test_place_start_is_the_whole_text_where_nothing_is_prose() -> None:
    assert removed("One app\nTwo app", rule(match="app", place="start")) == ["One app", "Two app"]


def test_after_and_before_look_at_the_neighbour() -> None:
    text = "Photo:\nA. Okoro\nBooks by\nA. Okoro\nA. Okoro"
    assert removed(text, rule(match="okoro", after="^photo:")) == ["A. Okoro"]
    assert removed(text, rule(match="books", before="okoro")) == ["Books by"]
    assert removed(text, rule(match="okoro", before=".")) == ["A. Okoro", "A. Okoro"]


def test_after_and_before_ask_for_the_category_that_the_neighbour_went_by() -> None:
    byline = rule("byline", "byline", match="^by ")
    follower = rule("role", "byline", match="reporter", after="byline")
    leader = rule("label", "navigation", match="^opinion$", before="byline")
    text = "Opinion\nBy Ada Okoro\nReporter, Quillhaven\nQuillhaven\nA reporter wrote this"
    assert pieces(text, byline, follower, leader) == [
        ("navigation", "label", "Opinion"),
        ("byline", "byline", "By Ada Okoro"),
        ("byline", "role", "Reporter, Quillhaven"),
    ]


def test_after_and_before_may_list_categories_of_which_the_neighbour_has_one() -> None:
    photo = rule("photo", "photo-credit", match="^photo")
    byline = rule("byline", "byline", match="^by ")
    role = rule("role", "byline", match="reporter", after=["photo-credit", "byline"])
    between = rule("between", "navigation", match="^opinion$", before=["byline"], after=["photo-credit"])
    text = (
        "Photo: A. Okoro\nReporter\nOpinion\nBy Ada Okoro\nReporter\nPhoto: A. Okoro\nOpinion\nBy Ada Okoro"
    )
    assert removed(text, photo, byline, role, between) == [
        "Photo: A. Okoro",
        "Reporter",
        "By Ada Okoro",
        "Reporter",
        "Photo: A. Okoro",
        "Opinion",
        "By Ada Okoro",
    ]


def test_one_neighbour_may_follow_the_other() -> None:
    heading = rule("heading", lines=["Related"])
    follower = rule("follower", traits=["title-like"], after="teaser")
    assert removed(f"Related\nOne\nTwo\nThree\n{PROSE}\nFour", heading, follower) == [
        "Related",
        "One",
        "Two",
        "Three",
    ]


def test_unless_saves_a_block() -> None:
    text = "Get our app\nGet our app, she said"
    assert removed(text, rule(match="our app", unless=r"\bsaid\b")) == ["Get our app"]


def test_remove_match_takes_every_match_and_nothing_else() -> None:
    text = "The vote is on Tuesday (read more). It will be close  (Read More)."
    result = cleaner_of(rule(match=r" ?\(read more\)", remove="match")).clean_document(document(text))
    assert [p.text for p in result.removed] == ["(read more)", "(Read More)"]
    assert result.text == "The vote is on Tuesday . It will be close  ."


def test_remove_match_ignores_matches_of_nothing() -> None:
    assert removed("A line", rule(match="x*", remove="match")) == []


def test_named_groups_split_a_block_by_category() -> None:
    text = "The bridge at dawn.  Photo: A. Okoro"
    split = rule("split", "caption", match=r"^(?<caption>.+?[.!?]) (?<photo_credit>photo: .+)$")
    assert pieces(text, split) == [
        ("caption", "split", "The bridge at dawn."),
        ("photo-credit", "split", "Photo: A. Okoro"),
    ]


def test_a_named_group_at_the_start_takes_the_bullet_too() -> None:
    split = rule(category="caption", match=r"^(?<caption>.+?[.]) (?<photo_credit>photo: .+)$")
    assert removed("- The bridge. Photo: A. Okoro", split) == ["- The bridge.", "Photo: A. Okoro"]


def test_a_group_that_matched_nothing_is_no_piece() -> None:
    split = rule(category="caption", match=r"^(?<caption>bridge)|(?<photo_credit>photo)")
    assert pieces("A photo", split) == [("photo-credit", "a-rule", "photo")]


def test_keep_holds_whatever_other_rules_say() -> None:
    keeper = rule("keeper", match="our app is the story", keep=True)
    text = "Our app is the story of the week\nGet our app"
    assert removed(text, rule(match="our app"), keeper) == ["Get our app"]


def test_a_rule_says_why_it_fired() -> None:
    text = "Get our app\nRelated\nLOUD"
    rules = [
        rule("m", match="our app"),
        rule("l", lines=["related"]),
        rule("t", traits=["upper"], max_words=1),
    ]
    reasons = [p.reason for p in cleaner_of(*rules).clean_document(document(text)).removed]
    assert reasons == ["matched “our app”", "the line “Related”", "a block that is upper"]


HANGS = "(?:a|aa|aaa)+(?:a|aa)+$"
BAIT = "a" * 60 + "b app"


@pytest.fixture
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "TIME_LIMIT", 0.1)


@pytest.mark.usefixtures("short_limit")
@pytest.mark.parametrize(
    "says",
    [
        {"match": HANGS},
        {"match": HANGS, "remove": "match"},
        {"match": "b app$", "unless": HANGS},
        {"match": "nothing", "before": HANGS, "traits": ["!upper"]},
        {"lines": ["nothing"], "after": HANGS},
    ],
)
def test_a_pattern_that_takes_too_long_is_noted_and_skipped(says: dict[str, Any]) -> None:
    slow = rule("slow", category="advert", **says)
    text = f"nothing\n{BAIT}\nnothing\nGet our app"
    result = cleaner_of(slow, rule(match="our app")).clean_document(document(text))
    assert "Get our app" in [p.text for p in result.removed if p.rule == "a-rule"]
    assert BAIT in result.text
    assert len(result.notes) == 1
    assert 'rule "slow" (rules.toml:1) took too long on block' in result.notes[0]


@pytest.mark.usefixtures("short_limit")
@pytest.mark.parametrize(
    "says",
    [
        {"remove": "section", "until": HANGS},
        {"remove": "section", "while_": HANGS},
        {"remove": "rest", "until": HANGS},
    ],
)
def test_a_section_ends_where_its_pattern_takes_too_long(says: dict[str, str]) -> None:
    slow = rule("slow", lines=["related"], **says)
    result = cleaner_of(slow).clean_document(document(f"Related\n{BAIT}\nThe end"))
    assert [p.text for p in result.removed] == ["Related"]
    assert result.notes == ['rule "slow" (rules.toml:1) took too long on block 1 and was skipped there']
