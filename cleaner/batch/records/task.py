"""Cleaning a chunk of records, in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from cleaner.batch.compression import compressed
from cleaner.batch.outputs import PieceLine
from cleaner.batch.records.chunks import Chunk, json_lines
from cleaner.batch.records.fields import Addition, Content, Fields, failed_addition
from cleaner.batch.rows import Row, Tallies, add, failure, tally
from cleaner.cleaning import Cleaner
from cleaner.reading.encoding import decode


class Cleaned(msgspec.Struct):
    """A cleaned chunk: what the output file gets, and its figures; `failures` has a row each."""

    data: bytes
    documents: int
    failures: list[Row]
    bytes_body: int
    removed: Tallies


@dataclass(frozen=True, slots=True)
class Manner:
    """How the records of a file are cleaned and written.

    `own` says that chunks encode themselves; else they become JSON lines. `compression` is the
    output's. `encoding` is that of fields that hold bytes, None for detected.
    """

    name: str
    fields: Fields
    own: bool
    compression: str
    encoding: str | None
    max_bytes: int


@dataclass(frozen=True, slots=True)
class RecordTask:
    """Some records of one file."""

    chunk: Chunk
    manner: Manner

    def run(self, cleaner: Cleaner) -> Cleaned:
        contents = list(self.chunk.contents(self.manner.fields))
        removed: Tallies = {}
        additions = []
        for content in contents:
            addition = self._addition(cleaner, content, removed)
            additions.append(addition)
        return self._cleaned(contents, additions, removed)

    def parts(self) -> list[RecordTask]:
        return [replace(self, chunk=self.chunk.alone(at)) for at in range(len(self.chunk.numbers))]

    def failure(self, reason: str) -> Cleaned:
        contents = list(self.chunk.contents(self.manner.fields))
        return self._cleaned(contents, [failed_addition(reason)], {})

    def joined(self, results: list[Cleaned]) -> Cleaned:
        removed: Tallies = {}
        for result in results:
            add(removed, result.removed)
        return Cleaned(
            b"".join(result.data for result in results),
            sum(result.documents for result in results),
            [row for result in results for row in result.failures],
            sum(result.bytes_body for result in results),
            removed,
        )

    def _addition(self, cleaner: Cleaner, content: Content, removed: Tallies) -> Addition:
        if content.problem is not None:
            return failed_addition(content.problem)
        if content.text is None:
            return Addition(None, None, [], "empty")
        if len(content.text) > self.manner.max_bytes:
            return failed_addition(f"longer than {self.manner.max_bytes} bytes; --max-bytes allows more")
        result = cleaner.clean(self._text(content.text), url=content.url, kind=content.kind)
        add(removed, tally(result.removed))
        pieces = [PieceLine(p.start, p.end, p.category, p.rule, p.text) for p in result.removed]
        return Addition(result.text, result.title, pieces, "done")

    def _text(self, text: str | bytes) -> str:
        if isinstance(text, str):
            return text
        encoding = self.manner.encoding
        return text.decode(encoding, errors="replace") if encoding else decode(text)[0]

    def _cleaned(
        self, contents: Sequence[Content], additions: Sequence[Addition], removed: Tallies
    ) -> Cleaned:
        chunk, fields = self.chunk, self.manner.fields
        if self.manner.own:
            data = chunk.encoded(additions, fields)
        else:
            data = json_lines(chunk.records(fields), additions, fields)
        failures = [
            failure(self.manner.name, addition.status.removeprefix("failed: "), record=number, id=content.id)
            for number, content, addition in zip(chunk.numbers, contents, additions, strict=True)
            if addition.status.startswith("failed: ")
        ]
        body = sum(len(addition.text.encode()) for addition in additions if addition.text)
        packed = compressed(data, self.manner.compression) if data else b""
        return Cleaned(packed, len(additions), failures, body, removed)
