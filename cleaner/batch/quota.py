"""How many of a run's documents are wanted."""

from __future__ import annotations

import hashlib
import os


class Quota:
    """Takes documents until `limit` of them are taken, and of all only the share `sample`.

    Which belong to the sample depends on their names alone, so that it is the same on every run.
    """

    def __init__(self, limit: int | None = None, sample: float | None = None) -> None:
        self.left, self.sample = limit, sample

    @property
    def used_up(self) -> bool:
        return self.left is not None and self.left <= 0

    def takes(self, name: str) -> bool:
        """Whether this document is wanted; it counts as taken if so."""
        if self.used_up or (self.sample is not None and _fraction(name) >= self.sample):
            return False
        self.use(1)
        return True

    def use(self, documents: int) -> None:
        """Count documents as taken."""
        if self.left is not None:
            self.left -= documents


def _fraction(name: str) -> float:
    """A name -> a number from 0 to below 1, evenly spread."""
    return int.from_bytes(hashlib.blake2b(os.fsencode(name), digest_size=6).digest()) / 2**48
