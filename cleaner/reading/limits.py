"""How many blocks and tags a document may have, so that what cleaning it costs grows with its size alone."""

from __future__ import annotations

MOST_BLOCKS = 10_000
CHARACTERS_PER_BLOCK = 20
"""Lines of a long document shorter than this on average are no article: those of verse have twice as many."""
TOO_MANY_BLOCKS = "it has more lines than rules are tried on; what follows the first {:,} is taken as one"

CHARACTERS_PER_BLOCK_OF_A_PAGE = 40
"""The same for pages, whose source has tags beside its text."""


def most_blocks(characters: int, each: int = CHARACTERS_PER_BLOCK) -> int:
    """How many blocks a source of so many characters is read as: each costs a kilobyte and 50 µs."""
    return MOST_BLOCKS + characters // each


MOST_TAGS = 50_000
CHARACTERS_PER_TAG = 64
"""Of 900 pages of news sites and blogs none had a fifth of what these allow."""
TOO_MANY_TAGS = "it has more tags than are read; what follows the first {:,} is taken as text without markup"


def most_tags(characters: int) -> int:
    """How many tags of a page of so many characters are read: each costs up to 640 bytes."""
    return MOST_TAGS + characters // CHARACTERS_PER_TAG
