"""Evidence: hints add up to a threshold, exact rules go first, the surer category wins."""

from typing import Any

from making import MORE_PROSE, PROSE, rule

from cleaner import Cleaner
from cleaner.result import Result
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.files import packaged_words


def weighing(rule_id: str = "a-rule", threshold: float = 3, order: int = 0, **says: Any) -> Rule:
    table = EvidenceTable(**{key: says.pop(key) for key in EvidenceTable.__struct_fields__ if key in says})
    return rule(rule_id, language="any", evidence=table, threshold=threshold, order=order, **says)


def cleaned(text: str, *rules: Rule) -> Result:
    return Cleaner(RuleBook(rules, words=packaged_words())).clean(f"{PROSE}\n\n{text}\n\n{MORE_PROSE}")


def removed(text: str, *rules: Rule) -> list[tuple[str, str]]:
    return [(piece.rule, piece.category) for piece in cleaned(text, *rules).removed]


APP = {"app": 1.5, "app-store": 2, "get": 1, "says": -2}


def test_a_block_goes_where_its_hints_reach_the_threshold() -> None:
    made = weighing(words=APP)
    assert removed("Search for us in the App Store: an app for commuters", made)
    assert not removed("There is an app", made)


def test_what_speaks_against_it_saves_a_block() -> None:
    assert not removed("Get it in the App Store, the minister said of the app", weighing(words=APP))


def test_a_hint_counts_once_however_often_it_is_found() -> None:
    assert not removed("An app, an app, an app, an app", weighing(words=APP))


def test_first_and_last_words_count_where_they_stand() -> None:
    made = weighing(threshold=2, first={"get": 1}, last={"app": 1})
    assert removed("📲 Download the harbour’s app", made)
    assert not removed("The app is what you download", made)


def test_traits_and_places_count() -> None:
    made = weighing(threshold=3, words={"app": 1}, traits={"question": 1}, place={"middle": 1, "end": -5})
    assert removed("Have you got the app?", made)
    assert not removed("You have got the app.", made)


def test_a_neighbour_s_category_counts_and_one_block_follows_the_other() -> None:
    label = rule("label", "app-promo", language="any", lines=["Harbour Echo"], order=1)
    made = weighing(category="app-promo", threshold=2, words={"app": 1}, near={"app-promo": 1})
    text = "Harbour Echo\n\nThe app for commuters\n\nThis app is light"
    assert removed(text, label, made) == [("label", "app-promo"), *[("a-rule", "app-promo")] * 2]
    assert removed(text, made) == []


def test_what_goes_around_counts_and_what_goes_of_it_later_is_asked_for_again() -> None:
    label = rule("label", "app-promo", language="any", lines=["Harbour Echo"], order=1)
    made = weighing(threshold=2, traits={"title-like": 1}, around={"between": 0.5, "most": 0.5})
    titles = "Nine lamps\n\nThe baker\n\nTwo hens"
    below = "Harbour Echo\n\n" * 3
    found = Cleaner(RuleBook((label, made), words=packaged_words())).clean(f"{PROSE}\n\n{below}{titles}")
    assert [piece.text for piece in found.removed if piece.rule == "a-rule"] == titles.split("\n\n")


def test_a_rule_without_words_fires_where_the_end_begins_once_what_is_below_has_gone() -> None:
    table = EvidenceTable(traits={"question": 3})
    rules = (
        weighing("app", threshold=1, words={"app": 1}),
        rule("asked", language="any", evidence=table, threshold=3, place="end", order=1),
    )
    below = "Who wants to know what the river does next winter, when all of the ice is gone, gets the app."
    text = f"{PROSE}\n\n{MORE_PROSE}\n\nIs it so?\n\n{below}"
    found = Cleaner(RuleBook(rules, words=packaged_words())).clean(text)
    assert [piece.rule for piece in found.removed] == ["asked", "app"]


def test_exact_rules_go_before_evidence() -> None:
    exact = rule("exact", "advert", language="any", match="commuters", order=1)
    assert removed("Get the app for commuters", exact, weighing(threshold=1, words=APP)) == [
        ("exact", "advert")
    ]


def test_of_two_evidence_rules_the_one_further_above_its_threshold_wins() -> None:
    low = weighing("low", category="advert", threshold=2.4, words=APP, order=0)
    high = weighing("high", category="app-promo", threshold=1, words=APP, order=1)
    assert removed("Get the app for commuters", low, high) == [("high", "app-promo")]


def test_the_other_conditions_of_a_rule_hold_too() -> None:
    made = weighing(threshold=1, words=APP, max_words=4, unless="commuter")
    assert removed("Get the app", made)
    assert not removed("Get the app today, dear friends", made)
    assert not removed("Get the commuter app", made)


def test_the_reason_names_each_hint_and_what_it_counted() -> None:
    (piece,) = cleaned("Get the app", weighing(threshold=2, words=APP)).removed
    assert piece.reason == "2.5 of 2: app 1.5, get 1"


def test_what_the_running_text_is_about_is_no_hint() -> None:
    made = weighing(threshold=2.5, words=APP)
    about = "\n\n".join(f"{PROSE} The app of the council has number {number}." for number in range(4))
    text = f"{about}\n\nGet the app"
    cleaner = Cleaner(RuleBook((made,), words=packaged_words()))
    assert cleaner.clean(text).removed == []
    assert cleaner.clean(text.replace("The app of", "The vote of")).removed != []
