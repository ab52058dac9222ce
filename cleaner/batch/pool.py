"""A pool of workers: results in the order of the steps, whatever becomes of a worker.

A task is some documents. Where a worker dies over it, or takes longer than one document may, its
documents are done again one by one, so that the culprit costs only itself. A document whose worker
is lost is given to another once more, and named when that is lost too.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from cleaner.batch.worker import LostError, TaskError, Worker
from cleaner.cleaning import Cleaner

AHEAD = 3
"""Tasks a worker that are under way or done and not yet taken: what bounds the memory."""
GRACE = 3.0
"""Seconds that a run which is stopped still gives to what is under way."""
_STARTS = 5
"""So often a worker is started before its task is given up; one may be killed on its way."""

R = TypeVar("R")


class Task(Protocol[R]):
    """Some documents to clean."""

    def run(self, cleaner: Cleaner) -> R:
        """Clean them; runs in a worker. Raises CleanerError for what must end the whole run."""

    def parts(self) -> Sequence[Task[R]]:
        """The documents as tasks of one each."""

    def failure(self, error: TaskError) -> R:
        """The result for a task of one document that has none of its own."""

    def joined(self, results: list[R]) -> R:
        """The parts' results as the task's own."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task for a worker, None for nothing to do, and what takes its result when its turn comes."""

    task: Task[Any] | None
    then: Callable[[Any], None]


class GivenUpError(Exception):
    """The run was stopped, and what was under way took too long."""


class Workers:
    """`jobs` processes that each hold the cleaner; `timeout` is in seconds a document.

    Each is looked after by a thread, which waits for its results and starts another where it dies.
    """

    def __init__(self, cleaner: Cleaner, jobs: int, timeout: float) -> None:
        self.cleaner, self.jobs, self.timeout = cleaner, jobs, timeout
        self._memory = _memory_share(jobs + 1)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")
        self._idle: deque[Worker] = deque()
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._ended = False

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.end()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.close()

    def end(self) -> None:
        """End all workers at once, in the middle of what they do; no others are started."""
        with self._lock:
            self._ended = True
            for worker in self._all:
                worker.end()

    def hurry(self) -> None:
        """Give what is under way a few seconds more."""
        limit = threading.Timer(GRACE, self.end)
        limit.daemon = True
        limit.start()

    def go(self, steps: Iterable[Step]) -> None:
        """Run the steps' tasks, and hand each result on, in the steps' order.

        Raises GivenUpError when the workers were ended before all was done.
        """
        begun: deque[Step] = deque()

        def tasks() -> Iterator[Task[Any] | None]:
            for step in steps:
                begun.append(step)
                yield step.task

        for result in self.results(tasks()):
            begun.popleft().then(result)

    def results(self, tasks: Iterable[Task[R] | None]) -> Iterator[R | None]:
        """Yield the tasks' results in their order, None for None.

        No more tasks are taken than the workers can begin soon. Raises GivenUpError when the workers
        were ended before all was done.
        """
        pending: deque[Future[R] | None] = deque()
        for task in tasks:
            pending.append(None if task is None else self._threads.submit(self._result, task))
            while pending and (len(pending) > AHEAD * self.jobs or _ready(pending[0])):
                yield _taken(pending.popleft())
        while pending:
            yield _taken(pending.popleft())

    def _result(self, task: Task[R]) -> R:
        try:
            return self._attempt(task)
        except TaskError:
            return task.joined([self._alone(part) for part in task.parts()])

    def _alone(self, task: Task[R]) -> R:
        try:
            try:
                return self._attempt(task)
            except LostError:
                return self._attempt(task)
        except TaskError as error:
            return task.failure(error)

    def _attempt(self, task: Task[R]) -> R:
        worker = self._take()
        try:
            return worker.do(task.run, self.timeout)
        except TaskError:
            self._check()
            raise
        finally:
            self._give_back(worker)

    def _take(self) -> Worker:
        """A worker that has nothing to do, else a new one."""
        for start in range(_STARTS):
            self._check()
            if (idle := self._idle_one()) is not None:
                return idle
            try:
                worker = Worker(self.cleaner, self._memory)
            except LostError:
                if start == _STARTS - 1:
                    raise
                continue
            with self._lock:
                self._all.add(worker)
            return worker
        raise AssertionError

    def _idle_one(self) -> Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if worker.usable:
                return worker
            self._give_back(worker)
        return None

    def _give_back(self, worker: Worker) -> None:
        if worker.usable:
            self._idle.append(worker)
            return
        with self._lock:
            self._all.discard(worker)
        worker.close()

    def _check(self) -> None:
        if self._ended:
            raise GivenUpError


def _ready(future: Future[Any] | None) -> bool:
    return future is None or future.done()


def _taken(future: Future[R] | None) -> R | None:
    return None if future is None else future.result()


def _memory_share(among: int) -> int | None:
    """The machine's memory in bytes, divided; None where it can't be told."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // among
    except (AttributeError, ValueError, OSError):
        return None
