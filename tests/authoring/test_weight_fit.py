"""The fit of one rule's weights: signs stay, what tells nothing new keeps what its author gave it."""

from importlib.util import find_spec

import pytest

from cleaner.authoring.hint_samples import Sample
from cleaner.authoring.weight_fit import best_fit, evidence_of, fit_weights, weights_of
from cleaner.evaluation.block_scores import BODY
from cleaner.rule_tables import EvidenceTable

pytestmark = pytest.mark.skipif(find_spec("sklearn") is None, reason="needs the extra tune")

APP, QUESTION, STORE = ("words", "app"), ("traits", "question"), ("words", "app-store")
AUTHOR = {APP: 1.0, QUESTION: 1.0, STORE: 2.0}


def samples(*kinds: tuple[str, set[tuple[str, str]]], each: int = 20) -> list[Sample]:
    return [
        Sample("a-rule", f"site{number % 4}", number, kind, gold, frozenset(hints))
        for kind, (gold, hints) in enumerate(kinds)
        for number in range(each)
    ]


def test_a_hint_that_only_the_other_sign_would_suit_is_dropped() -> None:
    told = samples(("app-promo", {APP}), (BODY, {APP, QUESTION}), (BODY, {QUESTION}), (BODY, set()))
    fitted = fit_weights("app-promo", AUTHOR, told, departure=1.0)
    assert fitted.keys() == {APP, STORE}


def test_a_hint_that_no_sample_has_keeps_its_share() -> None:
    told = samples(("app-promo", {APP}), (BODY, {QUESTION}), (BODY, set()))
    fitted = fit_weights("app-promo", AUTHOR, told, departure=0.03)
    assert fitted[STORE] / fitted[APP] == pytest.approx(2, abs=0.5)


def test_where_no_fit_ranks_better_the_author_s_weights_stand() -> None:
    told = samples(("app-promo", {APP, STORE}), (BODY, {QUESTION}), (BODY, set()))
    assert best_fit("app-promo", AUTHOR, told).weights == AUTHOR


def test_too_few_pieces_tell_nothing() -> None:
    few = samples(("app-promo", {QUESTION}), each=4) + samples((BODY, {APP}))
    assert best_fit("app-promo", AUTHOR, few).weights == AUTHOR


def test_a_table_s_hints_are_ordered_by_weight() -> None:
    table = EvidenceTable(words={"says": -2, "app": 1, "get": 2}, near={"advert": 0.5})
    assert list(evidence_of(weights_of(table)).words.items()) == [("get", 2), ("app", 1), ("says", -2)]
    assert evidence_of(weights_of(table)) == table
