"""The moment by which one document must be done."""

from __future__ import annotations

import math
import time

from cleaner.errors import TimeLimitError


class Deadline:
    """A moment so many seconds from now, by the clock; None means that there is no deadline.

    Whoever works at length on a document asks it between its steps.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        self._end = math.inf if seconds is None else time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that remain, at least 0."""
        return self._end if self._end == math.inf else max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise TimeLimitError where the moment has passed."""
        if self.left() <= 0:
            raise TimeLimitError(f"the document took longer than {self.seconds:g} seconds")


NO_DEADLINE = Deadline()
