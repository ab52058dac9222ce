"""Results come in the order of the steps, whatever becomes of a worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from making import cleaner_of

from cleaner.batch.pool import AHEAD, GivenUpError, Step, Workers
from cleaner.batch.worker import TaskError
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError


@dataclass(frozen=True)
class Numbers:
    """A task of some numbers; -1 kills its worker."""

    numbers: tuple[int, ...]

    def run(self, cleaner: Cleaner) -> list[object]:
        if -1 in self.numbers:
            os._exit(3)
        return list(self.numbers)

    def parts(self) -> list[Numbers]:
        return [Numbers((number,)) for number in self.numbers]

    def failure(self, error: TaskError) -> list[object]:
        return [str(error)]

    def joined(self, results: list[list[object]]) -> list[object]:
        return [found for result in results for found in result]


@dataclass(frozen=True)
class Refusal(Numbers):
    """A task that ends the run."""

    def run(self, cleaner: Cleaner) -> list[object]:
        raise InputError("no more")


def done(*tasks: Numbers | None) -> list[object]:
    found: list[object] = []
    with Workers(cleaner_of(), 2, 30) as workers:
        workers.go(Step(task, found.append) for task in tasks)
    return found


def test_results_come_in_the_order_of_the_steps_and_no_task_has_none() -> None:
    tasks = [Numbers((number,)) for number in range(20)]
    found = done(*tasks[:10], None, *tasks[10:])
    assert found == [*([n] for n in range(10)), None, *([n] for n in range(10, 20))]


def test_a_document_that_kills_its_worker_costs_only_itself() -> None:
    assert done(Numbers((1, -1, 2)), Numbers((3,))) == [[1, "crashed its worker (exit status 3)", 2], [3]]


def test_what_must_end_the_run_is_raised() -> None:
    with pytest.raises(InputError, match="no more"):
        done(Numbers((1,)), Refusal((1,)))


def test_no_more_steps_are_taken_than_the_workers_can_begin_soon() -> None:
    taken: list[int] = []
    finished: list[object] = []

    def steps() -> Iterator[Step]:
        for number in range(60):
            taken.append(number)
            yield Step(Numbers((number,)), finished.append)
            assert len(taken) - len(finished) <= AHEAD * 2 + 1

    with Workers(cleaner_of(), 2, 30) as workers:
        workers.go(steps())
    assert finished == [[number] for number in range(60)]


def test_workers_that_were_ended_give_up() -> None:
    with Workers(cleaner_of(), 1, 30) as workers:
        workers.end()
        with pytest.raises(GivenUpError):
            workers.go([Step(Numbers((1,)), print)])
