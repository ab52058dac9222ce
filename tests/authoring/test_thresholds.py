"""Thresholds are chosen together: what they gain, and the bound on the body that all may take."""

from cleaner.authoring.hint_samples import Sample
from cleaner.authoring.thresholds import Contender, choose_thresholds
from cleaner.evaluation.block_scores import BODY


def weighed(gold: str, total: float, count: int, first: int = 0) -> list[tuple[Sample, float]]:
    return [
        (Sample("a-rule", "site", number, 0, gold, frozenset()), total)
        for number in range(first, first + count)
    ]


def test_a_threshold_falls_to_where_leftovers_go_and_no_body() -> None:
    told = [*weighed("advert", 2.75, 5), *weighed(BODY, 2.5, 5, first=10)]
    assert choose_thresholds({"a-rule": Contender("advert", 3, 0.25, told)}, most_body=9) == {"a-rule": 2.75}


def test_it_rises_where_more_of_the_body_goes_than_is_allowed() -> None:
    told = [*weighed("advert", 4, 5), *weighed(BODY, 3, 2, first=10)]
    assert choose_thresholds({"a-rule": Contender("advert", 3, 0.25, told)}, most_body=1) == {"a-rule": 3.25}


def test_a_gain_that_chance_may_bring_moves_nothing() -> None:
    told = weighed("advert", 2.75, 1)
    assert choose_thresholds({"a-rule": Contender("advert", 3, 0.25, told)}, most_body=9) == {"a-rule": 3}


def test_what_another_rule_takes_already_is_no_gain() -> None:
    told = weighed("advert", 3, 9)
    low = Contender("advert", 4, 0.25, [(sample, 3.5) for sample, _ in told])
    assert choose_thresholds({"first": Contender("advert", 3, 0.25, told), "low": low}, 0)["low"] == 4


def test_it_never_falls_below_the_least() -> None:
    told = weighed("advert", 2.75, 9)
    assert choose_thresholds({"a-rule": Contender("advert", 3, 3, told)}, most_body=9) == {"a-rule": 3}
