"""How much of a page's text runs on like an article's, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.document import Block

_RUNNING_WORDS = 12
_FEW_LINKS = 0.5
_AROUND = frozenset(("nav", "header", "footer", "aside", "form"))


def running_words(blocks: Iterable[Block]) -> int:
    """The words of those blocks that run on."""
    return sum(block.words for block in blocks if runs_on(block))


def runs_on(block: Block) -> bool:
    """Whether a block reads like a paragraph and stands in a page's middle."""
    if block.words < _RUNNING_WORDS or block.link_share >= _FEW_LINKS:
        return False
    return block.element is None or _AROUND.isdisjoint(block.element.containers)
