"""Blocks in the plain forms in which literals are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cleaner.document import Block
from cleaner.normal import fold

STRETCH = 60_000
"""Characters that are searched at once: what is found in them is kept until it has been looked at."""

_ASCII_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}
_SIGN_BYTES = bytes(ord(" ") if code in _ASCII_SIGNS else code for code in range(256))
_OTHER_SIGNS = regex.compile(r"[^\x00-\x7f\p{L}\p{Nd}]")


class SearchableBlocks:
    """Some blocks of a document, as one text.

    `words` is folded and has a space for every sign, around each block a space more, and a line for
    each block. `signs` is folded and otherwise as the block is seen by patterns. `word_ends` and
    `sign_ends` say where each block's line ends in them; `keys` are what `lines` of rules compare.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.keys = [block.key for block in blocks]
        views = [block.view for block in blocks]
        lines = [line.strip() for line in fold(searchable("\n".join(views))).split("\n")]
        self.words = "\n " + " \n ".join(lines) + " \n"
        self.word_ends = _running_sums(1, [len(line) + 3 for line in lines])
        folded = fold("\n".join(views))
        # Halves of characters have no form in the UTF-8 that the search takes.
        self.signs = folded if folded.isascii() else folded.encode(errors="replace").decode()
        self.sign_ends = _running_sums(0, [len(view) + 1 for view in views])


def searchable_blocks(blocks: Sequence[Block]) -> Iterator[SearchableBlocks]:
    """All blocks of a document, in parts that are searched at once."""
    part: list[Block] = []
    size = 0
    for block in blocks:
        part.append(block)
        size += block.end - block.start
        if size >= STRETCH:
            yield SearchableBlocks(part)
            part, size = [], 0
    if part:
        yield SearchableBlocks(part)


def searchable(text: str) -> str:
    """The text with a space for every character that is no letter or digit; line feeds stay."""
    if text.isascii():
        return text if text.replace(" ", "").isalnum() else text.translate(_ASCII_SIGNS)
    return _OTHER_SIGNS.sub(" ", text).encode().translate(_SIGN_BYTES).decode()


def _running_sums(total: int, sizes: Sequence[int]) -> list[int]:
    sums = []
    for size in sizes:
        total += size
        sums.append(total)
    return sums
