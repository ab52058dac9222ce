"""Blocks of bytes -> lines, in any encoding, with a bound on a line's length."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain

from cleaner.reading.encoding import detect_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
TOO_LONG = None


def as_utf8(blocks: Iterator[bytes], encoding: str | None) -> Iterator[bytes]:
    """Text in an encoding, None for detected, -> the same in UTF-8, without byte order mark.

    Detection sees the first block. Bad bytes of a UTF-8 text are passed on as they are.
    """
    first = next(blocks, b"")
    encoding = encoding or detected_encoding(first)
    if first.startswith(codecs.BOM_UTF8):
        first = first[len(codecs.BOM_UTF8) :]
    blocks = chain([first], blocks)
    return blocks if codecs.lookup(encoding).name == "utf-8" else _recoded(blocks, encoding)


def _recoded(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for block in blocks:
        yield decoder.decode(block).encode("utf-8", errors="replace")
    yield decoder.decode(b"", final=True).encode("utf-8", errors="replace")


def detected_encoding(sample: bytes) -> str:
    """The encoding of a text that begins so."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return detect_encoding(sample)
    return "utf-8"


def lines(blocks: Iterable[bytes], max_line: int) -> Iterator[bytes | None]:
    """Lines without their line feed; TOO_LONG in the place of one longer than `max_line` bytes.

    What the blocks raise comes after the last line that was whole.
    """
    rest: list[bytes] = []
    size = 0
    for block in blocks:
        head, *more = block.split(b"\n")
        rest.append(head)
        size += len(head)
        if size > max_line:
            rest.clear()
        for part in more:
            yield TOO_LONG if size > max_line else b"".join(rest)
            rest, size = [part], len(part)
    if size > max_line:
        yield TOO_LONG
    elif size:
        yield b"".join(rest)
