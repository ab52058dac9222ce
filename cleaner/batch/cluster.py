"""A run on a Ray cluster: each record file is a shard, which one actor cleans as a local run would.

The actors read the inputs and write the outputs themselves, so both stand where every machine of the
cluster sees them under the same path. The driver keeps the manifest, by which a run that was stopped
goes on: a shard is written to a folder of its own and moved to its place when it is whole, so what a
killed actor or driver was in the middle of is cleaned again, and nothing is there twice.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from cleaner.batch.documents import reason
from cleaner.batch.inputs import RECORD_FORMATS, Input, shown
from cleaner.batch.options import Options, Watcher
from cleaner.batch.outputs import OutputFolder
from cleaner.batch.pool import Workers
from cleaner.batch.quota import Quota
from cleaner.batch.records.file import RecordFile, RecordOptions, file_fingerprint
from cleaner.batch.rows import Row, failure
from cleaner.batch.runner import Run
from cleaner.cleaning import Cleaner
from cleaner.errors import CleanerError, InputError, SettingError
from cleaner.extras import import_extra

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
        self, cleaner: Cleaner, out: Path, records: RecordOptions, key: str, sample: float | None
    ) -> None:
        self._out, self._records, self._key, self._sample = out, records, key, sample
        self._workers = Workers(cleaner, 1, records.seconds)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row with a `shard` -> its `number`, and its manifest rows; none where those of before hold."""
        rows = self._rows(pickle.loads(row["shard"]))
        return {"number": row["number"], "rows": msgspec.json.encode(rows)}

    def _rows(self, shard: Shard) -> list[Row]:
        attempt = OutputFolder(self._out)
        attempt.unfinished = attempt.unfinished / f"shard-{uuid4().hex}"
        attempt.unfinished.mkdir(parents=True)
        quota = Quota(None, self._sample)
        records = RecordFile(shard.file, attempt, self._records, quota, lambda documents, size: None)
        try:
            if shard.file.problem is not None:
                raise InputError(shard.file.problem)
            mark = file_fingerprint(shard.file.path, self._key)
            if shard.before is not None and shard.before.fingerprint == mark and records.stands(shard.before):
                return []
            records.begin(mark)
            self._workers.go(records.steps())
            return records.finish()
        except (CleanerError, OSError) as error:
            attempt.remove(records.output)
            return [failure(shown(shard.file.name), reason(error), bytes_in=shard.file.size)]
        finally:
            records.close()
            shutil.rmtree(attempt.unfinished, ignore_errors=True)


class ClusterRun(Run):
    """A run whose record files are cleaned by Ray; `address` is the cluster's, None for one made here.

    Raises SettingError where Ray is not installed, for a `limit`, and for inputs that are documents.
    """

    def __init__(
        self,
        cleaner: Cleaner,
        inputs: Sequence[str],
        out: Path,
        options: Options,
        watcher: Watcher,
        address: str | None = None,
    ) -> None:
        super().__init__(cleaner, inputs, Path(os.path.abspath(out)), options, watcher)  # noqa: PTH100
        self._address = address
        if options.limit is not None:
            raise SettingError("a limit counts documents in their order, which a cluster does not keep")
        self._ray = import_extra("ray", "ray", "cleaning on a cluster")
        self._data = import_extra("ray.data", "ray", "cleaning on a cluster")

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
            made = (self.cleaner, self.out.folder, self._records, self._record_key(), self.options.sample)
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

    def _check(self, files: Sequence[Input]) -> None:
        if documents := [file.name for file in files if file.format not in RECORD_FORMATS]:
            raise SettingError(
                f"{shown(documents[0])} is one document; a cluster cleans record files "
                f"({', '.join(sorted(RECORD_FORMATS))}): leave out such files, or --engine ray"
            )
