"""A worker: a process of its own that cleans what it is given, and the pipe to it.

Each worker has its own pipe, so that one that is killed in the middle of a message leaves the
others whole: queues that several processes share stay locked for ever when one dies holding them.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

from cleaner.batch.packaged import PackagedCleaner, as_packaged
from cleaner.cleaning import Cleaner
from cleaner.errors import CleanerError

R = TypeVar("R")
Job = Callable[[Cleaner], R]

_START_SECONDS = 120.0
"""A new worker takes a second; this is for a machine that has much else to do."""
_END_SECONDS = 5.0
_OVERTIME = 5.0
"""Seconds beyond its time after which a worker ends itself, if nobody has ended it."""

_processes = threading.Lock()
"""Held to start a process and to ask for its exit status, which is told once only."""


class TaskError(Exception):
    """Why a task has no result: it broke the code, or needed too much; the message is for a person."""


class LateError(TaskError):
    """A task took longer than it may."""


class LostError(TaskError):
    """A worker ended before it gave its result."""


class Worker:
    """A process that holds the cleaner; `memory` in bytes bounds it, None for no bound.

    Raises LostError where the process does not come up.
    """

    def __init__(self, cleaner: Cleaner, memory: int | None) -> None:
        packaged = as_packaged(cleaner)
        context = _context(packaged is not None)
        self._pipe, theirs = context.Pipe()
        self._late = self._ended = False
        arguments = (theirs, packaged or cleaner, memory)
        self._process = context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
        try:
            with _processes, _no_main_module():
                self._process.start()
            theirs.close()
            if not self._pipe.poll(_START_SECONDS):
                raise EOFError
            self._pipe.recv()
        except (EOFError, OSError) as error:
            theirs.close()
            self.end()
            raise LostError(f"its worker did not start ({error or self._exit_status()})") from None

    @property
    def usable(self) -> bool:
        """Whether the process is there to be given a job."""
        return not self._ended and not wait([self._process.sentinel], 0)

    def do(self, job: Job[R], seconds: float) -> R:
        """Have a job done; runs in the calling thread until it is, but no longer than `seconds`.

        Raises LateError, LostError, TaskError, and what CleanerError the job raised.
        """
        limit = threading.Timer(min(seconds, threading.TIMEOUT_MAX), self._give_up)
        limit.daemon = True
        limit.start()
        try:
            self._pipe.send((job, seconds))
            result, error = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            if self._late:
                raise LateError(f"took longer than {seconds:g} seconds; --timeout allows more") from None
            raise LostError(_cause_of_death(self._exit_status())) from None
        finally:
            limit.cancel()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process at once, whatever it does; may be called from any thread."""
        self._ended = True
        with suppress(OSError, ValueError, AttributeError):  # it has ended, or was never there
            self._process.kill()

    def close(self) -> None:
        """End it, and let go of its pipe; from the thread that used it."""
        self.end()
        self._pipe.close()

    def _give_up(self) -> None:
        self._late = True
        self.end()

    def _exit_status(self) -> int | None:
        if self._process.pid is None:
            return None
        wait([self._process.sentinel], _END_SECONDS)
        with _processes:
            status: int | None = self._process.exitcode
        return status


def _context(packaged: bool) -> BaseContext:
    """How processes are started: by a server where the system has one, with the packaged rules if asked."""
    server = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if server else "spawn")
    rules = ["cleaner.batch.preloaded"] if packaged else []
    context.set_forkserver_preload([__name__, "cleaner.batch.documents", *rules])
    return context


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Have a new process not run the program's main module again.

    A worker needs nothing of it, and where it has no main guard, it would begin its own run.
    """
    main = vars(sys.modules["__main__"])
    known = {name: main.pop(name, None) for name in ("__file__", "__spec__")}
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update({name: value for name, value in known.items() if value is not None})


def _cause_of_death(code: int | None) -> str:
    if code is None:
        return "its worker was lost"
    if code < 0 and -code == getattr(signal, "SIGKILL", None):
        return "its worker was killed, perhaps because memory ran out"
    if code < 0:
        return f"crashed its worker ({signal.Signals(-code).name})"
    return f"crashed its worker (exit status {code})"


def _serve(pipe: Connection, given: Cleaner | PackagedCleaner, memory: int | None) -> None:
    """What a worker does: jobs, until its pipe ends."""
    for number in (signal.SIGINT, signal.SIGTERM):  # which are the run's to answer
        signal.signal(number, signal.SIG_IGN)
    cleaner = given if isinstance(given, Cleaner) else given.made()
    gc.freeze()  # The rules stay as long as the worker does: the collector need not look at them again.
    _limit_memory(memory)
    with Path(os.devnull).open("w") as nowhere, suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            job, seconds = pipe.recv()
            # A run that was killed can't end its workers; this ends them even within a library.
            faulthandler.dump_traceback_later(seconds + _OVERTIME, exit=True, file=nowhere)
            pipe.send(_answer(job, cleaner))
            faulthandler.cancel_dump_traceback_later()


def _answer(job: Job[Any], cleaner: Cleaner) -> tuple[Any, Exception | None]:
    """A job's result, or the error in its place."""
    try:
        return job(cleaner), None
    except CleanerError as error:
        return None, error
    except MemoryError:
        return None, TaskError("needs more memory than there is")
    except Exception as error:
        return None, TaskError(f"broke the cleaner: {type(error).__name__}: {error}")


def _limit_memory(size: int | None) -> None:
    """Give this process a limit that it meets before the machine is out of memory."""
    if size is None:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (size, resource.getrlimit(resource.RLIMIT_DATA)[1]))
