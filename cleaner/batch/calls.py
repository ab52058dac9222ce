"""What the command does, as calls: a run into a folder, or the results one by one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec import structs

from cleaner.batch.documents import Reading, file_batches, reason
from cleaner.batch.inputs import RECORD_FORMATS, Input, find_inputs, shown
from cleaner.batch.interrupting import interruptible
from cleaner.batch.options import Options, Watcher
from cleaner.batch.outcomes import Asked, FileOutcomes, NoTask, Outcome, RecordOutcomes
from cleaner.batch.pool import Task, Workers
from cleaner.batch.quota import Quota
from cleaner.batch.records.chunks import Lost, Place
from cleaner.batch.records.file import chosen, found
from cleaner.batch.rows import Row, Totals
from cleaner.batch.runner import Run
from cleaner.cleaning import Cleaner, packaged_cleaner
from cleaner.errors import InputError

Inputs = str | Path | Iterable[str | Path]
"""Folders, files and globs; one needs no list."""


class Summary(Totals, kw_only=True):
    """A run's figures; `seconds` by the clock. `stopped` says that Ctrl-C ended it before its time."""

    seconds: float = 0.0
    stopped: bool = False


class _Nobody:
    """The watcher of a run that nobody watches."""

    def advance(self, documents: int, size: int) -> None: ...

    def row(self, row: Row, unchanged: bool) -> None: ...


def run(
    inputs: Inputs,
    out: str | Path,
    cleaner: Cleaner | None = None,
    options: Options | None = None,
    watcher: Watcher | None = None,
) -> Summary:
    """Clean all documents of the inputs into the folder `out`, as `cleaner clean INPUT… --out` does.

    The folder gets `text/` and `removed/` for documents, `records/` for record files, and
    `manifest.jsonl` with a row for each input. What stands there of an earlier run with the same cleaner
    and options is not done again, so a run that was stopped goes on when it is called once more.
    `cleaner` None means the packaged rules. `options` say how inputs are chosen, read and written, and by
    how many processes; `watcher` is told of every row.

    Ctrl-C ends the run within seconds: what is under way is finished, and the summary counts what was
    done; a second one raises KeyboardInterrupt.

    Raises InputError for an input that names nothing, SettingError for an option that makes no sense, and
    FullDiskError. A document that fails is a row with the status "failed", and raises nothing.
    """
    begin = time.perf_counter()
    names = [os.fspath(name) for name in _listed(inputs)]
    whole = Run(cleaner or packaged_cleaner(), names, Path(out), options or Options(), watcher or _Nobody())
    whole.size()  # raises what is wrong with the inputs before the folder is touched
    with interruptible(whole):
        whole.start()
    return Summary(**structs.asdict(whole.totals), seconds=time.perf_counter() - begin, stopped=whole.stopped)


def results(
    inputs: Inputs, cleaner: Cleaner | None = None, options: Options | None = None
) -> Iterator[Outcome]:
    """Clean all documents of the inputs and yield what came of each, in order; nothing is written.

    A few are cleaned ahead, by `options.jobs` processes, which end with the iterator. With
    `options.markdown` and `options.metadata` the results hold these too, as read from their pages.

    Raises InputError for an input that names nothing, before the first outcome; what is wrong with a
    document is its outcome's `error`.
    """
    options = options or Options()
    files = find_inputs([os.fspath(name) for name in _listed(inputs)], options.selection, None)
    return _results(files, cleaner or packaged_cleaner(), options)


def _listed(inputs: Inputs) -> Iterable[str | Path]:
    return [inputs] if isinstance(inputs, str | Path) else inputs


def _results(files: Iterator[Input], cleaner: Cleaner, options: Options) -> Iterator[Outcome]:
    with Workers(cleaner, options.jobs, options.timeout) as workers:
        for done in workers.results(_tasks(files, options)):
            yield from done or ()


def _tasks(files: Iterator[Input], options: Options) -> Iterator[Task[list[Outcome]]]:
    quota = Quota(options.limit, options.sample)
    reading = Reading(options.encoding, options.max_bytes)
    for are_records, some in groupby(files, key=lambda file: file.format in RECORD_FORMATS):
        if are_records:
            for file in some:
                yield from _record_tasks(file, quota, reading, options)
        else:
            wanted = (file for file in some if quota.takes(file.name))
            for batch in file_batches(wanted):
                yield FileOutcomes(batch, reading, Asked(options.markdown, options.metadata))
        if quota.used_up:
            return


def _record_tasks(
    file: Input, quota: Quota, reading: Reading, options: Options
) -> Iterator[Task[list[Outcome]]]:
    name, fields = shown(file.name), options.record_fields
    try:
        if file.problem is not None:
            raise InputError(file.problem)
        for part in found(Place(file, 1, options.encoding, options.max_bytes, options.timeout)):
            if quota.used_up:
                return
            if isinstance(part, Lost):
                yield NoTask([Outcome(name, part.start, error=part.error)])
            else:
                yield RecordOutcomes(name, chosen(part, file.name, quota), fields, reading)
    except (InputError, OSError) as error:
        yield NoTask([Outcome(name, error=reason(error))])
