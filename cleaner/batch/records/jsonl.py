"""JSON lines: every field is passed on to the byte; only those that are cleaned are decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from cleaner.batch.compression import Source
from cleaner.batch.records.chunks import Lost, Place, Reader, Record, gather, json_lines
from cleaner.batch.records.fields import Addition, Content, Fields, MalformedError, well_formed
from cleaner.batch.records.lines import TOO_LONG, as_utf8, lines
from cleaner.errors import InputError

_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
_value = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A chunk of lines; None stands for one that is too long to hold."""

    items: Sequence[bytes | None]
    numbers: Sequence[int]
    end: int
    position: int

    def take(self, wanted: Sequence[int]) -> JsonLines:
        items, numbers = [self.items[i] for i in wanted], [self.numbers[i] for i in wanted]
        return replace(self, items=items, numbers=numbers)

    def alone(self, at: int) -> JsonLines:
        return self.take([at])

    def contents(self, fields: Fields) -> Iterator[Content]:
        return (fields.content(_read(line, fields.read)) for line in self.items)

    def records(self, fields: Fields) -> Iterator[Record | InputError]:
        return (_read(line, ()) for line in self.items)

    def encoded(self, additions: Sequence[Addition], fields: Fields) -> bytes:
        return json_lines(self.records(fields), additions, fields)


def read_chunks(place: Place) -> Reader:
    """The lines of a file in chunks; blank lines are no records."""
    with place.open() as source:
        part = place.file.part
        encoding = place.encoding if part is None else part.encoding
        found = lines(as_utf8(source.blocks(), encoding), place.max_line)
        records = (line for line in found if line is TOO_LONG or line.strip())
        yield from chunks_of(records, place, source)


def chunks_of(records: Iterator[bytes | None], place: Place, source: Source) -> Reader:
    """Records as they are written, None for one that is too long, in chunks."""
    for part in gather(records, place, lambda record: len(record or b""), source):
        if isinstance(part, Lost):
            yield part
        elif part.items:
            yield JsonLines(part.items, part.numbers, part.end, source.position)


def _read(line: bytes | None, wanted: Sequence[str]) -> Record | InputError:
    """A line's record, the wanted fields decoded, the others as they are written."""
    if line is None:
        return InputError("the line is too long; --max-bytes allows longer ones")
    try:
        record: dict[str, Any] = dict(_decoder.decode(line))
        for name in wanted:
            if name in record:
                record[name] = _value.decode(record[name])
        return record
    except RecursionError:
        return _malformed("not JSON that can be read: lists or objects stand too deep in one another", line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _read_leniently(line, wanted, str(error))


def _read_leniently(line: bytes, wanted: Sequence[str], problem: str) -> Record | InputError:
    """The same for what strict JSON forbids and is met all the same: NaN, lone surrogates, bad bytes."""
    try:
        record = json.loads(line.decode("utf-8", errors="replace"))
        if not isinstance(record, dict):
            return _malformed("not a JSON object", line)
        record = json.loads(well_formed(json.dumps(record, ensure_ascii=False)))
        return {
            name: value if name in wanted else msgspec.Raw(json.dumps(value, ensure_ascii=False).encode())
            for name, value in record.items()
        }
    except (ValueError, RecursionError):
        return _malformed(f"not JSON: {problem}", line)


def _malformed(problem: str, line: bytes) -> MalformedError:
    return MalformedError(problem, line.decode("utf-8", errors="replace"))
