"""Traits of the name that a line begins with: whether the story knows it."""

from __future__ import annotations

import regex

from cleaner.document import Block
from cleaner.traits.lines import is_sentence

_NAME = regex.compile(
    r"\W*(?:(?i:about|dr|prof|professor|sir|rev|the|author)\b[., ]*)*"
    r"(?P<name>\p{Lu}[\w'-]+(?:(?: (?:de|van|von|der|al|bin|la))* \p{Lu}[\w'-]+)+)"
)


def opens_with_known_name(block: Block) -> bool:
    """The name that it begins with stands in a sentence before it."""
    found = _NAME.match(block.view)
    return found is not None and _is_known(block, found["name"])


def opens_with_new_name(block: Block) -> bool:
    """It begins with a name of two words and more that stands in no sentence before it."""
    found = _NAME.match(block.view)
    return found is not None and not _is_known(block, found["name"])


def _is_known(block: Block, name: str) -> bool:
    blocks, place = block.document.sequence(block)
    return any(name in other.view and is_sentence(other) for other in blocks[:place])
