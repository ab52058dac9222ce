"""Every packaged rule is sound, and does to its examples what they say."""

from collections import defaultdict
from pathlib import Path

import pytest

from cleaner.matching.expansion import sample
from cleaner.rule import Rule
from cleaner.rulebook.checks import check_rule
from cleaner.rulebook.examples import check_examples
from cleaner.rulebook.files import load_rulebook, packaged_rules, packaged_words

FILES: dict[str, list[Rule]] = defaultdict(list)
for _rule in load_rulebook().rules:
    FILES[Path(_rule.file).relative_to(packaged_rules()).as_posix()].append(_rule)


@pytest.mark.parametrize("rules", FILES.values(), ids=FILES)
def test_the_rules_of_a_packaged_file_are_sound(rules: list[Rule]) -> None:
    for rule in rules:
        check_rule(sample(rule, packaged_words()))
        check_examples(rule, packaged_words())
