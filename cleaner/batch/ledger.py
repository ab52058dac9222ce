"""The ledger: `manifest.jsonl`, a run's report and its memory.

Rows are appended as their inputs are done, in the inputs' order, so a run that was stopped leaves
a whole beginning of the manifest. The next run takes over the rows that still hold and appends
the others; where that leaves rows out of order, the file is put in order when the run is
complete. An input's row ends its group: the rows of its failed records stand before it.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

import msgspec

from cleaner.batch.outputs import writing_to
from cleaner.batch.rows import Row
from cleaner.errors import InputError, SettingError

NAME = "manifest.jsonl"
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Row)


class Ledger:
    """The manifest of an output folder, open for one run.

    Raises SettingError where another run has it open, InputError where the file is something else.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        with writing_to(folder):
            self._file = self.path.open("a+b", buffering=0)
        _lock(self._file, self.path)
        self._groups: dict[str, tuple[int, int]] = {}
        self._order = array("Q")
        self._end = self._index()
        if self._end < self.path.stat().st_size:
            self._file.truncate(self._end)

    def _index(self) -> int:
        """Find every input's group of rows; returns where the last whole one ends."""
        start = at = 0
        with self.path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                at += len(line)
                row = self._decoded(line)
                if row.record is None:
                    self._groups[row.path] = (start, at)
                    start = at
        return start

    def _decoded(self, line: bytes) -> Row:
        try:
            return _decoder.decode(line)
        except msgspec.DecodeError as error:
            raise InputError(
                f"{self.path} is not a manifest ({error}); remove it, or name another --out"
            ) from None

    def before(self, path: str) -> Row | None:
        """The input's row from earlier runs."""
        if (group := self._groups.get(path)) is None:
            return None
        lines = os.pread(self._file.fileno(), group[1] - group[0], group[0]).splitlines()
        return self._decoded(lines[-1])

    def forget(self) -> list[str]:
        """Begin with an empty manifest; returns the outputs that the rows named."""
        named = [name for path in self._groups for name in self._outputs(path)]
        self._groups.clear()
        self._file.truncate(0)
        self._end = 0
        return named

    def _outputs(self, path: str) -> Iterable[str]:
        row = self.before(path)
        return row.outputs if row is not None else ()

    def keep(self, path: str) -> None:
        """Take over the rows that an earlier run wrote of the input."""
        self._order.extend(self._groups[path])

    def add(self, rows: Sequence[Row]) -> None:
        """Append an input's rows, its own last. Raises FullDiskError, and then leaves none of them."""
        data = _encoder.encode_lines(rows)
        with writing_to(self.path.parent):
            try:
                _write_all(self._file, data)
            except OSError:
                self._file.truncate(self._end)
                raise
        group = (self._end, self._end + len(data))
        self._end = group[1]
        self._groups[rows[-1].path] = group
        self._order.extend(group)

    def complete(self) -> None:
        """End a run that saw all inputs: exactly their rows, in their order."""
        at = 0
        for start, end in self._ordered():
            if start != at:
                return self._rewrite()
            at = end
        if at != self._end:
            self._rewrite()
        return None

    def _ordered(self) -> zip[tuple[int, int]]:
        return zip(self._order[::2], self._order[1::2], strict=True)

    def _rewrite(self) -> None:
        unfinished = self.path.with_name(f".{NAME}.unfinished")
        with writing_to(self.path.parent), unfinished.open("wb") as file:
            for start, end in self._ordered():
                file.write(os.pread(self._file.fileno(), end - start, start))
        unfinished.replace(self.path)

    def close(self) -> None:
        """Let go of the file, so that another run may have it."""
        self._file.close()


def _write_all(file: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # a system without file locks
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SettingError(
            f"another run is writing to {path.parent}; wait for it, or name another --out"
        ) from None
