"""A deadline is a moment by the clock."""

import time

import pytest

from cleaner.deadline import NO_DEADLINE, Deadline
from cleaner.errors import TimeLimitError


def test_time_runs_out() -> None:
    deadline = Deadline(0.02)
    first = deadline.left()
    deadline.check()
    time.sleep(0.03)
    assert 0.02 >= first > deadline.left() == 0
    with pytest.raises(TimeLimitError, match=r"longer than 0\.02 seconds"):
        deadline.check()


def test_without_seconds_there_is_no_end() -> None:
    assert NO_DEADLINE.left() == float("inf")
    NO_DEADLINE.check()
