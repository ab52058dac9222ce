"""A record file's way through a run: from its reader by way of workers to its output.

The output grows in an unfinished file, and from time to time a checkpoint says how far it has
come, so that a run that was stopped goes on in the middle of the file.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from cleaner.batch.documents import Reading
from cleaner.batch.figures import Figures
from cleaner.batch.inputs import RECORD_FORMATS, Input, Part, format_of, shown
from cleaner.batch.outputs import OutputError, OutputFolder, make_folders, output_name, writing_to
from cleaner.batch.pool import Step
from cleaner.batch.quota import Quota
from cleaner.batch.records.chunks import Chunk, Lost, Place
from cleaner.batch.records.convert import json_to_parquet
from cleaner.batch.records.fields import Fields
from cleaner.batch.records.formats import OWN, READERS, SUFFIXES
from cleaner.batch.records.parquet import write_parquet
from cleaner.batch.records.task import Cleaned, Manner, RecordTask
from cleaner.batch.rows import FAILED, Row, failure, row_of
from cleaner.errors import CleanerError, InputError, SettingError

CHECKPOINT_SECONDS = 2.0


class Checkpoint(msgspec.Struct):
    """How far a record file has come.

    `next` is the next record's number, `written` the output's bytes, `rows` those of single
    records, `error` what damage there was in the file. `again` says that a record failed which may not
    the next time: the next run does the file again.
    """

    fingerprint: str
    next: int = 1
    written: int = 0
    seconds: float = 0.0
    error: str | None = None
    again: bool = False
    figures: Figures = msgspec.field(default_factory=Figures)
    rows: list[Row] = []


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """How record files are read and written; `format` None means each in its own.

    `seconds` bounds how long is read until something is found. `only_kept` leaves records of which no
    text is kept out of the output.
    """

    fields: Fields
    format: str | None
    encoding: str | None
    max_bytes: int
    seconds: float
    only_kept: bool = False


class RecordFile:
    """One record file in a run; `advance` is told of documents and bytes that are done."""

    def __init__(
        self,
        file: Input,
        out: OutputFolder,
        options: RecordOptions,
        quota: Quota,
        advance: Callable[[int, int], None],
    ) -> None:
        self.file, self.out, self.options = file, out, options
        self._quota, self._advance = quota, advance
        self.form = options.format or OWN[file.format]
        self.output = record_output(file, options.format)
        unfinished = hashlib.blake2b(os.fsencode(file.name), digest_size=10).hexdigest()
        self._spool_path = out.unfinished / f"{unfinished}.part"
        self._checkpoint_path = out.unfinished / f"{unfinished}.checkpoint"
        self._spool: IO[bytes] | None = None
        self._begun = self._saved = time.monotonic()
        self._done: Checkpoint

    @property
    def figures(self) -> Figures:
        """What is counted of the records that are done."""
        return self._done.figures

    def stands(self, before: Row) -> bool:
        """Whether what an earlier run wrote is still there."""
        if not before.outputs:
            return True
        sizes = self.out.sizes(self.output)
        return sizes is not None and before.outputs == {shown(self.output): sizes[0]}

    def begin(self, fingerprint: str) -> None:
        """Go back to the last checkpoint, if it holds still."""
        self._done = self._last_checkpoint(fingerprint) or Checkpoint(fingerprint)
        with writing_to(self.out.folder):
            self._spool = self._spool_path.open("r+b" if self._done.written else "wb")
        self._spool.truncate(self._done.written)
        self._spool.seek(self._done.written)
        self._begun = time.monotonic() - self._done.seconds
        self._quota.use(self._done.figures.documents)

    def steps(self) -> Iterator[Step]:
        """The rest of the file's chunks as tasks, in order."""
        options = self.options
        place = Place(self.file, self._done.next, options.encoding, options.max_bytes, options.seconds)
        manner = Manner(
            name=shown(self.file.name),
            fields=options.fields,
            own=self.form == self.file.format,
            compression=self.file.compression if self.form == self.file.format else "",
            reading=Reading(options.encoding, options.max_bytes),
            only_kept=options.only_kept,
        )
        at = 0
        for part in found(place):
            if self._quota.used_up:
                return
            size, at = part.position - at, part.position
            if isinstance(part, Lost):
                yield Step(None, partial(self._lost, part))
            else:
                task = RecordTask(chosen(part, self.file.name, self._quota), manner)
                yield Step(task, partial(self._cleaned, part.end, size))

    def _cleaned(self, following: int, size: int, result: Cleaned) -> None:
        assert self._spool is not None
        with writing_to(self.out.folder):
            self._spool.write(result.data)
        done = self._done
        done.next, done.written = following, done.written + len(result.data)
        done.figures.add(result.figures)
        done.rows += result.rows
        done.again |= result.again
        self._advance(result.figures.documents, size)
        if time.monotonic() - self._saved > CHECKPOINT_SECONDS:
            self.save()

    def _lost(self, lost: Lost, _: None) -> None:
        self._done.error = lost.error
        self._done.figures.failed += 1
        self._done.next = lost.end
        self._done.rows.append(failure(shown(self.file.name), lost.error, record=lost.start))

    def save(self) -> None:
        """Write a checkpoint, after all that it counts on is safe on the disk."""
        assert self._spool is not None
        with writing_to(self.out.folder):
            self._spool.flush()
            os.fsync(self._spool.fileno())
            self._done.seconds = round(time.monotonic() - self._begun, 4)
            self.out.replace(self._checkpoint_path, msgspec.json.encode(self._done))
        self._saved = time.monotonic()

    def finish(self) -> list[Row]:
        """Put the output in its place; returns the file's rows, its own last."""
        assert self._spool is not None
        with writing_to(self.out.folder):
            self._spool.close()
            size = self._put()
        done = self._done
        done.figures.bytes_in = self.file.size
        row = row_of(shown(self.file.name), done.figures)
        if done.error is not None:
            row.status, row.error = FAILED, done.error
        row.seconds = round(time.monotonic() - self._begun, 4)
        row.outputs = {} if size is None else {shown(self.output): size}
        row.fingerprint = None if done.again or done.error is not None else done.fingerprint
        return [*done.rows, row]

    def close(self) -> None:
        """Let go of the unfinished output, as it is."""
        if self._spool is not None:
            self._spool.close()

    def forget(self) -> None:
        """Remove what is unfinished; for when the row is in the manifest."""
        self._checkpoint_path.unlink(missing_ok=True)
        self._spool_path.unlink(missing_ok=True)

    def _put(self) -> int | None:
        """Move the output to its place; returns its size, None where there is none."""
        target = self.out.folder / self.output
        if self.form == "parquet" and self._done.written == 0:
            target.unlink(missing_ok=True)
            return None
        whole = self._spool_path
        if self.form == "parquet":
            whole = self._spool_path.with_suffix(".whole")
            convert = write_parquet if self.file.format == "parquet" else json_to_parquet
            with whole.open("wb") as file:
                try:
                    convert(self._spool_path, file, self.options.fields)
                except (CleanerError, OSError):
                    raise
                except Exception as error:
                    raise OutputError(f"cannot be written as Parquet: {error}") from error
        size = whole.stat().st_size
        make_folders(target.parent)
        whole.replace(target)
        return size

    def _last_checkpoint(self, fingerprint: str) -> Checkpoint | None:
        try:
            saved = msgspec.json.decode(self._checkpoint_path.read_bytes(), type=Checkpoint)
            whole = self._spool_path.stat().st_size >= saved.written
        except (OSError, msgspec.DecodeError):
            return None
        return saved if whole and saved.fingerprint == fingerprint else None


