"""One run at a time holds a folder, and never longer than it lives."""

import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.batch.locking import FolderLock
from cleaner.errors import SettingError

HOLDS = """
import sys
from pathlib import Path
from cleaner.batch.locking import FolderLock
held = FolderLock(Path(sys.argv[1]))
print(1, flush=True)
input()
"""


def test_a_folder_is_held_once_and_again_when_it_was_let_go(tmp_path: Path) -> None:
    with FolderLock(tmp_path), pytest.raises(SettingError, match="another run is writing to"):
        FolderLock(tmp_path)
    with FolderLock(tmp_path):
        pass


def test_folders_are_held_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with FolderLock(tmp_path), FolderLock(tmp_path / "a"):
        pass


def test_a_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "1\n"
        with pytest.raises(SettingError):
            FolderLock(tmp_path)
        other.kill()
    with FolderLock(tmp_path):
        pass
