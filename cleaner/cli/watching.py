"""Watching a run from the terminal: the bar and the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.batch.rows import Row
from cleaner.errors import SettingError
from cleaner.printable import printable

if TYPE_CHECKING:
    from cleaner.reports.progress import ProgressBar

log = logging.getLogger("cleaner.batch")


class OneLine(logging.Formatter):
    """Formats each record as one line, with control characters in names made harmless."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))


class RunWatcher:
    """Tells the log and the bar, where there is one, how a run goes."""

    bar: ProgressBar | None = None

    def advance(self, documents: int, size: int) -> None:
        if self.bar is not None:
            self.bar.advance(documents, size)

    def row(self, row: Row, unchanged: bool) -> None:
        if unchanged and self.bar is not None:
            self.bar.unchanged(row.documents)
        name = row.path if row.record is None else f"{row.path} record {row.record}"
        if row.error is not None:
            log.warning("%s: %s", name, row.error)
        elif unchanged:
            log.debug("%s: done before", name)
        elif row.emptied or row.reduced:
            if row.record is not None or row.documents == 1:
                what = "came out empty" if row.emptied else "lost most of its running words"
                log.warning("%s: %s", name, what)
        else:
            pieces = sum(row.pieces.values())
            log.info("%s: %d pieces removed, %.3f seconds", name, pieces, row.seconds)


@contextmanager
def logging_to(file: Path | None, verbose: bool) -> Iterator[None]:
    """Write the log to a file, and with `verbose` to standard error. Raises SettingError.

    Standard error is looked up now: a bar that has begun before lets the lines through above it.
    """
    try:
        handlers: list[logging.Handler] = [logging.FileHandler(file, encoding="utf-8")] if file else []
    except OSError as error:
        raise SettingError(f"cannot write the log to {file}: {error.strerror}") from None
    for handler in handlers:
        handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(message)s"))
    if verbose:
        handlers.append(logging.StreamHandler())
        handlers[-1].setFormatter(OneLine("%(message)s"))
    log.setLevel(logging.DEBUG if handlers else logging.CRITICAL)
    log.propagate = False
    for handler in handlers:
        log.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            log.removeHandler(handler)
            handler.close()
