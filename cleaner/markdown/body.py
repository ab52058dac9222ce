"""What stays of a page, block by block, and the elements in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.document import Block, Document
from cleaner.markup import Element
from cleaner.normal import trimmed

Stretch = tuple[int, int]
"""(start, end) in the document's characters."""


class BodyBlock(NamedTuple):
    """A block of which something stays: these stretches, in the elements around it, the outermost first."""

    block: Block
    stretches: list[Stretch]
    around: list[Element]

    def innermost(self, *tags: str) -> Element | None:
        """The innermost element around it that has one of these tags."""
        return next((element for element in reversed(self.around) if element.tag in tags), None)


def body_blocks(document: Document, removed: Sequence[Stretch]) -> Iterator[BodyBlock]:
    """The blocks of a document of which something stays, given what is removed, in order."""
    at = 0
    for block in document.blocks:
        while at < len(removed) and removed[at][1] <= block.start:
            at += 1
        stretches, start, near = [], block.start, at
        while near < len(removed) and removed[near][0] < block.end:
            stretches.append((start, removed[near][0]))
            start = removed[near][1]
            near += 1
        stretches.append((start, block.end))
        if kept := [found for stretch in stretches if (found := trimmed(document.text, *stretch))]:
            yield BodyBlock(block, kept, _around(block))


def _around(block: Block) -> list[Element]:
    chain: list[Element] = []
    element = block.element
    while element is not None:
        chain.append(element)
        element = element.parent
    return chain[::-1]
