"""Records are gathered into chunks, from any place on, and damage is told at the end."""

import json
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.compression import DamagedError, Source
from cleaner.batch.inputs import Input
from cleaner.batch.records.chunks import CHUNK_BYTES, CHUNK_RECORDS, Gathered, Lost, Place, gather, json_lines
from cleaner.batch.records.fields import Addition, Fields
from cleaner.errors import InputError

HERE = Path(__file__)
FILE = Input(HERE, "a.jsonl", "jsonl", "", 1, has_stem=False)


def gathered(sizes: list[int], start: int = 1, damaged: bool = False) -> list[Gathered[int] | Lost]:
    def items() -> Iterator[int]:
        yield from sizes
        if damaged:
            raise DamagedError("the data end early")

    with Source(HERE, "") as source:
        return list(gather(items(), Place(FILE, start), lambda size: size, source))


@given(st.lists(st.integers(0, CHUNK_BYTES), max_size=200), st.integers(1, 210))
def test_every_item_from_the_place_on_is_in_one_chunk_under_its_number(sizes: list[int], start: int) -> None:
    chunks = [chunk for chunk in gathered(sizes, start) if isinstance(chunk, Gathered)]
    items = [pair for chunk in chunks for pair in zip(chunk.numbers, chunk.items, strict=True)]
    assert items == list(enumerate(sizes, start=1))[start - 1 :]
    assert all(len(chunk.items) <= CHUNK_RECORDS and sum(chunk.items[:-1]) < CHUNK_BYTES for chunk in chunks)


def test_what_damage_takes_is_one_lost_record_after_all_that_could_be_read() -> None:
    *chunks, lost = gathered([1, 1, 1], damaged=True)
    assert [chunk.numbers for chunk in chunks if isinstance(chunk, Gathered)] == [range(1, 4)]
    assert isinstance(lost, Lost)
    assert (lost.start, lost.end, lost.error) == (4, 5, "the data end early")
    assert not any(isinstance(found, Lost) for found in gathered([1], start=9, damaged=True))


def test_records_that_cannot_be_read_have_the_added_fields_alone() -> None:
    done = Addition("a", None, [], "done")
    records = iter([{"id": 1}, InputError("no JSON")])
    first, second = map(json.loads, json_lines(records, [done, done], Fields()).splitlines())
    assert (first["id"], first["clean_text"]) == (1, "a")
    assert tuple(second) == Fields().added
