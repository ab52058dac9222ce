"""The manifest: `manifest.jsonl`, a run's report and its memory.

Rows are appended as their inputs are done, in the inputs' order, so a run that was stopped leaves
a whole beginning of the manifest. The next run takes over the rows that still hold and appends
the others; where that leaves rows out of order, the file is put in order when the run is
complete. An input's row ends its group: the rows of its failed records stand before it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence, Set
from pathlib import Path
from typing import IO

import msgspec

from cleaner.batch.outputs import writing_to
from cleaner.batch.rows import Row
from cleaner.errors import InputError

NAME = "manifest.jsonl"
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Row)


class Manifest:
    """The manifest of an output folder, open for one run.

    Raises InputError where the file is something else.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        with writing_to(folder):
            self._file = self.path.open("a+b", buffering=0)
        self._groups: dict[str, tuple[int, int]] = {}
        self._order = array("Q")
        self._end = self._index()
        self._unseen = dict(self._groups)
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
        group = self._groups.get(path)
        return None if group is None else self._row(group)

    def holds(self, path: str) -> bool:
        """Whether the input has a row that this run added or kept."""
        return path in self._groups and path not in self._unseen

    def _row(self, group: tuple[int, int]) -> Row:
        """An input's own row, the last of its group."""
        return self._decoded(self._read(group).splitlines()[-1])

    def _read(self, group: tuple[int, int]) -> bytes:
        start, end = group
        self._file.seek(start)
        parts = []
        while start < end and (data := self._file.read(end - start)):
            parts.append(data)
            start += len(data)
        return b"".join(parts)

    def forget(self) -> list[str]:
        """Begin with an empty manifest; returns the outputs that the rows named."""
        named = [name for group in self._groups.values() for name in self._row(group).outputs]
        self._groups.clear()
        self._unseen.clear()
        self._file.truncate(0)
        self._end = 0
        return named

    def keep(self, path: str) -> None:
        """Take over the rows that an earlier run wrote of the input."""
        self._order.extend(self._groups[path])
        self._unseen.pop(path, None)

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
        self._replace(rows[-1], group)
        self._order.extend(group)

    def _replace(self, row: Row, group: tuple[int, int]) -> None:
        before = self._unseen.get(row.path)
        if before is not None and self._row(before).outputs.keys() <= row.outputs.keys():
            del self._unseen[row.path]  # else some of its outputs are stale
        self._groups[row.path] = group

    def keep_rest(self, gone: Callable[[str], bool]) -> set[str]:
        """Keep the rows of inputs that earlier runs had and this one has not; returns outputs to remove.

        Not kept are rows of inputs that are `gone`, and those that name an output which another input
        has now. The outputs returned are those that no row names any more.
        """
        named = {name for group in self._unseen.values() for name in self._row(group).outputs}
        taken = named & self._held(named)
        for path, group in list(self._unseen.items()):
            if self._groups[path] == group and not gone(path) and taken.isdisjoint(self._row(group).outputs):
                self.keep(path)
        return named - self._held(named)

    def arrange(self, paths: Iterable[str]) -> None:
        """Have the rows that were added or kept stand in this order of their inputs."""
        held = set(self._ordered())
        groups = (self._groups[path] for path in paths)
        self._order = array("Q", (place for group in groups if group in held for place in group))

    def complete(self) -> None:
        """End a run that was not stopped: exactly the rows that it added or kept, in that order."""
        at = 0
        in_order = True
        for start, end in self._ordered():
            in_order &= start == at
            at = end
        if not in_order or at != self._end:
            self._rewrite()

    def _held(self, names: Set[str]) -> set[str]:
        """Of these outputs those that rows which were added or kept name."""
        groups = self._ordered() if names else ()
        return {name for group in groups for name in names & self._row(group).outputs.keys()}

    def _ordered(self) -> zip[tuple[int, int]]:
        return zip(self._order[::2], self._order[1::2], strict=True)

    def _rewrite(self) -> None:
        unfinished = self.path.with_name(f".{NAME}.unfinished")
        with writing_to(self.path.parent), unfinished.open("wb") as file:
            for start, end in self._ordered():
                file.write(self._read((start, end)))
        self._file.close()  # or Windows would not have it replaced
        unfinished.replace(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _write_all(file: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
