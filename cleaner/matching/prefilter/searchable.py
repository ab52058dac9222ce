"""Blocks in the plain forms in which literals are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cleaner.document import Block
from cleaner.normal import fold

WORD_EDGE = "\b"
"""At either end of a literal: there a word begins or ends."""
BLOCK_EDGE = "\n"
"""At either end of a literal: there the block begins or ends, but for signs."""
EDGES = WORD_EDGE + BLOCK_EDGE
STRETCH = 60_000
"""Characters that are searched at once: what is found in them is kept until it has been looked at."""
LONG_LINE = 45
"""Blocks of more words are searched apart: most text is in them, and most rules are for shorter ones."""

_ASCII_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}
_SIGN_BYTES = bytes(ord(" ") if code in _ASCII_SIGNS else code for code in range(256))
_OTHER_SIGNS = regex.compile(r"[^\x00-\x7f\p{L}\p{Nd}]")


class SearchableBlocks:
    """Some blocks of a document, as one text in which each of their different lines stands once.

    `lines` are the blocks' views, `numbers` says which of them each block is, `sizes` how many words
    each has; `keys` are what `lines` of rules compare. `words` is folded and has a space for every
    sign, around each line a space more. `signs` is folded and otherwise as blocks are seen by
    patterns. `word_ends` and `sign_ends` say where each line ends in them. `long` says that all
    have more than LONG_LINE words.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.long = bool(blocks) and blocks[0].words > LONG_LINE
        different = {block.view: block for block in blocks}
        self.lines = list(different)
        self.sizes = [block.words for block in different.values()]
        self.keys = [block.key for block in different.values()]
        numbers = {line: number for number, line in enumerate(self.lines)}
        self.numbers = [numbers[block.view] for block in blocks]
        folded = fold("\n".join(self.lines))
        plain = [line.strip() for line in searchable(folded).split("\n")]
        self.words = "\n " + " \n ".join(plain) + " \n"
        self.word_ends = _running_sums(1, [len(line) + 3 for line in plain])
        # Halves of characters have no form in the UTF-8 that the search takes.
        self.signs = folded if folded.isascii() else folded.encode(errors="replace").decode()
        self.sign_ends = _running_sums(0, [len(line) + 1 for line in self.lines])


def searchable_blocks(blocks: Sequence[Block]) -> Iterator[SearchableBlocks]:
    """All blocks of a document, in parts that are searched at once: the short ones first, then the long."""
    for long in (False, True):
        part: list[Block] = []
        size = 0
        for block in blocks:
            if (block.words > LONG_LINE) == long:
                part.append(block)
                size += block.end - block.start
            if size >= STRETCH:
                yield SearchableBlocks(part)
                part, size = [], 0
        if part:
            yield SearchableBlocks(part)


def searchable(text: str) -> str:
    """The text with a space for every character except letters, digits and line feeds."""
    if text.isascii():
        return text if text.replace(" ", "").isalnum() else text.translate(_ASCII_SIGNS)
    return _OTHER_SIGNS.sub(" ", text).encode().translate(_SIGN_BYTES).decode()


def _running_sums(total: int, sizes: Sequence[int]) -> list[int]:
    sums = []
    for size in sizes:
        total += size
        sums.append(total)
    return sums
