"""A run on a Ray cluster: each record file is a shard, which one actor cleans as a local run would.

The actors read the inputs and write the outputs themselves, so both stand where every machine of the
cluster sees them: under the same path, or in a store under a URL, from and to which an actor copies a
shard as a whole. The driver keeps the manifest, of which a store gets a copy from time to time. By it a
run that was stopped goes on: a shard is written to a folder of its own and moved to its place when it
is whole, so what a killed actor or driver was in the middle of is cleaned again, and nothing is there
twice.
"""

from __future__ import annotations

import os
import pickle
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from uuid import uuid4

import msgspec

from cleaner.address import is_url
from cleaner.batch.documents import fingerprint, reason
from cleaner.batch.inputs import RECORD_FORMATS, Input, shown
from cleaner.batch.manifest import NAME as MANIFEST
from cleaner.batch.options import Options, Watcher
from cleaner.batch.outputs import OutputFolder
from cleaner.batch.parts import parts_of, whole_name
from cleaner.batch.pool import Workers
from cleaner.batch.quota import Quota
from cleaner.batch.records.file import RecordFile, RecordOptions, check_fields, file_fingerprint
from cleaner.batch.rows import Row, failure
from cleaner.batch.runner import Run
from cleaner.batch.stores import Store, StoredInputs, StoreFolder, reading_from
from cleaner.cleaning import Cleaner
from cleaner.errors import CleanerError, InputError, SettingError
from cleaner.extras import import_extra

SEND_SECONDS = 30.0
"""So often a store gets the manifest as it is: what a killed driver had done since is done again."""
_MOST_BLOCKS = 10_000
"""Ray looks after each block of shards; of more than some ten thousand its scheduler takes notice."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A record file to clean, and its row of an earlier run, if it has one."""

    file: Input
    before: Row | None


class ShardCleaner:
    """An actor: cleans shards one after the other, in a worker process that may crash without it."""

    def __init__(
        self,
        cleaner: Cleaner,
        source: Store | None,
        out: Path | Store,
        records: RecordOptions,
        key: str,
        sample: float | None,
    ) -> None:
        self._source, self._out = source, out
        self._records, self._key, self._sample = records, key, sample
        self._workers = Workers(cleaner, 1, records.seconds)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row with a `shard` -> its `number`, and its manifest rows; none where those of before hold."""
        rows = self._rows(pickle.loads(row["shard"]))
        return {"number": row["number"], "rows": msgspec.json.encode(rows)}

    def _rows(self, shard: Shard) -> list[Row]:
        with TemporaryDirectory(prefix="cleaner-") as scratch, self._attempt(Path(scratch)) as attempt:
            path = Path(scratch, "in") if shard.file.version is not None else shard.file.path
            file = replace(shard.file, path=path, version=None)
            quota = Quota(None, self._sample)
            records = RecordFile(file, attempt, self._records, quota, lambda documents, size: None)
            try:
                return self._cleaned(shard, records)
            except (CleanerError, OSError) as error:
                attempt.remove(records.output)
                return [failure(shown(file.name), reason(error), bytes_in=file.size)]
            finally:
                records.close()

    @contextmanager
    def _attempt(self, scratch: Path) -> Iterator[OutputFolder]:
        """An output folder whose unfinished files are this attempt's alone."""
        if isinstance(self._out, Store):
            attempt: OutputFolder = StoreFolder(scratch / "out", self._out)
        else:
            attempt = OutputFolder(self._out)
        attempt.unfinished = attempt.unfinished / f"shard-{uuid4().hex}"
        attempt.unfinished.mkdir(parents=True)
        yield attempt
        shutil.rmtree(attempt.unfinished, ignore_errors=True)

    def _cleaned(self, shard: Shard, records: RecordFile) -> list[Row]:
        if shard.file.problem is not None:
            raise InputError(shard.file.problem)
        mark = self._mark(shard.file)
        if shard.before is not None and shard.before.fingerprint == mark and records.stands(shard.before):
            return []
        if self._source is not None:
            self._fetch(self._source, records.file)
            check_fields(records.file, self._records)
        records.begin(mark)
        self._workers.go(records.steps())
        rows = records.finish()
        if isinstance(records.out, StoreFolder):
            records.out.send(rows[-1].outputs)
        return rows

    def _fetch(self, source: Store, file: Input) -> None:
        if file.part is None:
            source.fetch(file.name, file.path)
        else:
            source.fetch_part(whole_name(file.name), file.part, file.path)

    def _mark(self, file: Input) -> str:
        """The file's fingerprint; one in a store is known by its version, without being read."""
        if file.version is None:
            return file_fingerprint(file.path, self._key, file.part)
        return fingerprint(f"{file.version} {file.part}".encode(), self._key)


