"""Every packaged rule is sound, and does to its examples what they say."""

import pytest

from cleaner.matching.expansion import sample
from cleaner.rule import Rule
from cleaner.rulebook.checks import check_rule
from cleaner.rulebook.examples import check_examples
from cleaner.rulebook.files import load_rulebook, packaged_words

RULES = load_rulebook().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_packaged_rule_is_sound(rule: Rule) -> None:
    check_rule(sample(rule, packaged_words()))
    check_examples(rule, packaged_words())
