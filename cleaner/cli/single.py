"""Reading the one document that a command is about."""

from __future__ import annotations

import sys
from pathlib import Path

from cleaner.batch.compression import read_limited
from cleaner.batch.documents import content_of, kind_of
from cleaner.batch.inputs import format_of, shown
from cleaner.errors import InputError


def read_single(path: str, encoding: str | None, max_bytes: int) -> tuple[str | bytes, str | None]:
    """A file's content and kind, of standard input for "-". Raises InputError, naming the file."""
    if path == "-":
        return content_of(sys.stdin.buffer.read(), encoding), None
    form, compression = format_of(path)
    try:
        data, problem = read_limited(Path(path), compression, max_bytes)
        if problem:
            raise InputError(problem)
        return content_of(data, encoding), kind_of(form)
    except InputError as error:
        raise InputError(f"{shown(path)}: {error}") from None
    except OSError as error:
        raise InputError(f"{shown(path)}: cannot be read: {error.strerror}") from None
