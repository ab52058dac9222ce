"""Blocks of bytes become lines, wherever the blocks are cut."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.compression import DamagedError
from cleaner.batch.records.lines import TOO_LONG, as_utf8, lines


@given(st.lists(st.binary(max_size=8).map(lambda data: data.replace(b"\r", b"\n"))))
def test_lines_do_not_depend_on_the_cuts(blocks: list[bytes]) -> None:
    whole = b"".join(blocks).split(b"\n")
    assert list(lines(blocks, max_line=1000)) == (whole if whole[-1] else whole[:-1])


def test_a_line_that_is_too_long_leaves_its_place() -> None:
    blocks = [b"a\n12", b"34567", b"89\nb\n123456789"]
    assert list(lines(blocks, max_line=5)) == [b"a", TOO_LONG, b"b", TOO_LONG]


def test_whole_lines_before_damage_are_given() -> None:
    def damaged() -> Iterator[bytes]:
        yield b"one\ntwo\nthr"
        raise DamagedError("cut off")

    found = lines(damaged(), max_line=1000)
    assert [next(found), next(found)] == [b"one", b"two"]
    with pytest.raises(DamagedError):
        next(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    data = "Fähre\n渡船\n".encode(encoding)
    assert b"".join(as_utf8(iter([data[:60], data[60:]]), None)).decode() == "Fähre\n渡船\n"


def test_an_encoding_that_is_said_is_used() -> None:
    assert b"".join(as_utf8(iter([b"F\xe4", b"hre"]), "cp1252")).decode() == "Fähre"
