"""Which rules apply to a document, by the languages that compete for it."""

from collections.abc import Sequence

from making import document, rule

from cleaner.matching.context import Context
from cleaner.matching.language_rules import LanguageRules
from cleaner.matching.ready import ReadyLanguages
from cleaner.words import FOREIGN, Words

WORDS = Words(
    names={"lantern": "lights"},
    lists={
        "de": {"lantern": ("Laterne",)},
        "en": {"lantern": ("lantern",)},
        "fr": {"lantern": ("lanterne",)},
    },
    common={"de": ("der",), "en": ("the",), "fr": ("le",)},
)
RULES = LanguageRules(
    [
        rule("english", match="bell"),
        rule("german", language="de", order=1, match="glocke"),
        rule("unlisted", language="xx", order=2, match="zz"),
        rule("general", language="any", order=3, match="://"),
        rule("template", language="any", order=4, match="{lantern}"),
    ],
    WORDS,
)
TEXT = "The bell\nDie Glocke\nzz\nhttp://a.example\nA lantern\nEine Laterne\nUne lanterne"


def fired(languages: Sequence[str]) -> set[tuple[str, int]]:
    context = Context(document(TEXT))
    hits = (hit for matcher in RULES.matchers(languages) for hit in matcher.hits(context))
    return {(hit.rule.id, hit.block.index) for hit in hits}


EVERYWHERE = {("english", 0), ("unlisted", 2), ("general", 3), ("template", 4)}


def test_without_a_language_the_rules_of_none_the_english_and_those_of_unlisted_ones_apply() -> None:
    assert FOREIGN == "en"
    assert fired(()) == fired(("en",)) == EVERYWHERE


def test_a_language_has_its_own_rules_and_the_templates_in_its_words() -> None:
    assert fired(("de",)) == EVERYWHERE | {("german", 1), ("template", 5)}
    assert fired(("de", "fr")) == EVERYWHERE | {("german", 1), ("template", 5), ("template", 6)}


def test_a_language_is_made_ready_once() -> None:
    assert [
        one is two for one, two in zip(RULES.matchers(("de",)), RULES.matchers(("de",)), strict=True)
    ] == [
        True,
        True,
    ]


class Asked(ReadyLanguages):
    """Has nothing ready, and notes what is asked of it."""

    def __init__(self) -> None:
        super().__init__({})
        self.parts: list[str] = []
        self.wholes: list[str] = []

    def of(self, language: str) -> bytes | None:
        self.parts.append(language)
        return None

    def whole(self, language: str) -> bytes | None:
        self.wholes.append(language)
        return None


def test_a_language_is_made_whole_where_a_document_is_decidedly_in_it() -> None:
    asked = Asked()
    rules = LanguageRules([], Words(), asked)
    rules.matchers(["de", "nl"])
    assert (asked.parts, asked.wholes) == (["any", "de", "nl"], [])
    rules.matchers(["nl", "fr"], own="nl")
    rules.matchers(["nl"], own="nl")
    assert (asked.parts, asked.wholes) == (["any", "de", "nl", "fr"], ["nl"])


def test_english_which_stands_with_the_rules_for_every_document_is_not_made_whole() -> None:
    asked = Asked()
    LanguageRules([], Words(), asked).matchers(["en", "de"], own="en")
    assert (asked.parts, asked.wholes) == (["any", "de"], [])
