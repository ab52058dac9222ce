"""CSV with a header line; the added fields are its last columns, those that are no text as JSON."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from cleaner.batch.compression import DamagedError
from cleaner.batch.records.chunks import Lost, Place, Reader, Record, gather
from cleaner.batch.records.fields import Addition, Content, Fields
from cleaner.batch.records.lines import as_utf8
from cleaner.errors import InputError

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class CsvRows:
    """A chunk of rows with their header; `first` says that the header is written before them."""

    header: Sequence[str]
    delimiter: str
    first: bool
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    end: int
    position: int

    def take(self, wanted: Sequence[int]) -> CsvRows:
        rows, numbers = [self.rows[i] for i in wanted], [self.numbers[i] for i in wanted]
        return replace(self, rows=rows, numbers=numbers)

    def alone(self, at: int) -> CsvRows:
        return replace(self.take([at]), first=self.first and at == 0)

    def contents(self, fields: Fields) -> Iterator[Content]:
        return map(fields.content, self.records(fields))

    def records(self, fields: Fields) -> Iterator[Record | InputError]:
        for row in self.rows:
            if len(row) != len(self.header):
                yield InputError(f"has {len(row)} columns where the header has {len(self.header)}")
            else:
                yield dict(zip(self.header, row, strict=True))

    def encoded(self, additions: Sequence[Addition], fields: Fields) -> bytes:
        file = io.StringIO()
        writer = csv.writer(file, delimiter=self.delimiter, lineterminator="\n")
        source = fields.source(dict.fromkeys(self.header, "")) if fields.drop_source else None
        dropped = {at for at, name in enumerate(self.header) if name == source}
        if self.first:
            writer.writerow([*_without(self.header, dropped), *fields.added])
        for row, addition in zip(self.rows, additions, strict=True):
            whole = [*row, *[""] * (len(self.header) - len(row))]
            writer.writerow([*_without(whole, dropped), *map(_cell, fields.values(addition).values())])
        return file.getvalue().encode("utf-8", errors="replace")


def _without(cells: Sequence[str], dropped: Collection[int]) -> list[str]:
    return [cell for at, cell in enumerate(cells) if at not in dropped]


def _cell(value: Any) -> str | None:
    """An added field's value as a column holds it."""
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


def read_chunks(place: Place) -> Reader:
    """The rows of a file in chunks, the first also where it has no rows."""
    csv.field_size_limit(place.max_line)
    with place.open() as source:
        text = _Lines(as_utf8(source.blocks(), place.encoding), place.max_line)
        delimiter = _delimiter(text.first, place.file.name)
        rows = _rows(text, delimiter)
        header = next(rows, [])
        is_first = place.start == 1
        for part in gather(rows, place, lambda row: sum(map(len, row)), source):
            if isinstance(part, Lost):
                yield part
            elif header and (part.items or is_first):
                yield CsvRows(
                    header, delimiter, is_first, part.items, part.numbers, part.end, source.position
                )
                is_first = False


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The rows that are not empty, the header first."""
    try:
        yield from filter(None, csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise DamagedError(str(error)) from error


class _Lines:
    """UTF-8 blocks as lines of text, line ends left on; `first` is the first of them.

    Raises DamagedError after the last line that is no longer than `max_line`.
    """

    def __init__(self, blocks: Iterator[bytes], max_line: int) -> None:
        self._lines = self._split(blocks, max_line)
        self.first = next(self._lines, "")

    def __iter__(self) -> Iterator[str]:
        yield self.first
        yield from self._lines

    def _split(self, blocks: Iterator[bytes], max_line: int) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        rest: list[str] = []
        size = 0
        for block in blocks:
            head, *more = decoder.decode(block).split("\n")
            rest.append(head)
            size += len(head)
            for part in more:
                yield "".join(rest) + "\n"
                rest, size = [part], len(part)
            if size > max_line:
                raise DamagedError("a line is too long; --max-bytes allows longer ones")
        if size:
            yield "".join(rest)


def _delimiter(header: str, name: str) -> str:
    """Tabs in a .tsv, else the sign that stands most often in the header line."""
    inner = name.lower().removesuffix(".gz").removesuffix(".zst")
    return "\t" if inner.endswith(".tsv") else max(_DELIMITERS, key=header.count)
