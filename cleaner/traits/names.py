"""Traits of the names in a line: whether the story knows it, whether it is the outlet's own."""

from __future__ import annotations

from functools import lru_cache

import regex

from cleaner.document import Block
from cleaner.normal import site_names
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


def names_outlet(block: Block) -> bool:
    """It holds the outlet's name as the url's host spells it, set in one word or several."""
    found = (name.search(block.view) for name in _spelled_names(block.document.url or ""))
    return any(match is not None and not match[0].islower() for match in found)


@lru_cache(maxsize=64)
def _spelled_names(url: str) -> list[regex.Pattern[str]]:
    spelled = (r"[\W_]{0,3}".join(map(regex.escape, name)) for name in sorted(site_names(url)))
    return [regex.compile(rf"(?<!\w){letters}(?!\w)", regex.IGNORECASE) for letters in spelled]
