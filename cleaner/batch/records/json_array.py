"""A JSON array as a record file: each of its elements is a record, passed on as a line of its own.

The array is cut at the commas between its elements, and never held as a whole: an element can be
bounded like a line, one that is malformed costs only itself, and numbers keep their spelling. A parser
that gives events, such as ijson, has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.batch.compression import DamagedError
from cleaner.batch.records.chunks import Place, Reader
from cleaner.batch.records.jsonl import chunks_of
from cleaner.batch.records.lines import TOO_LONG, as_utf8
from cleaner.errors import InputError

_OUTSIDE = re.compile(rb'["\[\]{},]')
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_NO_ARRAY = "holds no JSON array; the records of a .json are the elements of one (JSON lines are a .jsonl)"


def read_chunks(place: Place) -> Reader:
    """The elements of a file's array in chunks. Raises InputError where the file holds no array."""
    with place.open() as source:
        cut = elements(as_utf8(source.blocks(), place.encoding), place.max_line)
        found = (None if element is TOO_LONG else _as_line(element) for element in cut)
        yield from chunks_of(found, place, source)


def elements(blocks: Iterable[bytes], max_length: int) -> Iterator[bytes | None]:
    """The elements of the array, as they are written; TOO_LONG in the place of a longer one.

    Blank elements are none. Raises InputError where the text begins otherwise, DamagedError after the
    last element of an array that is not closed, or that more text follows.
    """
    array = _Array(max_length)
    for block in blocks:
        yield from array.read(block)
    yield from array.rest()


class _Array:
    """An array as far as it is read: how deep the place is in brackets, and the element so far."""

    def __init__(self, max_length: int) -> None:
        self._max_length = max_length
        self._depth = 0
        self._in_string = self._escaped = self._closed = False
        self._parts: list[bytes] = []
        self._length = 0

    def read(self, block: bytes) -> Iterator[bytes | None]:
        """The elements that end in the block."""
        begin = self._begin(block)
        at = self._string_end(block, begin)
        while match := _OUTSIDE.search(block, at):
            at = match.end()
            if match[0] == b'"':
                self._in_string = True
                at = self._string_end(block, at)
            elif self._ends_element(match[0]):
                self._take(block[begin : at - 1])
                begin = at
                yield from self._whole()
            if self._closed:
                _check_blank(block[at:])
                return
        self._take(block[begin:])

    def rest(self) -> Iterator[bytes | None]:
        """What may be the beginning of an element, where the array is not closed."""
        if self._closed:
            return
        if not self._depth:
            raise InputError(_NO_ARRAY)
        yield from self._whole()
        raise DamagedError("the JSON array is not closed")

    def _begin(self, block: bytes) -> int:
        """Where in the block the array goes on, or begins."""
        if self._closed:
            _check_blank(block)
        if self._depth or not (text := block.lstrip()):
            return 0 if self._depth else len(block)
        if not text.startswith(b"["):
            raise InputError(_NO_ARRAY)
        self._depth = 1
        return len(block) - len(text) + 1

    def _string_end(self, block: bytes, at: int) -> int:
        """Where the string ends that the place is in, if it is in one; the block's end if not there."""
        if not self._in_string or not block:
            return at
        at = _IN_STRING.match(block, at + self._escaped).end()  # type: ignore[union-attr]
        self._in_string = block[at : at + 1] != b'"'
        self._escaped = block[at : at + 1] == b"\\"
        return len(block) if self._in_string else at + 1

    def _ends_element(self, sign: bytes) -> bool:
        """Whether a sign is the comma or bracket after an element; takes note of brackets."""
        self._depth += (sign in b"[{") - (sign in b"]}")
        self._closed = self._depth == 0
        return self._closed or (sign == b"," and self._depth == 1)

    def _take(self, part: bytes) -> None:
        self._length += len(part)
        if self._length <= self._max_length:
            self._parts.append(part)
        else:
            self._parts.clear()

    def _whole(self) -> Iterator[bytes | None]:
        element = b"".join(self._parts).strip()
        if self._length > self._max_length:
            yield TOO_LONG
        elif element:
            yield element
        self._parts, self._length = [], 0


def _check_blank(text: bytes) -> None:
    if text.strip():
        raise DamagedError("the file goes on after its JSON array")


def _as_line(element: bytes) -> bytes:
    """An element on one line, where it is whole; its values are spelled as they were."""
    if b"\n" not in element and b"\r" not in element:
        return element
    try:
        return msgspec.json.format(element, indent=-1)
    except (msgspec.DecodeError, RecursionError):
        return element
