"""One run at a time in an output folder."""

from __future__ import annotations

import errno
import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from cleaner.errors import SettingError

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class FolderLock(AbstractContextManager["FolderLock"]):
    """Holds a folder for this run; the system lets go of it when the process ends, however it does.

    Raises SettingError where another run holds it. A system or disk that has no locks gives none.
    """

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | int | None = None
        try:
            self._file = _lock_folder(folder) if os.name == "posix" else _lock_file(folder)
        except OSError as error:
            if error.errno in _HELD:
                raise SettingError(
                    f"another run is writing to {folder}; wait for it, or name another --out"
                ) from None

    def __exit__(self, *error: object) -> None:
        if isinstance(self._file, int):
            os.close(self._file)
        elif self._file is not None:
            self._file.close()


def _lock_folder(folder: Path) -> int:
    """The folder itself is locked, so that no file is needed which might be removed."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _lock_file(folder: Path) -> IO[bytes]:
    """Windows cannot lock a folder: there a file in it stands for it."""
    import msvcrt

    file = (folder / ".lock").open("ab")
    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        file.close()
        raise
    return file
