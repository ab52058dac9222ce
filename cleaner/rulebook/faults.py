"""What becomes of the faults of rule and word files."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.errors import RuleError

Report = Callable[[RuleError], None]
"""What is done with a fault where the rest can still be read."""


def raised(fault: RuleError) -> None:
    """End at the first fault."""
    raise fault
