"""Worker processes: results in the order of the steps, whatever becomes of a worker.

A task is some documents. Where a worker dies over it, or takes longer than one document may, its
documents are done again one by one, each in a task of its own, so that the culprit costs only
itself; the pool replaces the dead.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from cleaner.cleaning import Cleaner
from cleaner.errors import CleanerError

AHEAD = 3
"""Tasks a worker that are under way or done and not yet taken: what bounds the memory."""
_TRIES = 3

R = TypeVar("R")


class Task(Protocol[R]):
    """Some documents to clean."""

    def run(self, cleaner: Cleaner) -> R:
        """Clean them; runs in a worker. Raises CleanerError for what must end the whole run."""

    def parts(self) -> Sequence[Task[R]]:
        """The documents as tasks of one each."""

    def failure(self, reason: str) -> R:
        """The result for a task of one document whose worker did not live to give it."""

    def joined(self, results: list[R]) -> R:
        """The parts' results as the task's own."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task for a worker, None for nothing to do, and what takes its result when its turn comes."""

    task: Task[Any] | None
    then: Callable[[Any], None]


class Workers:
    """A pool of `jobs` processes that each hold the cleaner; `timeout` is in seconds a document."""

    def __init__(self, cleaner: Cleaner, jobs: int, timeout: float) -> None:
        self.cleaner, self.jobs, self.timeout = cleaner, jobs, timeout
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        context.set_forkserver_preload([__name__, "cleaner.batch.documents"])
        limit = _memory_share(self.jobs + 1)
        return ProcessPool(
            self.jobs,
            initializer=_make_ready,
            initargs=(self.cleaner, limit),
            context=context,
        )

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._end_pool()

    def go(self, steps: Iterable[Step]) -> None:
        """Run the steps' tasks, and hand each result on, in the steps' order.

        No more steps are taken than the workers can begin soon.
        """
        pending: deque[tuple[Step, ProcessFuture[Any] | None]] = deque()
        for step in steps:
            pending.append((step, self._begin(step.task) if step.task is not None else None))
            while pending and (len(pending) > AHEAD * self.jobs or _ready(pending[0][1])):
                self._finish(*pending.popleft())
        while pending:
            self._finish(*pending.popleft())

    def _begin(self, task: Task[R]) -> ProcessFuture[R]:
        try:
            return self._pool.schedule(_run, args=(task,), timeout=self.timeout)
        except RuntimeError:
            self._replace_pool()
            return self._pool.schedule(_run, args=(task,), timeout=self.timeout)

    def _finish(self, step: Step, future: ProcessFuture[Any] | None) -> None:
        step.then(self._result(step.task, future) if step.task is not None and future is not None else None)

    def _result(self, task: Task[R], future: ProcessFuture[R]) -> R:
        try:
            return future.result()
        except CleanerError:
            raise
        except Exception:
            begun = [(part, self._begin(part)) for part in task.parts()]
            return task.joined([self._alone(part, part_future) for part, part_future in begun])

    def _alone(self, task: Task[R], future: ProcessFuture[R]) -> R:
        for _ in range(_TRIES):
            try:
                return future.result()
            except TimeoutError:
                return task.failure(f"took longer than {self.timeout:g} seconds; --timeout allows more")
            except ProcessExpired as error:
                return task.failure(_cause_of_death(error.exitcode))
            except BrokenProcessPool:
                self._replace_pool()
                future = self._begin(task)
            except MemoryError:
                return task.failure("needs more memory than there is")
            except CleanerError:
                raise
            except Exception as error:
                return task.failure(f"broke the cleaner: {type(error).__name__}: {error}")
        return task.failure("broke all workers")

    def _replace_pool(self) -> None:
        if self._pool.active:
            return
        self._end_pool()
        self._pool = self._new_pool()

    def _end_pool(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _ready(future: ProcessFuture[Any] | None) -> bool:
    return future is None or future.done()


def _cause_of_death(code: int | None) -> str:
    if code is not None and -code == signal.SIGKILL:
        return "its worker was killed, perhaps for want of memory"
    if code is not None and code < 0:
        return f"crashed its worker ({signal.Signals(-code).name})"
    return f"crashed its worker (exit status {code})"


def _memory_share(among: int) -> int | None:
    """The machine's memory in bytes, divided; None where it can't be told."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // among
    except (AttributeError, ValueError, OSError):
        return None


_cleaner: Cleaner


def _make_ready(cleaner: Cleaner, memory: int | None) -> None:
    """Give a new worker its cleaner, and a limit that it meets before the machine is out of memory."""
    global _cleaner  # noqa: PLW0603 - a worker's one cleaner, which can't be passed with each task
    _cleaner = cleaner
    gc.freeze()  # The rules stay as long as the worker does: the collector need not look at them again.
    if memory is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _run(task: Task[R]) -> R:
    return task.run(_cleaner)