def found(place: Place) -> Iterator[Chunk | Lost]:
    """What a file's reader finds; where it breaks over what it meets, the rest of the file is lost."""
    end, position = place.start, 0
    try:
        for part in READERS[place.file.format](place):
            end, position = part.end, part.position
            yield part
    except (CleanerError, OSError):
        raise
    except Exception as error:
        yield Lost(end, end + 1, f"cannot be read on: {type(error).__name__}: {error}", position)


def chosen(chunk: Chunk, name: str, quota: Quota) -> Chunk:
    """The records of a chunk of the file of that name that the quota takes."""
    wanted = [at for at, number in enumerate(chunk.numbers) if quota.takes(f"{name}#{number}")]
    return chunk if len(wanted) == len(chunk.numbers) else chunk.take(wanted)


def record_output(file: Input, form: str | None) -> str:
    """Where a record file's output goes, below the output folder."""
    form = form or OWN[file.format]
    if form != file.format:
        return f"records/{output_name(file.name, SUFFIXES[form], file.has_stem)}"
    # Beside "a.warc", whose output is "a.warc.jsonl", an "a.warc.jsonl" must have another.
    suffix = PurePosixPath(file.name).suffix
    stem_form = format_of(file.name.removesuffix(suffix))[0]
    taken = file.has_stem and stem_form in RECORD_FORMATS - {form} and suffix in SUFFIXES.values()
    return f"records/{file.name}{suffix if taken else ''}"


def file_fingerprint(path: Path, key: str, part: Part | None = None) -> str:
    """A short name for the content of a file, or its part, and what it is cleaned by. Raises OSError."""
    with path.open("rb") as file:
        if part is not None:
            return _part_fingerprint(file, key, part)
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16, key=key.encode()[:64]))
    return digest.hexdigest()


def _part_fingerprint(file: IO[bytes], key: str, part: Part) -> str:
    digest = hashlib.blake2b(repr(part.encoding).encode(), digest_size=16, key=key.encode()[:64])
    for begin, end in part.ranges:
        file.seek(begin)
        while block := file.read(min(1 << 20, end - file.tell())):
            digest.update(block)
    return digest.hexdigest()


def check_fields(file: Input, options: RecordOptions) -> None:
    """Raise SettingError where a file's first records do not go with the names of fields.

    What can't be read at all is left to the run, which makes a row of it.
    """
    if file.format == "warc" or file.problem is not None or file.version is not None:
        return
    place = Place(file, 1, options.encoding, options.max_bytes, options.seconds)
    try:
        first = next(found(place), None)
        if first is None or isinstance(first, Lost):
            return
        records = [r for r in first.records(options.fields) if not isinstance(r, InputError)]
    except SettingError:
        raise
    except Exception:
        return
    options.fields.check(shown(file.name), records)
