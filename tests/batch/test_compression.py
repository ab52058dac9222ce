"""What may be compressed is read as far as it can be, and never held whole where it should not be."""

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.compression import DamagedError, Source, compressed, read_limited
from cleaner.errors import InputError

KINDS = ["", ".gz", ".zst"]
CONTENT = b"The ferry sails again. " * 5000


def written(folder: Path, data: bytes) -> Path:
    path = folder / "data"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", KINDS)
@given(parts=st.lists(st.binary(max_size=200), max_size=4))
def test_members_one_after_another_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, kind: str, parts: list[bytes]
) -> None:
    path = written(tmp_path_factory.getbasetemp(), b"".join(compressed(part, kind) for part in parts))
    assert read_limited(path, kind, 1000) == (b"".join(parts), None)


@pytest.mark.parametrize("kind", KINDS)
def test_compression_is_the_same_every_time(kind: str) -> None:
    first = compressed(CONTENT, kind)
    time.sleep(1.01 if kind == ".gz" else 0)  # a header may hold the second
    assert compressed(CONTENT, kind) == first


@pytest.mark.parametrize("kind", KINDS[1:])
def test_of_a_truncated_file_what_can_be_read_is_given_and_the_rest_told(tmp_path: Path, kind: str) -> None:
    whole = compressed(CONTENT, kind) + compressed(b"more", kind)
    data, problem = read_limited(written(tmp_path, whole[:-6]), kind, 1 << 20)
    assert data.startswith(CONTENT)
    assert problem is not None and f"the {kind[1:]} data end early" in problem


@pytest.mark.parametrize("kind", KINDS[1:])
def test_what_is_no_compressed_data_at_all_is_an_error(tmp_path: Path, kind: str) -> None:
    with pytest.raises(DamagedError, match="damaged"):
        read_limited(written(tmp_path, b"no such data"), kind, 100)


@pytest.mark.parametrize("kind", KINDS)
def test_a_content_longer_than_allowed_is_an_error(tmp_path: Path, kind: str) -> None:
    with pytest.raises(InputError, match="longer than 1000 bytes; --max-bytes allows more"):
        read_limited(written(tmp_path, compressed(CONTENT, kind)), kind, 1000)


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_a_bomb_is_never_held_whole(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a").write_bytes(compressed(b"\0" * 50_000_000, kind))
    with Source(tmp_path / "a", kind) as source:
        sizes = [len(block) for block in source.blocks()]
    assert sum(sizes) == 50_000_000
    # A frame of zstd gives up to 128 kB for each 4 bytes that are read.
    assert max(sizes) <= 32 << 20


def test_zeros_after_gzip_data_are_no_damage(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b"words") + b"\0" * 1000)
    assert read_limited(path, ".gz", 100) == (b"words", None)


def test_reading_ends_where_nothing_is_found(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b"x" * 10_000_000))
    with Source(path, ".gz", seconds=0) as source, pytest.raises(DamagedError, match="nothing to clean"):
        list(source.blocks())


def test_the_position_is_in_the_file_itself(tmp_path: Path) -> None:
    path = written(tmp_path, compressed(CONTENT, ".gz"))
    with Source(path, ".gz") as source:
        assert source.position == 0
        list(source.blocks())
        assert source.position == path.stat().st_size