class ClusterRun(Run):
    """A run whose record files are cleaned by Ray; `address` is the cluster's, None for one made here.

    Inputs and `out` may be URLs of stores. Files of more than `split` bytes are cleaned in parts of about
    that size, each with a row and an output of its own; None leaves all whole. Raises SettingError where
    Ray is not installed, for a `limit`, for inputs that are documents, and where only some inputs are URLs.
    """

    def __init__(
        self,
        cleaner: Cleaner,
        inputs: Sequence[str],
        out: Path | str,
        options: Options,
        watcher: Watcher,
        address: str | None = None,
        split: int | None = None,
    ) -> None:
        store = Store(out) if isinstance(out, str) and is_url(out) else None
        self._scratch = None if store is None else TemporaryDirectory(prefix="cleaner-")
        folder = os.path.abspath(out) if self._scratch is None else self._scratch.name  # noqa: PTH100
        super().__init__(cleaner, inputs, Path(folder), options, watcher)
        if store is not None:
            self.out = StoreFolder(Path(folder), store)
        self._address, self._store, self._split = address, store, split
        self._in_parts: set[str] = set()
        self._stored = self._stored_inputs()
        self._sent = time.monotonic()
        if options.limit is not None:
            raise SettingError("a limit counts documents in their order, which a cluster does not keep")
        self._ray = import_extra("ray", "ray", "cleaning on a cluster")
        self._data = import_extra("ray.data", "ray", "cleaning on a cluster")

    def _stored_inputs(self) -> StoredInputs | None:
        urls = [name for name in self.inputs if is_url(name)]
        if urls and len(urls) < len(self.inputs):
            raise SettingError("either all inputs are URLs of a store, or none is")
        return StoredInputs(urls, self.options.selection, self._store) if urls else None

    def _all_inputs(self) -> Iterator[Input]:
        for file in super()._all_inputs() if self._stored is None else self._stored:
            parts = [file] if self._split is None else self._parts(file, self._split)
            if len(parts) > 1:
                self._in_parts.add(file.name)
            yield from parts

    def _parts(self, file: Input, size: int) -> list[Input]:
        def opened() -> IO[bytes]:
            return file.path.open("rb") if self._stored is None else self._stored.store.open(file.name)

        return parts_of(file, size, self.options.encoding, opened)

    def _is_cut_otherwise(self, path: str) -> bool:
        return whole_name(path) in self._in_parts or super()._is_cut_otherwise(path)

    def _has_vanished(self, name: str) -> bool:
        if self._stored is None:
            return super()._has_vanished(name)
        with reading_from(name):
            return self._stored.store.find(name) is None

    def start(self) -> None:
        """Do it, as `Run` does; a store's manifest is brought here and sent back."""
        if not isinstance(self.out, StoreFolder):
            super().start()
            return
        self.out.make()
        self.out.bring(MANIFEST)
        try:
            super().start()
        finally:
            self._send_manifest(self.out)
            shutil.rmtree(self.out.folder, ignore_errors=True)

    def _send_manifest(self, out: StoreFolder) -> None:
        out.send([MANIFEST] if (out.folder / MANIFEST).exists() else [])
        self._sent = time.monotonic()

    def _clean(self) -> None:
        """Have all shards cleaned; their rows are in the manifest as soon as each is done."""
        files = list(self._files())
        self._check(files)
        shards = [Shard(file, self._manifest.before(shown(file.name))) for file in files]
        if not shards:
            return
        for row in self._cleaned(shards):
            if self.stopped:
                return
            self._shard_done(shards[row["number"]], msgspec.json.decode(row["rows"], type=list[Row]))
        self._manifest.arrange([shown(file.name) for file in files])

    def _cleaned(self, shards: Sequence[Shard]) -> Iterator[dict[str, Any]]:
        """The shards' results as they come."""
        jobs, blocks = self.options.jobs, min(len(shards), _MOST_BLOCKS)
        own = {"address": "local", "num_cpus": jobs, "include_dashboard": False}
        self._ray.init(**({"address": self._address} if self._address else own), log_to_driver=False)
        try:
            items = [{"number": number, "shard": pickle.dumps(shard)} for number, shard in enumerate(shards)]
            source = None if self._stored is None else self._stored.store
            out = self._store or self.out.folder
            made = (self.cleaner, source, out, self._records, self._record_key(), self.options.sample)
            actors = self._data.ActorPoolStrategy(size=min(jobs, blocks))
            dataset = self._data.from_items(items, override_num_blocks=blocks)
            rows = dataset.map(ShardCleaner, fn_constructor_args=made, compute=actors, num_cpus=1)
            yield from rows.iter_rows()
        finally:
            self._ray.shutdown()

    def _shard_done(self, shard: Shard, rows: list[Row]) -> None:
        if rows:
            self.watcher.advance(rows[-1].documents, rows[-1].bytes_in)
            self._finished(rows)
        elif shard.before is not None:
            self._kept(shard.before)
        if isinstance(self.out, StoreFolder) and time.monotonic() - self._sent > SEND_SECONDS:
            self._send_manifest(self.out)

    def _check(self, files: Sequence[Input]) -> None:
        if documents := [file.name for file in files if file.format not in RECORD_FORMATS]:
            raise SettingError(
                f"{shown(documents[0])} is one document; a cluster cleans record files "
                f"({', '.join(sorted(RECORD_FORMATS))}): leave out such files, or --engine ray"
            )
