"""Blocks that say one thing in other words each time are told by the names of words that they share."""

from invented import make_pages
from making import rule

from cleaner.authoring.remains import all_spots, read_remains
from cleaner.authoring.shared_names import SharedNames, find_shared_names
from cleaner.cleaning import Cleaner
from cleaner.rule_tables import EvidenceTable
from cleaner.rulebook.book import RuleBook
from cleaner.words import Words

WORDS = Words(
    names={"app": "apps", "device": "telephones", "now": "at once", "says": "verbs of saying"},
    lists={
        "en": {
            "app": ("app", "apps"),
            "device": ("phone", "phones", "mobile app"),
            "now": ("now", "today"),
            "says": ("said", "says"),
        }
    },
    common={"en": ("the", "and", "of", "in", "was", "for", "to", "a", "it", "on")},
)
WEIGHTS = {"app": 1.5, "device": 1.0, "now": 0.5, "says": -2.0}
BOOK = RuleBook(
    (
        rule("apps", "app-promo", language="any", threshold=9, evidence=EvidenceTable(words=WEIGHTS)),
        rule("hours", "timestamp", language="any", threshold=9, evidence=EvidenceTable(words={"now": 0.5})),
    ),
    words=WORDS,
)


def shared(lines: list[str], least: int = 3, inside: list[str] | None = None) -> list[SharedNames]:
    """What is found in documents that end with one of the lines each, or have one inside."""
    cleaner, documents = Cleaner(BOOK), []
    for made, line, inner in zip(
        make_pages("quill.example", len(lines)), lines, inside or [""] * len(lines), strict=True
    ):
        first, *others = made.body.split("\n")
        documents.append(cleaner.read("\n".join([first, inner, *others, line]), kind="text"))
    return find_shared_names(all_spots(read_remains(cleaner, documents)), least, BOOK)


APART = ["Our app is for phones", "A phone that has the app", "Apps! On every phone"]


def test_names_that_lines_of_other_words_share_are_weighed_as_the_rules_weigh_them() -> None:
    (found,) = shared(APART)
    assert (found.category, found.word) == ("app-promo", None)
    assert found.evidence.words == {"app": 1.5, "device": 1.0, "says": -2.0}
    assert found.threshold == 2.5
    assert found.why == "shares the words under app and device"


def test_beside_one_name_a_word_that_no_list_holds_has_to_stand() -> None:
    (found,) = shared(["The Lantern app", "An app that is a lantern", "Lantern: get it as app"])
    assert found.match == r"\blantern\b"
    assert found.weights == {"app": 1.5}
    assert "“lantern”, which no list holds" in found.why


def test_a_name_that_says_little_is_not_enough() -> None:
    assert shared(["The lantern is now", "Lantern, today", "Now the lantern goes out"]) == []


def test_one_word_under_two_names_is_no_two_words() -> None:
    assert shared(["A mobile app here", "There, one mobile app", "Why mobile app?"]) == []


def test_lines_of_too_few_documents_tell_nothing() -> None:
    assert shared(APART, least=4) == []


def test_names_that_a_paragraph_holds_too_are_not_proposed() -> None:
    lines = [f"{line}, which Ada Bexley had painted on the door of her shop in Brill" for line in APART]
    paragraph = (
        "The app was written in nine days by two sisters who had never owned a phone and who lost the only "
        "copy of it in the flood of that year."
    )
    assert [found.word for found in shared(lines)] == [None]
    told = shared([*lines, "Nobody knows"], inside=["", "", "", paragraph])
    assert all(found.word for found in told)


def test_names_that_stand_now_and_then_inside_a_story_are_not_proposed() -> None:
    assert shared([*APART, "Nobody knows"], inside=["", "", "", "Phones have an app"]) == []


def test_verbs_of_saying_speak_against_a_rule_unless_its_own_lines_have_them() -> None:
    (found,) = shared([f"{line}, says Ada" for line in APART])
    assert "says" not in found.evidence.words
