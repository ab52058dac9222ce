"""How many blocks a document may have, so that what cleaning it costs grows with its size alone."""

from __future__ import annotations

MOST_BLOCKS = 10_000
CHARACTERS_PER_BLOCK = 20
"""Lines of a long document shorter than this on average are no article: those of verse have twice as many."""
TOO_MANY_BLOCKS = "it has more lines than rules are tried on; what follows the first {:,} is taken as one"


def most_blocks(characters: int) -> int:
    """How many blocks a source of so many characters is read as: each costs a kilobyte and 50 µs."""
    return MOST_BLOCKS + characters // CHARACTERS_PER_BLOCK
