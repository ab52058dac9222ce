"""Reading what may be compressed, as far as it can be read; compressing what is written."""

from __future__ import annotations

import gzip
import math
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType
from typing import IO, Any

from cleaner.errors import InputError
from cleaner.extras import import_extra

_BLOCK = 1 << 18
_LARGEST = 1 << 20
"""No more than so many bytes are decompressed at once."""
_ZSTD_BLOCK = 1 << 10
"""Of zstd so little is read at once, as it may stand for thirty thousand times its size."""


class DamagedError(InputError):
    """Compressed data that end early or are no such data; what came before could be read."""


class Source(AbstractContextManager["Source"]):
    """A file, decompressed as it is read; `position` tells how many of its own bytes were read.

    Of one that is not compressed the bytes from `begin` to before `end` can be read alone. `seconds`
    bounds how long it is read without anything being found in it. Raises OSError where the file can't be
    opened, SettingError where a package is missing.
    """

    def __init__(
        self, path: Path, compression: str, seconds: float = math.inf, begin: int = 0, end: int = sys.maxsize
    ) -> None:
        self._compression, self._seconds = compression, seconds
        self._deadline = time.monotonic() + seconds
        self._zstd = _zstandard() if compression == ".zst" else None
        self._file: IO[bytes] = path.open("rb")
        self._begin, self._end = begin, end
        if begin:
            self._file.seek(begin)

    def __exit__(self, *error: object) -> None:
        self._file.close()

    @property
    def position(self) -> int:
        return self._file.tell() - self._begin

    def found(self) -> None:
        """Something was found: the time begins anew."""
        self._deadline = time.monotonic() + self._seconds

    def blocks(self) -> Iterator[bytes]:
        """The content in pieces; raises DamagedError after the last that could be read."""
        for block in self._blocks():
            if time.monotonic() > self._deadline:
                raise DamagedError(
                    f"nothing to clean was found in {self._seconds:g} seconds; --timeout allows more"
                )
            yield block

    def _blocks(self) -> Iterator[bytes]:
        if self._zstd is not None:
            frames = self._zstd.ZstdDecompressor()
            return self._inflated(frames.decompressobj, self._zstd.ZstdError, _ZSTD_BLOCK)
        if self._compression == ".gz":
            return self._inflated(lambda: zlib.decompressobj(31), zlib.error, _BLOCK)
        return iter(lambda: self._file.read(min(_BLOCK, self._end - self._file.tell())), b"")

    def _inflated(self, fresh: Callable[[], Any], broken: type[Exception], size: int) -> Iterator[bytes]:
        inflater = None
        any_whole = False
        while data := self._file.read(size):
            while data:
                if inflater is None:
                    # Zeros fill a file up to its last block on tapes and some disks.
                    data = data.lstrip(b"\0") if any_whole else data
                    if not data:
                        break
                    inflater = fresh()
                try:
                    block, data = self._step(inflater, data)
                except broken as error:
                    raise DamagedError(f"damaged {self._compression[1:]} data: {error}") from None
                if block:
                    yield block
                if inflater.eof:
                    any_whole, inflater = True, None
        if inflater is not None:
            raise DamagedError(f"the {self._compression[1:]} data end early")

    def _step(self, inflater: Any, data: bytes) -> tuple[bytes, bytes]:
        """Some of the compressed data -> what it stands for, and the data that are left."""
        if self._zstd is not None:
            block = inflater.decompress(data)
            return block, inflater.unused_data if inflater.eof else b""
        block = inflater.decompress(data, _LARGEST)
        return block, inflater.unused_data if inflater.eof else inflater.unconsumed_tail


def read_limited(path: Path, compression: str, max_bytes: int) -> tuple[bytes, str | None]:
    """A file's whole content, and what was wrong with its compression, None for nothing.

    Raises InputError where it is longer than `max_bytes` or nothing of it can be read, OSError
    where the file itself can't be.
    """
    parts: list[bytes] = []
    size = 0
    with Source(path, compression) as source:
        try:
            for part in source.blocks():
                parts.append(part)
                size += len(part)
                if size > max_bytes:
                    raise InputError(f"longer than {max_bytes} bytes; --max-bytes allows more")
        except DamagedError as error:
            if not size:
                raise
            return b"".join(parts), f"{error}; the {size} bytes before that were cleaned"
    return b"".join(parts), None


def compressed(data: bytes, compression: str) -> bytes:
    """Data as a whole member or frame, to which others can be appended; the same on every run."""
    if compression == ".gz":
        return gzip.compress(data, compresslevel=6, mtime=0)
    if compression == ".zst":
        return bytes(_zstandard().ZstdCompressor().compress(data))
    return data


def _zstandard() -> ModuleType:
    return import_extra("zstandard", "zstd", "reading .zst")
