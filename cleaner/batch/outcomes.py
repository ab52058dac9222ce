"""Cleaning for a caller who wants the results themselves: tasks for workers, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cleaner.batch.compression import read_limited
from cleaner.batch.contents import content_of, kind_of
from cleaner.batch.documents import Reading, reason
from cleaner.batch.inputs import Input, shown
from cleaner.batch.records.chunks import Chunk
from cleaner.batch.records.fields import Content, Fields
from cleaner.batch.records.record import text_of
from cleaner.batch.worker import TaskError
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError
from cleaner.result import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document.

    `path` is its file's name below the folder of inputs; `record` is the document's number in a file of
    records, counted from 1, and `id` its id field: both are None for a file that is one document.
    `result` is None where nothing could be cleaned; `error` says why, None for no error: a record that
    holds null has neither.
    """

    path: str
    record: int | None = None
    id: str | None = None
    result: Result | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What results must hold when they come from another process, where their page's tree stays."""

    markdown: bool
    metadata: bool

    def settle(self, result: Result) -> Result:
        """Have the result work these out now, and remember them."""
        if self.markdown:
            _ = result.markdown
        if self.metadata:
            _ = result.metadata
        return result


@dataclass(frozen=True, slots=True)
class FileOutcomes:
    """A task: some files that are one document each."""

    files: Sequence[Input]
    reading: Reading
    asked: Asked

    def run(self, cleaner: Cleaner) -> list[Outcome]:
        return [self._outcome(cleaner, file) for file in self.files]

    def parts(self) -> list[FileOutcomes]:
        return [replace(self, files=(file,)) for file in self.files]

    def failure(self, error: TaskError) -> list[Outcome]:
        return [Outcome(shown(file.name), error=str(error)) for file in self.files]

    def joined(self, results: list[list[Outcome]]) -> list[Outcome]:
        return [outcome for outcomes in results for outcome in outcomes]

    def _outcome(self, cleaner: Cleaner, file: Input) -> Outcome:
        name = shown(file.name)
        try:
            if file.problem is not None:
                raise InputError(file.problem)
            data, problem = read_limited(file.path, file.compression, self.reading.max_bytes)
            content = content_of(data, self.reading.encoding)
        except (InputError, OSError) as error:
            return Outcome(name, error=reason(error))
        result = cleaner.clean(content, kind=kind_of(file.format))
        return Outcome(name, result=self.asked.settle(result), error=problem)


@dataclass(frozen=True, slots=True)
class RecordOutcomes:
    """A task: some records of the file with that name."""

    name: str
    chunk: Chunk
    fields: Fields
    reading: Reading

    def run(self, cleaner: Cleaner) -> list[Outcome]:
        return [self._outcome(cleaner, number, content) for number, content in self._contents()]

    def parts(self) -> list[RecordOutcomes]:
        return [replace(self, chunk=self.chunk.alone(at)) for at in range(len(self.chunk.numbers))]

    def failure(self, error: TaskError) -> list[Outcome]:
        return [Outcome(self.name, number, error=str(error)) for number in self.chunk.numbers]

    def joined(self, results: list[list[Outcome]]) -> list[Outcome]:
        return [outcome for outcomes in results for outcome in outcomes]

    def _contents(self) -> Iterator[tuple[int, Content]]:
        return zip(self.chunk.numbers, self.chunk.contents(self.fields), strict=True)

    def _outcome(self, cleaner: Cleaner, number: int, content: Content) -> Outcome:
        about = Outcome(self.name, number, content.id)
        try:
            text = text_of(content, self.reading)
        except InputError as error:
            return replace(about, error=str(error))
        if text is None:
            return about
        result = cleaner.clean(text, url=content.url, kind=content.kind)
        return replace(about, result=Asked(self.fields.markdown, self.fields.metadata).settle(result))


@dataclass(frozen=True, slots=True)
class NoTask:
    """What is known without a worker, in its place among tasks."""

    outcomes: list[Outcome]

    def run(self, cleaner: Cleaner) -> list[Outcome]:
        return self.outcomes

    def parts(self) -> list[NoTask]:
        return [self]

    def failure(self, error: TaskError) -> list[Outcome]:
        return self.outcomes

    def joined(self, results: list[list[Outcome]]) -> list[Outcome]:
        return self.outcomes
