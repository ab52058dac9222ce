"""The same work on every document of a corpus, by several processes, with the results in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, TypeVar

from cleaner.errors import InputError
from cleaner.evaluation.gold import Case

R = TypeVar("R")
Work = Callable[[Case], R]

_FEW = 200
"""So few documents are done sooner by this process alone: others need a second or two to begin."""
_BATCH = 16
_AHEAD = 3
"""Batches a process that wait or are done and not yet taken: what bounds the memory."""

_work: Work[Any]
"""What this process was started to do."""


def each(work: Work[R], cases: Iterable[Case], jobs: int) -> Iterator[R]:
    """What `work`, which must be picklable, makes of each case, in their order.

    Raises what the work raises, and InputError where a process is lost.
    """
    remaining = iter(cases)
    first = list(islice(remaining, _FEW))
    if jobs == 1 or len(first) < _FEW:
        yield from map(work, chain(first, remaining))
        return
    try:
        yield from _shared(work, chain(first, remaining), jobs)
    except BrokenProcessPool:
        lost = "a worker process was lost, perhaps because memory ran out; --jobs 1 uses the least"
        raise InputError(lost) from None


def _shared(work: Work[R], cases: Iterator[Case], jobs: int) -> Iterator[R]:
    server = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if server else "spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(work,)) as pool:
        pending: deque[Future[list[R]]] = deque()
        while batch := list(islice(cases, _BATCH)):
            pending.append(pool.submit(_do, batch))
            if len(pending) > _AHEAD * jobs:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def _begin(work: Work[Any]) -> None:
    global _work  # noqa: PLW0603 - a process of a pool has no other place for what it was given
    _work = work


def _do(batch: Sequence[Case]) -> list[Any]:
    return [_work(case) for case in batch]
