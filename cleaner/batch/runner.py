"""A run: inputs -> steps -> workers -> outputs and rows, from beginning to end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import msgspec

import cleaner as package
from cleaner.batch.documents import FileTask, Reading, file_batches, output_names, reason
from cleaner.batch.inputs import RECORD_FORMATS, Input, find_inputs, has_vanished, shown, top_folder
from cleaner.batch.locking import FolderLock
from cleaner.batch.manifest import Manifest
from cleaner.batch.options import Options, Watcher
from cleaner.batch.outputs import OutputError, OutputFolder
from cleaner.batch.parts import whole_name
from cleaner.batch.pool import GivenUpError, Step, Workers
from cleaner.batch.quota import Quota
from cleaner.batch.records.file import (
    RecordFile,
    RecordOptions,
    check_fields,
    file_fingerprint,
    record_output,
)
from cleaner.batch.rows import Row, Totals, failure
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError
from cleaner.rulebook.book import rulebook_hash


@dataclass(frozen=True, slots=True)
class Planned:
    """An input and the files that it will be written to."""

    file: Input
    outputs: tuple[str, ...]


@dataclass(slots=True)
class Size:
    """How much a run has to do; `documents` is None where record files hold nobody knows how many."""

    bytes: int = 0
    documents: int | None = 0


class Run:
    """One run over inputs into an output folder; `stop` may be called from a signal handler.

    The output folder is touched by `start` alone, and `totals` grow while it goes.
    """

    def __init__(
        self, cleaner: Cleaner, inputs: Sequence[str], out: Path, options: Options, watcher: Watcher
    ) -> None:
        self.cleaner, self.inputs, self.options, self.watcher = cleaner, inputs, options, watcher
        self.out = OutputFolder(out)
        self.totals = Totals()
        self.stopped = False
        self._records = RecordOptions(
            options.record_fields,
            options.format,
            options.encoding,
            options.max_bytes,
            options.timeout,
            options.only_kept,
        )
        self._key = _key(cleaner, options)
        self._quota = Quota(options.limit, options.sample)
        self._open: list[RecordFile] = []
        self._manifest: Manifest
        self._workers: Workers | None = None

    def stop(self) -> None:
        """Take no more inputs; what is under way is finished if it takes but a few seconds."""
        self.stopped = True
        if self._workers is not None:
            self._workers.hurry()

    def plan(self) -> Iterator[Planned]:
        """What would be read and written. Raises InputError for an argument that names nothing."""
        for file in self._all_inputs():
            if file.format in RECORD_FORMATS:
                yield Planned(file, (record_output(file, self.options.format),))
            else:
                yield Planned(file, output_names(file, self.options.markdown))

    def _all_inputs(self) -> Iterator[Input]:
        return find_inputs(self.inputs, self.options.selection, self.out.folder)

    def size(self) -> Size:
        """How much there is to do. Raises SettingError where the names of fields can't be right."""
        size, records, quota = Size(), False, Quota(self.options.limit, self.options.sample)
        for planned in self.plan():
            if planned.file.format in RECORD_FORMATS:
                check_fields(planned.file, self._records)
                records = True
            elif not quota.takes(planned.file.name):
                continue
            size.bytes += planned.file.size
            size.documents = None if records else (size.documents or 0) + 1
        return size

    def start(self) -> None:
        """Do it. Raises FullDiskError, SettingError, InputError; a bad document is a row."""
        self.out.make()
        with FolderLock(self.out.folder):
            self._manifest = Manifest(self.out.folder)
            self.out.open()
            self._go()

    def _go(self) -> None:
        complete = False
        try:
            if self.options.fresh:
                self.out.forget(self._manifest.forget())
            self._clean()
            if self.stopped:
                for file in self._open:
                    file.save()
                    self.totals.add(file.figures)
            else:
                self._complete()
                complete = True
        finally:
            for file in self._open:
                file.close()
            self._manifest.close()
            self.out.close(complete)

    def _clean(self) -> None:
        """Clean all inputs, until the run is stopped."""
        with Workers(self.cleaner, self.options.jobs, self.options.timeout) as workers:
            self._workers = workers
            with suppress(GivenUpError):
                workers.go(self._steps())

    def _complete(self) -> None:
        """Bring the manifest in order, and let go of what no row names any more."""
        self.out.remove_all(self._manifest.keep_rest(self._gone))
        self._manifest.complete()

    def _gone(self, path: str) -> bool:
        """Whether the outputs of an input that this run has not met are to go."""
        return self._is_cut_otherwise(path) or (self.options.prune and self._has_vanished(whole_name(path)))

    def _is_cut_otherwise(self, path: str) -> bool:
        """Whether it is a part of a file that this run has cleaned in another way."""
        return (whole := whole_name(path)) != path and self._manifest.holds(whole)

    def _has_vanished(self, name: str) -> bool:
        return has_vanished(top_folder(self.inputs), name)

    def _steps(self) -> Iterator[Step]:
        """All inputs as steps: neighbouring documents in batches, record files one by one."""
        for are_records, files in groupby(self._files(), key=lambda file: file.format in RECORD_FORMATS):
            if are_records:
                for file in files:
                    yield from self._record_steps(file)
            else:
                wanted = (file for file in files if self._quota.takes(file.name))
                for batch in file_batches(wanted):
                    yield self._document_step(batch)

    def _files(self) -> Iterator[Input]:
        for file in self._all_inputs():
            if self.stopped or self._quota.used_up:
                return
            yield file

    def _document_step(self, batch: Sequence[Input]) -> Step:
        pairs = tuple((file, self._manifest.before(shown(file.name))) for file in batch)
        reading = Reading(self.options.encoding, self.options.max_bytes)
        return Step(
            FileTask(pairs, self.out, reading, self._key, self.options.markdown, self.options.metadata),
            partial(self._documents_done, pairs),
        )

    def _documents_done(self, pairs: Sequence[tuple[Input, Row | None]], rows: Sequence[Row | None]) -> None:
        for (file, before), row in zip(pairs, rows, strict=True):
            self.watcher.advance(1, file.size)
            if row is not None:
                self._finished([row])
            elif before is not None:
                self._unchanged(before)

    def _record_steps(self, file: Input) -> Iterator[Step]:
        records = RecordFile(file, self.out, self._records, self._quota, self.watcher.advance)
        try:
            if file.problem is not None:
                raise InputError(file.problem)
            mark = file_fingerprint(file.path, self._record_key())
            before = self._manifest.before(shown(file.name))
            if before is not None and before.fingerprint == mark and records.stands(before):
                self._quota.use(before.documents)
                yield Step(None, lambda _: self._kept(before))
                return
            records.begin(mark)
            self._open.append(records)
            for step in records.steps():
                yield step
                if self.stopped:
                    return
            yield Step(None, lambda _: self._records_done(records))
        except (InputError, OSError) as error:
            problem = failure(shown(file.name), reason(error), bytes_in=file.size)
            yield Step(None, lambda _: self._records_failed(records, problem))

    def _kept(self, row: Row) -> None:
        self.watcher.advance(row.documents, row.bytes_in)
        self._unchanged(row)

    def _records_done(self, records: RecordFile) -> None:
        try:
            rows = records.finish()
        except OutputError as error:
            size = records.file.size
            self._records_failed(records, failure(shown(records.file.name), str(error), bytes_in=size))
            return
        self._finished(rows)
        self._open.remove(records)
        records.forget()

    def _records_failed(self, records: RecordFile, row: Row) -> None:
        if records in self._open:
            self._open.remove(records)
            records.close()
        records.forget()
        self.out.remove(records.output)
        self._finished([row])

    def _unchanged(self, row: Row) -> None:
        self._manifest.keep(row.path)
        self.totals.unchanged += row.documents - row.failed
        self.totals.count(row)
        self.watcher.row(row, unchanged=True)

    def _finished(self, rows: Sequence[Row]) -> None:
        self._manifest.add(rows)
        for row in rows:
            self.totals.count(row)
            self.watcher.row(row, unchanged=False)

    def _record_key(self) -> str:
        """Stands for all that a record file's cleaning depends on when its turn comes."""
        options = self.options
        said = [self._key, asdict(options.record_fields), options.format, options.max_bytes, options.sample]
        return _digest([*said, options.only_kept, self._quota.left])


def _key(cleaner: Cleaner, options: Options) -> str:
    """Stands for everything but its content that a document's cleaning depends on."""
    chosen = sorted(cleaner.keep), sorted(cleaner.drop), cleaner.site
    asked = options.encoding, options.markdown, options.metadata
    return _digest([package.__version__, rulebook_hash(cleaner.rulebook), *chosen, *asked])


def _digest(said: object) -> str:
    return hashlib.blake2b(msgspec.json.encode(said), digest_size=16).hexdigest()
