"""Work on many documents is shared among processes, and its results keep their order."""

import os

import pytest

from cleaner.errors import InputError
from cleaner.evaluation.gold import Case
from cleaner.evaluation.parallel import each

MANY = 300


def cases(count: int) -> list[Case]:
    return [Case(str(number), "x" * number, "text") for number in range(count)]


def length_and_process(case: Case) -> tuple[int, int]:
    return len(case.content), os.getpid()


def refuse(case: Case) -> None:
    raise InputError(f"no {case.name}")


def vanish(case: Case) -> None:
    os._exit(3)


@pytest.mark.parametrize(("count", "jobs", "alone"), [(5, 2, True), (MANY, 1, True), (MANY, 2, False)])
def test_results_keep_their_order_and_few_are_done_by_this_process(
    count: int, jobs: int, alone: bool
) -> None:
    found = list(each(length_and_process, cases(count), jobs))
    assert [length for length, _ in found] == list(range(count))
    assert ({process for _, process in found} == {os.getpid()}) == alone


@pytest.mark.parametrize("count", [1, MANY])
def test_what_the_work_raises_is_raised(count: int) -> None:
    with pytest.raises(InputError, match="no 0"):
        list(each(refuse, cases(count), 2))


def test_a_process_that_is_lost_is_told() -> None:
    with pytest.raises(InputError, match="a worker process was lost"):
        list(each(vanish, cases(MANY), 2))
