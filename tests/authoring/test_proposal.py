"""How sure a proposal is: the lower bound of Wilson's interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.authoring.proposal import confidence


def test_confidence_grows_with_the_number_of_documents() -> None:
    assert confidence(3, 3) < confidence(10, 10) < confidence(100, 100) < 1
    assert confidence(5, 10) < confidence(9, 10)


def test_of_none_nothing_is_sure() -> None:
    assert confidence(0, 0) == 0


@pytest.mark.parametrize(("right", "of", "bound"), [(10, 10, 0.722), (50, 100, 0.404), (1, 2, 0.095)])
def test_the_bound_is_that_of_the_formula_worked_out_by_hand(right: int, of: int, bound: float) -> None:
    assert confidence(right, of) == pytest.approx(bound, abs=0.001)


@given(st.integers(0, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_bound_never_exceeds_the_share(counts: tuple[int, int]) -> None:
    right, of = counts
    assert 0 <= confidence(right, of) <= (right / of if of else 0) + 1e-12  # of rounding
