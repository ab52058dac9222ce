"""A cleaner on the packaged rules alone: the server that starts workers has one, which they share.

Such a worker starts in a tenth of the time, and the rules are in memory once, however many workers there are.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleaner.cleaning import Cleaner
from cleaner.matching.ready import NOTHING_READY
from cleaner.rulebook.files import load_rulebook

_SAMPLE = "The ferry will sail again on Monday, said the harbour office.\n\nRead more: The bridge at Asken\n"
"""Any text will do that is in English and reaches the rules for all languages."""


class PackagedCleaner(NamedTuple):
    """What a cleaner on the packaged rules is told besides."""

    keep: frozenset[str] = frozenset()
    site: str | None = None
    timeout: float | None = None
    drop: frozenset[str] = frozenset()

    def made(self) -> Cleaner:
        """The cleaner."""
        if self == PackagedCleaner():
            return packaged_cleaner()
        return Cleaner(load_rulebook(), self.keep, self.site, self.timeout, self.drop)


@cache
def packaged_cleaner() -> Cleaner:
    """The cleaner that is told nothing besides, its rules made ready; one for each process."""
    cleaner = Cleaner()
    cleaner.clean(_SAMPLE, kind="text")
    return cleaner


def as_packaged(cleaner: Cleaner) -> PackagedCleaner | None:
    """What a cleaner is told besides the packaged rules.

    None where it has others, or where these come of no pack, which each process finds alike.
    """
    if cleaner.rulebook is not load_rulebook() or cleaner.rulebook.ready is NOTHING_READY:
        return None
    return PackagedCleaner(cleaner.keep, cleaner.site, cleaner.timeout, cleaner.drop)
