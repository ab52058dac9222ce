"""Ctrl-C and SIGTERM: the first ends a run within seconds, the second at once."""

from __future__ import annotations

import _thread
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cleaner.batch.interrupting import stopper
from cleaner.batch.pool import GRACE
from cleaner.batch.runner import Run

STOPPED = 130
"""The exit status of a run that was stopped, as shells have it for Ctrl-C."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_PATIENCE = GRACE + 3.0
"""Seconds after the first signal in which a run that is well has ended."""
_LAST = 1.0
"""Seconds after the second."""


@contextmanager
def stopping(run: Run) -> Iterator[None]:
    """Let the first signal finish what takes but a moment; the second raises KeyboardInterrupt.

    Where the program is so deep in a library that it does not hear either, it is ended as it is: the
    manifest is whole at any moment.
    """

    ended = threading.Event()
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    handlers = {number: signal.signal(number, stopper(run)) for number in _SIGNALS}
    wakeup = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(reading, ended), daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        signal.set_wakeup_fd(wakeup)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        writing.close()


def _watch(signals: socket.socket, ended: threading.Event) -> None:
    """Make sure that signals are obeyed: the system writes their numbers even while Python code is busy."""
    count = 0
    with signals:
        while number := signals.recv(1):
            if number[0] not in _SIGNALS:
                continue
            count += 1
            if count == 1:
                _later(_PATIENCE, ended, _thread.interrupt_main)
            else:
                _later(_LAST, ended, lambda: os._exit(STOPPED))


def _later(seconds: float, ended: threading.Event, then: Callable[[], object]) -> None:
    timer = threading.Timer(seconds, lambda: ended.is_set() or then())
    timer.daemon = True
    timer.start()
