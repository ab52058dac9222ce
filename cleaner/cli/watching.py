"""Watching a run from the terminal: the bar, and Ctrl-C."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from cleaner.batch.rows import Row
from cleaner.batch.runner import Run
from cleaner.reports.terminal import ProgressBar


class TerminalWatcher:
    """Tells a person how a run goes."""

    def __init__(self, bar: ProgressBar | None) -> None:
        self._bar = bar

    def advance(self, documents: int, size: int) -> None:
        if self._bar is not None:
            self._bar.advance(documents, size)

    def row(self, row: Row) -> None:
        pass


@contextmanager
def watched(run: Run) -> Iterator[TerminalWatcher]:
    """Show a bar while the run goes, where there is a terminal; Ctrl-C ends it in good order."""
    with ExitStack() as stack:
        bar = None
        if sys.stderr.isatty():
            bar = stack.enter_context(ProgressBar(sum(file.size for file in run.files())))
        stack.enter_context(_stopping(run))
        yield TerminalWatcher(bar)


@contextmanager
def _stopping(run: Run) -> Iterator[None]:
    """The first signal finishes what is under way, the second ends everything."""

    def stop(number: int, frame: object) -> None:
        if run.stopped:
            raise KeyboardInterrupt
        run.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
