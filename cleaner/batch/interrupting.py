"""Ctrl-C in a program that calls a run: it ends the run, not the program."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cleaner.batch.runner import Run


def stopper(run: Run) -> Callable[[int, object], None]:
    """A signal handler: the first signal stops the run, the second raises KeyboardInterrupt."""

    def stop(number: int, frame: object) -> None:
        if run.stopped:
            raise KeyboardInterrupt
        run.stop()

    return stop


@contextmanager
def interruptible(run: Run) -> Iterator[None]:
    """Let the first Ctrl-C stop the run; the second raises KeyboardInterrupt.

    A program that answers Ctrl-C itself is left to do so, and so is a thread that never hears of it.
    """

    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, stopper(run))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
