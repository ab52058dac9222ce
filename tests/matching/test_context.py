"""Searches of rules' patterns, and what they may take of a document's time."""

import msgspec
import pytest
from making import MORE_PROSE, document, rule

from cleaner import Cleaner, TimeLimitError
from cleaner.matching import context
from cleaner.matching.context import Context
from cleaner.matching.patterns import SHORT
from cleaner.rule import Rule
from cleaner.rulebook.book import RuleBook

ENDLESS = "(?:a|aa|aaa)+(?:a|aa)+$"
SLOW = rule("slow", match=ENDLESS)
CHECKED = msgspec.structs.replace(SLOW, checked=True)

GONE = "Gone"
STAYS = "A title that stays"


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "TIME_LIMIT", 0.1)
    monkeypatch.setattr(context, "RULE_SECONDS", 0.25)


@pytest.fixture
def here() -> Context:
    return Context(document("Some words."))


@pytest.mark.parametrize("searched", [SLOW, CHECKED])
def test_a_search_ignores_case(here: Context, searched: Rule) -> None:
    found = here.search(searched, "our app", "Get OUR APP now")
    assert found is not None
    assert found.span() == (4, 11)
    assert here.search(searched, "our app", "Get it now") is None


def test_a_search_that_takes_too_long_is_given_up(here: Context) -> None:
    with pytest.raises(TimeoutError):
        here.search(SLOW, ENDLESS, "a" * 60 + "b")


def test_so_is_a_checked_pattern_s_on_a_view_longer_than_it_was_checked_for(here: Context) -> None:
    with pytest.raises(TimeoutError):
        here.search(CHECKED, ENDLESS, "a" * SHORT + "b")


def test_matches_of_nothing_are_left_out(here: Context) -> None:
    assert here.find_all(SLOW, "a*", "baab") == [(1, 3)]


def test_a_slow_rule_is_skipped_on_one_block_and_then_on_all_that_are_left() -> None:
    text = "\n\n".join("a" * 60 + f"b{n}" for n in range(20))
    result = Cleaner(RuleBook((SLOW,))).clean(text, kind="text")
    assert result.text == text
    skipped = [note.rpartition(" block ")[2] for note in result.notes]
    assert skipped[0] == "0 and was skipped there"
    assert skipped[-1].endswith(" and was skipped from there on")
    assert len(skipped) < 5


def test_a_document_may_not_take_longer_than_its_cleaner_allows() -> None:
    text = "\n\n".join("a" * 60 + f"b{n}" for n in range(20))
    with pytest.raises(TimeLimitError, match=r"longer than 0\.05 seconds"):
        Cleaner(RuleBook((SLOW,)), timeout=0.05).clean(text, kind="text")


@pytest.mark.parametrize(
    ("before", "behind", "found"),
    [
        ([GONE], [GONE], ("between", "both")),
        ([GONE] * 3, [], ("between", "both", "most")),
        ([], [GONE], ()),
        ([GONE, GONE, STAYS], [STAYS, GONE, GONE], ("between", "most")),
        ([GONE, GONE, STAYS, STAYS], [GONE], ("between",)),
        ([GONE, STAYS, STAYS, STAYS], [GONE], ()),
        ([GONE, MORE_PROSE, GONE], [GONE], ("between", "both")),
        ([GONE, MORE_PROSE], [GONE], ()),
        ([GONE], [MORE_PROSE, GONE], ()),
        ([GONE], ["The engineers like the river.", GONE], ()),
    ],
)
def test_what_goes_of_the_few_blocks_around_one_is_told(
    before: list[str], behind: list[str], found: tuple[str, ...]
) -> None:
    made = document("\n\n".join([MORE_PROSE, *before, "This line", *behind]))
    here = Context(made)
    here.categories = {block.index: "teaser" for block in made.blocks if block.view == GONE}
    assert here.surroundings(made.blocks[1 + len(before)]) == found
