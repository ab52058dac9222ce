"""What was made ready of a language's rules is taken up, and does what would be made of them now."""

from cleaner.matching.context import Context
from cleaner.matching.language_rules import LanguageRules, rules_for
from cleaner.matching.patterns import compiled
from cleaner.matching.prefilter.literals import literals
from cleaner.matching.ready import ReadyLanguages, make_ready, take_up
from cleaner.reading.text import read_text
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.words import Words

LISTS = {"de": {"app": ("Harbour-App", "Fähren-App")}, "en": {"app": ("harbour app",)}}
WORDS = Words({"app": "an app"}, LISTS, {"de": ("der", "die"), "en": ("the",)})
TEMPLATE = Rule(RuleTable("app", match="^load (?:our|the) {app}$"), "app-promo", "any", None, "", 1, 0, 0)
GERMAN = Rule(RuleTable("laden", match="^laden sie {app}$"), "app-promo", "de", None, "", 1, 0, 1)


def test_a_template_is_made_ready_with_the_words_of_its_language() -> None:
    filled, own = rules_for("de", [TEMPLATE, GERMAN], WORDS)
    assert filled.patterns.match is not None
    take_up(make_ready([filled, own]))
    assert "\nload our harbour-app\n" in literals(filled.patterns.match)
    assert compiled(filled.patterns.match).search("Load the Harbour-App")


def test_nothing_or_what_is_half_written_is_not_taken_up() -> None:
    filled, _ = rules_for("de", [TEMPLATE, GERMAN], WORDS)
    whole = make_ready([filled])
    for ready in (None, b"", whole[:-9], whole[9:]):
        take_up(ready)
    assert filled.patterns.match is not None
    assert compiled(filled.patterns.match).search("Load the Harbour-App")


def test_rules_fire_alike_whether_they_were_made_ready_before_or_not() -> None:
    rules = [TEMPLATE]
    ready = {language: make_ready(rules_for(language, rules, WORDS)) for language in ("any", "de")}
    document = read_text("Load our Fähren-App\n\nLoad the harbour app\n")
    found = [
        [hit.rule.id for matcher in made.matchers(["de"]) for hit in matcher.hits(Context(document))]
        for made in (LanguageRules(rules, WORDS, ReadyLanguages(ready)), LanguageRules(rules, WORDS))
    ]
    assert found == [["app", "app"]] * 2
