"""Plain text -> a document of blocks.

A line is a block, except in hard-wrapped text, where a paragraph's lines are joined. Lines count
as wrapped when they were filled greedily: the next line's first word would not have fit. In text
that was wrapped by hand, a line continues the one before where it goes on in lower case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise

from cleaner.document import Block, Document
from cleaner.normal import BULLET
from cleaner.reading.limits import TOO_MANY_BLOCKS, most_blocks

_BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\ufeff"
_WRAP_WIDTHS = range(40, 121)
_MIN_BREAKS = 4
_FILLED_SHARE = 0.75
_LOWER_SHARE = 0.3
_SAMPLE = 2000
_HAND_BREAKS = 3
_HAND_WIDTH = 40
_STOPS = (".", "!", "?", "…", ":", ";", '"', "”", ")", "|")


class _Line:
    """The words [start, end) of a line, and its width: the columns that it fills, its indent included."""

    __slots__ = ("end", "start", "width")

    def __init__(self, start: int, end: int, width: int) -> None:
        self.start, self.end, self.width = start, end, width


def read_text(text: str, url: str | None = None) -> Document:
    """Extracted plain text -> its document; `document.text` is `text` to the character."""
    document = Document(text, kind="text", url=url)
    most = most_blocks(len(text))
    lines = _lines(text, most)
    if len(lines) == most and len(text[lines[-1].start : lines[-1].end].splitlines()) > 1:
        document.notes.append(TOO_MANY_BLOCKS.format(most - 1))
    width = _wrap_width(text, lines)
    spans: Iterable[tuple[int, int]]
    if width is not None:
        spans = _joined(lines, lambda here, after: _soft(text, here, after, width))
    elif _is_wrapped_by_hand(text, lines):
        spans = _joined(lines, lambda here, after: _goes_on(text, here, after))
    else:
        spans = _spans(lines)
    document.blocks = [Block(document, i, start, end) for i, (start, end) in enumerate(spans)]
    return document


def _spans(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """(start, end) of each line, which is let go of before the next: a text may have very many."""
    lines.reverse()
    while lines:
        line = lines.pop()
        yield line.start, line.end


def _lines(text: str, most: int) -> list[_Line]:
    """Each line that is not blank, without the white space and byte order marks around it.

    There are no more than `most`: the last one holds what follows it, too.
    """
    lines: list[_Line] = []
    start = 0
    for line in text.splitlines(keepends=True):
        filled = line.rstrip(_BLANK)
        if filled:
            words = len(filled.lstrip(_BLANK))
            if len(lines) == most:
                lines[-1].end = start + len(filled)
            else:
                lines.append(_Line(start + len(filled) - words, start + len(filled), len(filled)))
        start += len(line)
    return lines


def _soft(text: str, here: _Line, after: _Line, width: int) -> bool:
    """Whether the break between two lines was made by filling lines to `width`."""
    between = text[here.end : after.start].replace("\r\n", "\n")
    if between.count("\n") + between.count("\r") != 1 or BULLET.match(text, after.start, after.end):
        return False
    first_word = text[after.start : after.end].split(None, 1)[0]
    return here.width + 1 + len(first_word) > width


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The width to which the text's lines were filled, None for text that is not wrapped."""
    width = max((line.width for line in lines), default=0)
    if width not in _WRAP_WIDTHS:
        return None
    breaks = [
        (here, after)
        for here, after in islice(pairwise(lines), _SAMPLE)
        if text[here.end : after.start].replace("\r\n", "\n").strip(" \t") in ("\n", "\r")
    ]
    soft = [after for here, after in breaks if _soft(text, here, after, width)]
    if len(soft) < _MIN_BREAKS or len(soft) < _FILLED_SHARE * len(breaks):
        return None
    cased = [c for c in (text[line.start] for line in soft) if c.lower() != c.upper()]
    if sum(c.islower() for c in cased) < _LOWER_SHARE * len(cased):
        return None
    return width


def _is_wrapped_by_hand(text: str, lines: list[_Line]) -> bool:
    """Whether no line is longer than those of wrapped text, and several long ones end amid a sentence."""
    if not lines or max(line.width for line in lines) >= _WRAP_WIDTHS.stop:
        return False
    amid = (
        here.width >= _HAND_WIDTH
        and not text.endswith(_STOPS, here.start, here.end)
        and _goes_on(text, here, after)
        for here, after in islice(pairwise(lines), _SAMPLE)
    )
    return sum(amid) >= _HAND_BREAKS


def _goes_on(text: str, here: _Line, after: _Line) -> bool:
    """Whether the next line follows at once and begins in lower case."""
    between = text[here.end : after.start].replace("\r\n", "\n")
    return between.count("\n") + between.count("\r") == 1 and text[after.start].islower()


def _joined(lines: list[_Line], belong: Callable[[_Line, _Line], bool]) -> list[tuple[int, int]]:
    """(start, end) of each paragraph, the lines that belong together joined."""
    joined = [(lines[0].start, lines[0].end)]
    for here, after in pairwise(lines):
        if belong(here, after):
            joined[-1] = (joined[-1][0], after.end)
        else:
            joined.append((after.start, after.end))
    return joined
