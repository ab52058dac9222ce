"""A worker does jobs one after another, and is lost with the one that kills it."""

import os
import time
from collections.abc import Iterator

import pytest
from making import PROSE, cleaner_of

from cleaner.batch.worker import LateError, LostError, TaskError, Worker
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError


def text_of_prose(cleaner: Cleaner) -> str:
    return cleaner.clean(PROSE).text


def crash(cleaner: Cleaner) -> None:
    os._exit(7)


def sleep(cleaner: Cleaner) -> None:
    time.sleep(60)


def divide(cleaner: Cleaner) -> float:
    return 1 / 0


def refuse(cleaner: Cleaner) -> None:
    raise InputError("no such thing")


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(cleaner_of(), None)
    yield made
    made.close()


def test_a_worker_cleans_in_a_process_of_its_own_again_and_again(worker: Worker) -> None:
    assert worker.do(text_of_prose, 60) == worker.do(text_of_prose, 60) == PROSE
    assert worker.usable


def test_what_a_job_raises_leaves_the_worker_whole(worker: Worker) -> None:
    with pytest.raises(InputError, match="no such thing"):
        worker.do(refuse, 60)
    with pytest.raises(TaskError, match="broke the cleaner: ZeroDivisionError"):
        worker.do(divide, 60)
    assert worker.do(text_of_prose, 60) == PROSE


def test_a_job_that_ends_the_process_loses_the_worker(worker: Worker) -> None:
    with pytest.raises(LostError, match=r"crashed its worker \(exit status 7\)"):
        worker.do(crash, 60)
    assert not worker.usable


def test_a_job_that_takes_too_long_is_ended(worker: Worker) -> None:
    with pytest.raises(LateError, match=r"took longer than 0\.2 seconds; --timeout allows more"):
        worker.do(sleep, 0.2)
    assert not worker.usable
