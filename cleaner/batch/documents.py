"""Files that are one document each: read, cleaned and written by a worker."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.address import domain_of
from cleaner.batch.compression import read_limited
from cleaner.batch.contents import content_of, kind_of
from cleaner.batch.figures import figures_of
from cleaner.batch.inputs import Input, shown
from cleaner.batch.outputs import OutputError, OutputFolder, output_name, piece_lines, text_bytes
from cleaner.batch.rows import DONE, FAILED, Row, failure, row_of
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError

if TYPE_CHECKING:
    from cleaner.batch.worker import TaskError

BATCH_BYTES = 256 * 1024
BATCH_FILES = 64
MAX_BYTES = 16 * 1024 * 1024
"""The longest document that is read unless a run says otherwise: no article comes near it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read: `encoding` None means each is detected; `max_bytes` bounds each."""

    encoding: str | None = None
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class FileTask:
    """Some files, each with its row of an earlier run; `key` stands for rules, options, version.

    Where `markdown` is true, bodies are written so; where `metadata` is, rows hold it.
    """

    files: tuple[tuple[Input, Row | None], ...]
    out: OutputFolder
    reading: Reading
    key: str
    markdown: bool = False
    metadata: bool = False

    def run(self, cleaner: Cleaner) -> list[Row | None]:
        return [self._row(cleaner, file, before) for file, before in self.files]

    def parts(self) -> list[FileTask]:
        return [replace(self, files=(file,)) for file in self.files]

    def failure(self, error: TaskError) -> list[Row | None]:
        ((file, _),) = self.files
        return [self._failure(file, str(error))]

    def joined(self, results: list[list[Row | None]]) -> list[Row | None]:
        return [row for rows in results for row in rows]

    def _row(self, cleaner: Cleaner, file: Input, before: Row | None) -> Row | None:
        """The file's row, None where that of the earlier run still holds."""
        begin = time.perf_counter()
        if file.problem is not None:
            return self._failure(file, file.problem)
        try:
            data, problem = read_limited(file.path, file.compression, self.reading.max_bytes)
            mark = fingerprint(data, self.key)
            if before is not None and before.fingerprint == mark and self._stands(file, before):
                return None
            row = self._cleaned(cleaner, file, data)
        except (InputError, OutputError, OSError) as error:
            return self._failure(file, reason(error))
        if problem:
            row.status, row.error, row.failed = FAILED, problem, 1
        row.seconds = round(time.perf_counter() - begin, 4)
        row.fingerprint = mark
        return row

    def _failure(self, file: Input, reason: str) -> Row:
        for markdown in (False, True):
            self._remove_outputs(file, markdown)
        return failure(shown(file.name), reason, bytes_in=file.size)

    def _remove_outputs(self, file: Input, markdown: bool) -> None:
        for name in output_names(file, markdown):
            self.out.remove(name)

    def _stands(self, file: Input, before: Row) -> bool:
        """Whether what the earlier run wrote is still there."""
        names = output_names(file, self.markdown)
        sizes = self.out.sizes(*names)
        return (
            before.status == DONE
            and sizes is not None
            and before.outputs == dict(zip(map(shown, names), sizes, strict=True))
        )

    def _cleaned(self, cleaner: Cleaner, file: Input, data: bytes) -> Row:
        result = cleaner.clean(content_of(data, self.reading.encoding), kind=kind_of(file.format))
        body = result.markdown if self.markdown else result.text
        contents = (text_bytes(body), piece_lines(result))
        self._remove_outputs(file, not self.markdown)  # of an earlier run that was asked for the other
        names = output_names(file, self.markdown)
        for name, content in zip(names, contents, strict=True):
            self.out.write(name, content)
        row = row_of(shown(file.name), figures_of(result, file.size))
        row.site = (result.document.url and domain_of(result.document.url)) or None
        row.outputs = {shown(n): len(c) for n, c in zip(names, contents, strict=True)}
        row.metadata = result.metadata if self.metadata else None
        return row


def output_names(file: Input, markdown: bool = False) -> tuple[str, str]:
    """Where a document's body and its removed pieces go, below the output folder."""
    stem = output_name(file.name, ".txt", file.has_stem).removesuffix(".txt")
    return f"text/{stem}.{'md' if markdown else 'txt'}", f"removed/{stem}.jsonl"


def fingerprint(data: bytes, key: str) -> str:
    """A short name for a content and what it is cleaned by."""
    return hashlib.blake2b(data, digest_size=16, key=key.encode()[:64]).hexdigest()


def reason(error: Exception) -> str:
    """An error as a row tells it."""
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return str(error)


def file_batches(files: Iterable[Input]) -> Iterator[list[Input]]:
    """Files in batches of similar size, in the same order."""
    batch: list[Input] = []
    size = 0
    for file in files:
        batch.append(file)
        size += file.size
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
