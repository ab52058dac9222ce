"""Opening what may be compressed, and reading what can be read of it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, cast

from cleaner.errors import InputError

BLOCK = 1 << 18


def open_input(path: Path, compression: str) -> IO[bytes]:
    """A file's content, decompressed. Raises InputError where a package for it is missing."""
    if compression == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    if compression == ".zst":
        return _zstandard().open(path, "rb")  # type: ignore[no-any-return, attr-defined]
    return path.open("rb")


def broken_errors(compression: str) -> tuple[type[Exception], ...]:
    """What reading raises where compressed data are cut off or damaged."""
    if compression == ".gz":
        return EOFError, zlib.error, gzip.BadGzipFile
    if compression == ".zst":
        return EOFError, _zstandard().ZstdError  # type: ignore[attr-defined]
    return ()


def read_limited(path: Path, compression: str, max_bytes: int) -> tuple[bytes, str | None]:
    """A file's whole content, and what was wrong with its compression, None for nothing.

    Raises InputError where it is longer than `max_bytes`, OSError where it can't be read.
    """
    parts: list[bytes] = []
    size, problem = 0, None
    with open_input(path, compression) as stream:
        try:
            while part := stream.read(BLOCK):
                parts.append(part)
                size += len(part)
                if size > max_bytes:
                    raise InputError(f"longer than {max_bytes} bytes; --max-bytes allows more")
        except broken_errors(compression) as error:
            problem = f"damaged after {size} bytes, which were cleaned: {error}"
    if problem and not size:
        raise InputError(f"no {compression[1:]} data, or damaged from the start")
    return b"".join(parts), problem


def _zstandard() -> object:
    try:
        import zstandard
    except ImportError:
        raise InputError("reading .zst needs a package: pip install 'content-cleaner[zstd]'") from None
    return zstandard
