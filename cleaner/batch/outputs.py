"""What a run writes for a document: where, and atomically."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

import msgspec

from cleaner.errors import CleanerError
from cleaner.result import Result

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_KINDS = ("text", "removed", "records")
_count = itertools.count()
_encoder = msgspec.json.Encoder()


class FullDiskError(CleanerError):
    """The output folder's disk takes no more; a run cannot go on."""


class OutputError(CleanerError):
    """An output that cannot be written, for another reason than a full disk."""


class OutlivedError(CleanerError):
    """A worker's run has ended without it, and another may be at work; it must write nothing more."""


class PieceLine(msgspec.Struct):
    """A line of `removed/<name>.jsonl`.

    `at` is the place in the body, in characters, that the piece was taken from; `reason` says for a
    person what its rule saw.
    """

    start: int
    end: int
    category: str
    rule: str
    text: str
    reason: str = ""
    at: int = 0


def make_folders(folder: Path) -> None:
    """Make a folder and those it stands in, however many."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(exist_ok=True)


def is_output(name: str) -> bool:
    """Whether a name, wherever it came from, is that of a file in one of the folders for outputs."""
    kind, *inner = PurePosixPath(name).parts or ("",)
    return kind in _KINDS and bool(inner) and ".." not in inner


def output_name(name: str, suffix: str, has_stem: bool) -> str:
    """An input's name -> its output's with that suffix, which no other input's output has.

    The suffix is added, unless the name has it already and no input carries the name without it.
    """
    return name if name.endswith(suffix) and not has_stem else name + suffix


class OutputFolder:
    """The folder that a run writes to: `text/`, `removed/`, `records/`.

    What is not whole yet stands in `.unfinished/` and is moved to its place when it is. There
    every run has a folder of its own for drafts, which the next run takes away: so a worker that
    outlives its run for a moment cannot disturb that one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unfinished = folder / ".unfinished"
        self._drafts = self.unfinished / f"drafts-{os.getpid()}"

    def make(self) -> None:
        """Make the folder, and touch nothing in it."""
        with writing_to(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)

    def open(self) -> None:
        """Throw away what a stopped run was in the middle of writing."""
        with writing_to(self.folder):
            for drafts in self.unfinished.glob("drafts-*"):
                shutil.rmtree(drafts, ignore_errors=True)
            self._drafts.mkdir(parents=True, exist_ok=True)

    def close(self, complete: bool) -> None:
        """Remove what is unfinished: all of it after a complete run, else what no later run can use."""
        shutil.rmtree(self.unfinished if complete else self._drafts, ignore_errors=True)

    def write(self, name: str, data: bytes) -> None:
        """Write a whole file, or nothing at all. Raises FullDiskError, OutputError, OutlivedError."""
        path = self.folder / name
        draft = self._drafts / f"{os.getpid()}-{next(_count)}"
        with writing_to(self.folder):
            try:
                draft.write_bytes(data)
                make_folders(path.parent)
                draft.replace(path)
            except FileNotFoundError:
                raise OutlivedError(f"the run that writes to {self.folder} has ended") from None
            except OSError:
                draft.unlink(missing_ok=True)
                raise

    def replace(self, path: Path, data: bytes) -> None:
        """Write a file in the place for unfinished ones, or leave the one that is there."""
        fresh = path.with_name(path.name + ".new")
        fresh.write_bytes(data)
        fresh.replace(path)

    def forget(self, names: Iterable[str]) -> None:
        """Remove what earlier runs wrote, finished or not."""
        self.remove_all(names)
        for unfinished in self.unfinished.iterdir():
            if unfinished.is_file():
                unfinished.unlink()

    def remove_all(self, names: Iterable[str]) -> None:
        for name in names:
            self.remove(name)

    def remove(self, name: str) -> None:
        """Remove a file that an earlier run wrote, if there is one.

        The name may come out of a manifest that was tampered with: only what stands in the folders
        for outputs, and not behind a link that leads out of them, is ever removed.
        """
        with suppress(OSError, ValueError):
            path = self.folder / name
            if is_output(name):
                own = self.folder.resolve() / PurePosixPath(name).parts[0]
                if path.parent.resolve().is_relative_to(own):
                    path.unlink()

    def sizes(self, *names: str) -> list[int] | None:
        """The sizes of files in bytes, None where one is missing."""
        try:
            return [(self.folder / name).stat().st_size for name in names]
        except OSError:
            return None


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn the system's errors into a FullDiskError that says what to do, or an OutputError."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise OutputError(f"cannot write to {error.filename or folder}: {error.strerror}") from error
        raise FullDiskError(
            f"cannot write to {folder}: {error.strerror}; "
            "make room and give the same command again: it goes on where it stopped"
        ) from error


def pieces_of(result: Result) -> list[PieceLine]:
    """A result's removed pieces as they are stored."""
    return [
        PieceLine(p.start, p.end, p.category, p.rule, p.text, p.reason, at)
        for p, at in zip(result.removed, result.places, strict=True)
    ]


def piece_lines(result: Result) -> bytes:
    """A result's removed pieces as JSON lines."""
    return _encoder.encode_lines(pieces_of(result))


def text_bytes(body: str) -> bytes:
    """A body as it is stored."""
    return body.encode("utf-8", errors="replace")
