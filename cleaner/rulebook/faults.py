"""What becomes of the faults of rule and word files."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.errors import RuleError

Report = Callable[[RuleError], None]
"""What becomes of a fault when what stands beside it can be read all the same."""


def raised(fault: RuleError) -> None:
    """End at the first fault."""
    raise fault
