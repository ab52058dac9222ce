"""A run: inputs -> tasks -> workers -> outputs and rows, from beginning to end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

import cleaner as package
from cleaner.batch.documents import Reading, file_tasks
from cleaner.batch.inputs import Input, Selection, find_inputs, shown
from cleaner.batch.ledger import Ledger
from cleaner.batch.outputs import OutputFolder
from cleaner.batch.pool import Workers
from cleaner.batch.rows import Row, Totals
from cleaner.cleaning import Cleaner
from cleaner.rulebook.files import rulebook_hash


class Watcher(Protocol):
    """Who is told how a run goes."""

    def advance(self, documents: int, size: int) -> None:
        """So many documents more, and so many bytes of input, are done."""

    def row(self, row: Row) -> None:
        """The manifest has a row more, or takes one over from an earlier run."""


@dataclass(frozen=True)
class Options:
    """What a run is told beside its inputs; `timeout` is in seconds a document."""

    jobs: int = 1
    timeout: float = 60.0
    selection: Selection = field(default_factory=Selection)
    reading: Reading = field(default_factory=Reading)


class Run:
    """One run over inputs into an output folder; `stop` may be called from a signal handler."""

    def __init__(self, cleaner: Cleaner, inputs: Sequence[str], out: Path, options: Options) -> None:
        self.cleaner, self.inputs, self.options = cleaner, inputs, options
        self.out = OutputFolder(out)
        self.totals = Totals()
        self.stopped = False

    def stop(self) -> None:
        """Take no more inputs; what is under way is finished."""
        self.stopped = True

    def files(self) -> Iterator[Input]:
        """The run's inputs, in order. Raises InputError for an argument that names nothing."""
        return find_inputs(self.inputs, self.options.selection, self.out.folder)

    def start(self, watcher: Watcher) -> Totals:
        """Do it. Raises FullDiskError, SettingError, InputError; bad documents are rows."""
        files = self.files()
        self.out.open()
        ledger = Ledger(self.out.folder)
        try:
            with Workers(self.cleaner, self.options.jobs, self.options.timeout) as workers:
                tasks = file_tasks(
                    self._with_rows(files, ledger), self.out, self.options.reading, self._key()
                )
                for task, rows in workers.results(tasks):
                    for (_, before), row in zip(task.files, rows, strict=True):
                        self._record(row, unchanged=row == before, ledger=ledger, watcher=watcher)
            if not self.stopped:
                ledger.complete()
        finally:
            ledger.close()
            self.out.close()
        return self.totals

    def _with_rows(self, files: Iterator[Input], ledger: Ledger) -> Iterator[tuple[Input, Row | None]]:
        for file in files:
            if self.stopped:
                return
            yield file, ledger.before(shown(file.name))

    def _record(self, row: Row, unchanged: bool, ledger: Ledger, watcher: Watcher) -> None:
        if unchanged:
            ledger.keep(row.path)
            self.totals.unchanged += row.documents - row.failed
        else:
            ledger.add([row])
        self.totals.add(row)
        watcher.advance(row.documents, row.bytes_in)
        watcher.row(row)

    def _key(self) -> str:
        """Stands for everything but its content that a document's cleaning depends on."""
        said = [
            package.__version__,
            rulebook_hash(self.cleaner.rulebook),
            sorted(self.cleaner.keep),
            self.cleaner.site,
            self.options.reading.encoding,
        ]
        return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:32]
