"""Chunks of records: what a reader yields, a worker cleans and a record file is written from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from cleaner.batch.compression import DamagedError, Source
from cleaner.batch.inputs import Input
from cleaner.batch.records.fields import Addition, Content, Fields
from cleaner.errors import InputError

CHUNK_BYTES = 256 * 1024
CHUNK_RECORDS = 64

Record = Mapping[str, Any]


class Chunk(Protocol):
    """Some records, in the form of their file.

    `numbers` are theirs in the file, counted from 1. `end` is the number that the next chunk
    begins with, `position` how many bytes of the file were read when the chunk was whole.
    """

    @property
    def numbers(self) -> Sequence[int]: ...

    @property
    def end(self) -> int: ...

    @property
    def position(self) -> int: ...

    def take(self, wanted: Sequence[int]) -> Chunk:
        """The records at these places of the chunk."""

    def alone(self, at: int) -> Chunk:
        """The record at that place; what all `alone` encode is together what the chunk does."""

    def contents(self, fields: Fields) -> Iterator[Content]:
        """What is to be cleaned of each record."""

    def records(self, fields: Fields) -> Iterator[Record | InputError]:
        """Each record with all that an output keeps of it, or why it can't be read."""

    def encoded(self, additions: Sequence[Addition], fields: Fields) -> bytes:
        """The records with what was added, in the form that the file's own format is written from."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Records from number `start` to before `end` that can't be read, and why."""

    start: int
    end: int
    error: str
    position: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a record file to begin, and how to read it.

    `start` is the first number wanted. No document longer than `max_bytes` is read, and reading goes
    on for no longer than `seconds` without finding one.
    """

    file: Input
    start: int = 1
    encoding: str | None = None
    max_bytes: int = 1 << 24
    seconds: float = math.inf

    @property
    def max_line(self) -> int:
        """The longest line that can hold such a document: it may be escaped, and not alone."""
        return self.max_bytes * 4

    def open(self) -> Source:
        """The file as it is read; of lines only those of the part that is meant."""
        part = self.file.part
        place = () if part is None else (part.begin, part.end)
        return Source(self.file.path, self.file.compression, self.seconds, *place)


Reader = Iterator[Chunk | Lost]

T = TypeVar("T")


@dataclass(slots=True)
class Gathered(Generic[T]):
    """What a reader has at hand for its next chunk: items, one a record, and the number of the last."""

    items: list[T]
    last: int

    @property
    def numbers(self) -> range:
        return range(self.last + 1 - len(self.items), self.last + 1)

    @property
    def end(self) -> int:
        return self.last + 1


def gather(
    found: Iterator[T], place: Place, size: Callable[[T], int], source: Source
) -> Iterator[Gathered[T] | Lost]:
    """Items of a file -> those from the place on in chunks of similar size, the last perhaps empty.

    `size` tells an item's in bytes. What damage takes is said at the end, as one lost record.
    """
    start = place.start
    items: list[T] = []
    number = weight = 0
    damage = None
    try:
        for item in found:
            source.found()
            number += 1
            if number < start:
                continue
            items.append(item)
            weight += size(item)
            if weight >= CHUNK_BYTES or len(items) >= CHUNK_RECORDS:
                yield Gathered(items, number)
                items, weight = [], 0
                source.found()
    except DamagedError as error:
        damage = str(error)
    yield Gathered(items, number)
    if damage is not None and start <= number + 1:
        yield Lost(number + 1, number + 2, damage, source.position)


_encoder = msgspec.json.Encoder(enc_hook=str)


def json_lines(
    records: Iterator[Record | InputError], additions: Sequence[Addition], fields: Fields
) -> bytes:
    """Records of any format as JSON lines; one that can't be read has its text and the added fields."""
    return _encoder.encode_lines(
        [
            {**fields.kept(record), **fields.values(addition)}
            for record, addition in zip(records, additions, strict=True)
        ]
    )
