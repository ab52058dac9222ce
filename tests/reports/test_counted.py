"""Counts as a person reads them."""

import pytest

from cleaner.reports.counted import many


@pytest.mark.parametrize(("count", "shown"), [(0, "0 rules"), (1, "1 rule"), (1234, "1,234 rules")])
def test_a_count_has_its_noun(count: int, shown: str) -> None:
    assert many(count, "rule") == shown
