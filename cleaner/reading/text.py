"""Plain text -> a document of blocks.

A line is a block, except in hard-wrapped text, where a paragraph's lines are joined. Lines count
as wrapped when they were filled greedily: the next line's first word would not have fit.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from cleaner.document import BULLET, Block, Document

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WRAP_WIDTHS = range(40, 121)
_MIN_BREAKS = 4
_FILLED_SHARE = 0.75
_LOWER_SHARE = 0.3
_SAMPLE = 2000


def read_text(text: str, url: str | None = None) -> Document:
    """Extracted plain text -> its document; `document.text` is `text` to the character."""
    document = Document(text, kind="text", url=url)
    spans = _line_spans(text)
    if (width := _wrap_width(text, spans)) is not None:
        spans = _unwrapped(text, spans, width)
    document.blocks = [Block(document, i, start, end) for i, (start, end) in enumerate(spans)]
    return document


def _line_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line that is not blank, without the white space around it."""
    spans = []
    for line in _LINE.finditer(text):
        words = line.group()
        inner = words.strip().lstrip("\ufeff")
        if inner:
            start = line.start() + words.index(inner[0])
            spans.append((start, start + len(inner)))
    return spans


def _soft(text: str, here: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the break between two lines was made by filling lines to `width`."""
    between = text[here[1] : after[0]].replace("\r\n", "\n")
    if between.count("\n") + between.count("\r") != 1 or BULLET.match(text, *after):
        return False
    first_word = text[after[0] : after[1]].split(None, 1)[0]
    return here[1] - here[0] + 1 + len(first_word) > width


def _wrap_width(text: str, spans: list[tuple[int, int]]) -> int | None:
    """The width to which the text's lines were filled, None for text that is not wrapped."""
    width = max((end - start for start, end in spans), default=0)
    if width not in _WRAP_WIDTHS:
        return None
    pairs = list(islice(pairwise(spans), _SAMPLE))
    breaks = [
        (here, after)
        for here, after in pairs
        if text[here[1] : after[0]].replace("\r\n", "\n").strip(" \t") in ("\n", "\r")
    ]
    soft = [after for here, after in breaks if _soft(text, here, after, width)]
    if len(soft) < _MIN_BREAKS or len(soft) < _FILLED_SHARE * len(breaks):
        return None
    cased = [text[start] for start, _ in soft if text[start].lower() != text[start].upper()]
    if sum(c.islower() for c in cased) < _LOWER_SHARE * len(cased):
        return None
    return width


def _unwrapped(text: str, spans: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    joined = [spans[0]]
    line = spans[0]
    for after in spans[1:]:
        if _soft(text, line, after, width):
            joined[-1] = (joined[-1][0], after[1])
        else:
            joined.append(after)
        line = after
    return joined
