"""Files that are kept beside Python's compiled modules, in place of older ones of their kind."""

from __future__ import annotations

import os
from pathlib import Path

CACHE = Path(__file__).parent / "__pycache__"
"""Where Python keeps this package's compiled modules."""


def keep(content: bytes, target: Path, current: str) -> None:
    """Write a file whole or not at all, and remove the others of its kind. Raises OSError if that can't be.

    Names begin with their kind and a hyphen; those that begin as the `current` ones do stay.
    """
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(target)
    kind = target.name.partition("-")[0]
    for kept in target.parent.glob(f"{kind}-*{target.suffix}"):
        if not kept.name.startswith(current):
            kept.unlink(missing_ok=True)
