"""Cleaning a chunk of records, in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from cleaner.batch.compression import compressed
from cleaner.batch.documents import Reading
from cleaner.batch.figures import Figures
from cleaner.batch.records.chunks import Chunk, json_lines
from cleaner.batch.records.fields import FAILED_PREFIX, Addition, Content, Fields
from cleaner.batch.records.record import clean_record, failed_record
from cleaner.batch.rows import Row, failure, row_of
from cleaner.batch.worker import TaskError
from cleaner.cleaning import Cleaner


class Cleaned(msgspec.Struct):
    """A cleaned chunk: what the output file gets, its figures, and the rows of single records.

    `again` says that a record failed for lack of time, memory or a worker, and may succeed the next time.
    """

    data: bytes
    figures: Figures
    rows: list[Row]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How the records of a file are cleaned and written.

    `own` says that chunks encode themselves; else they become JSON lines. `compression` is the
    output's. `only_kept` leaves records of which no text is kept out of the output.
    """

    name: str
    fields: Fields
    own: bool
    compression: str
    reading: Reading
    only_kept: bool = False


@dataclass(frozen=True, slots=True)
class RecordTask:
    """Some records of one file."""

    chunk: Chunk
    manner: Manner

    def run(self, cleaner: Cleaner) -> Cleaned:
        contents = list(self.chunk.contents(self.manner.fields))
        return self._cleaned(contents, [self._clean(cleaner, content) for content in contents])

    def parts(self) -> list[RecordTask]:
        plain = replace(self.manner, compression="")  # compressed when joined, as if never parted
        return [RecordTask(self.chunk.alone(at), plain) for at in range(len(self.chunk.numbers))]

    def failure(self, error: TaskError) -> Cleaned:
        cleaned_as = failed_record(str(error))
        try:
            contents = list(self.chunk.contents(self.manner.fields))
            cleaned = self._cleaned(contents, [cleaned_as])
        except Exception:  # a record that can't even be written again
            row = failure(self.manner.name, str(error), record=self.chunk.numbers[0])
            cleaned = Cleaned(b"", cleaned_as[1], [row])
        cleaned.again = True
        return cleaned

    def joined(self, results: list[Cleaned]) -> Cleaned:
        figures = Figures()
        for result in results:
            figures.add(result.figures)
        data = self._packed(b"".join(result.data for result in results))
        rows = [row for result in results for row in result.rows]
        return Cleaned(data, figures, rows, any(result.again for result in results))

    def _clean(self, cleaner: Cleaner, content: Content) -> tuple[Addition, Figures]:
        return clean_record(cleaner, content, self.manner.fields, self.manner.reading)

    def _cleaned(self, contents: Sequence[Content], cleaned: Sequence[tuple[Addition, Figures]]) -> Cleaned:
        data = self._encoded([addition for addition, _ in cleaned])
        whole, rows = Figures(), []
        for number, content, (addition, figures) in zip(self.chunk.numbers, contents, cleaned, strict=True):
            whole.add(figures)
            if (row := self._row(addition, figures)) is not None:
                row.record, row.id = number, content.id
                rows.append(row)
        return Cleaned(self._packed(data), whole, rows)

    def _encoded(self, additions: list[Addition]) -> bytes:
        """What the output gets of the records, which may be some of them only."""
        chunk, fields = self.chunk, self.manner.fields
        if self.manner.only_kept:
            wanted = [at for at, addition in enumerate(additions) if (addition.text or "").strip()]
            chunk, additions = chunk.take(wanted), [additions[at] for at in wanted]
        if self.manner.own:
            return chunk.encoded(additions, fields)
        return json_lines(chunk.records(fields), additions, fields)

    def _packed(self, data: bytes) -> bytes:
        return compressed(data, self.manner.compression) if data else b""

    def _row(self, addition: Addition, figures: Figures) -> Row | None:
        """The row of a record that a person should look at."""
        if figures.failed:
            return failure(self.manner.name, addition.status.removeprefix(FAILED_PREFIX))
        if figures.emptied or figures.reduced:
            return row_of(self.manner.name, figures)
        return None
