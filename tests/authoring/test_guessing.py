"""A text's category is guessed by the words of the rules' examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import rule

from cleaner.authoring.guessing import CategoryGuesser
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.book import RuleBook


def with_examples(rule_id: str, category: str, *examples: str, keep: bool = False) -> Rule:
    table = RuleTable(id=rule_id, examples=list(examples), match="x", keep=keep)
    return Rule(table, category, "en", None, "rules.toml", 1, 0, 0)


GUESSER = CategoryGuesser(
    RuleBook(
        (
            with_examples("a", "legal", "Copyright reserved everywhere", "Every copyright reserved"),
            with_examples("b", "newsletter", "Morning letter every day", "The morning letter"),
            with_examples("c", "legal", "Barrels lanterns", keep=True),
            rule("d", "advert", lines=["Cheap kettles"]),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Copyright reserved", "legal"),
        ("Your morning letter", "newsletter"),
        ("Cheap kettles here", "advert"),
        ("Barrels and lanterns", None),
        ("Copyright", None),
        ("", None),
    ],
)
def test_two_known_words_and_more_tell_a_category(text: str, category: str | None) -> None:
    assert GUESSER.guess(text) == category


def test_where_words_speak_for_many_categories_none_is_guessed() -> None:
    categories = ("legal", "advert", "about", "social")
    rules = tuple(with_examples(name, name, "harbour lantern") for name in categories)
    assert CategoryGuesser(RuleBook(rules)).guess("harbour lantern") is None


@given(st.text())
def test_the_order_and_number_of_words_tell_nothing(text: str) -> None:
    shuffled = " ".join(sorted(text.split(), reverse=True))
    assert GUESSER.guess(f"{shuffled} {shuffled}") == GUESSER.guess(" ".join(text.split()))
