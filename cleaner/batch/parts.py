"""Parts of large record files, so that several workers of a cluster can share one.

Parquet is cut between row groups, JSON lines between lines; all else, and what is compressed as a whole,
has to be read from its beginning and stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Any

from cleaner.batch.inputs import Input, Part
from cleaner.batch.records.columns import arrow
from cleaner.batch.records.lines import detected_encoding

_BLOCK = 1 << 16
_MAGIC = 4
_FOOTER_END = 8
"""Bytes at a Parquet file's end, after its metadata: their length and the magic number."""
_NAME = re.compile(r"\.part-\d{5,}-of-\d{5,}(?=\.\w+$)")

Opener = Callable[[], IO[bytes]]


def whole_name(name: str) -> str:
    """The name of the file that a part of that name is of; any other name as it is."""
    return _NAME.sub("", name)


def parts_of(file: Input, size: int, encoding: str | None, opened: Opener) -> list[Input]:
    """A file in parts of about `size` bytes, each an input of its own; the file alone where it stays one.

    `opened` opens it, wherever it is. What can't be cut is left for the run to tell.
    """
    if file.size <= size or file.compression or file.format not in ("parquet", "jsonl"):
        return [file]
    try:
        with opened() as source:
            cut = (
                _row_groups(source, file, size)
                if file.format == "parquet"
                else _lines(source, size, encoding)
            )
            parts = list(cut)
    except (OSError, ValueError):
        return [file]
    if len(parts) < 2:
        return [file]
    return [_input(file, part, number, len(parts)) for number, part in enumerate(parts, 1)]


def _input(file: Input, part: Part, number: int, of: int) -> Input:
    path = PurePosixPath(file.name)
    name = path.with_name(f"{path.stem}.part-{number:05}-of-{of:05}{path.suffix}").as_posix()
    return replace(file, name=name, size=part.bytes, has_stem=False, part=part)


def _row_groups(source: IO[bytes], file: Input, size: int) -> Iterator[Part]:
    """Neighbouring row groups that have `size` bytes together, the last perhaps fewer."""
    metadata = arrow("pyarrow.parquet").ParquetFile(source).metadata
    footer = (file.size - _FOOTER_END - metadata.serialized_size, file.size)
    first, ranges = 0, list[tuple[int, int]]()
    for group in range(metadata.num_row_groups):
        ranges.append(_place_of(metadata.row_group(group)))
        is_last = group == metadata.num_row_groups - 1
        if is_last or sum(end - begin for begin, end in ranges) >= size:
            yield Part(first, group + 1, ((0, _MAGIC), *ranges, footer))
            first, ranges = group + 1, []


def _place_of(group: Any) -> tuple[int, int]:
    """Where in the file a row group stands."""
    columns = [group.column(at) for at in range(group.num_columns)]
    places = [
        (min(filter(None, (column.dictionary_page_offset, column.data_page_offset))), column)
        for column in columns
    ]
    return (
        min(begin for begin, _ in places),
        max(begin + column.total_compressed_size for begin, column in places),
    )


def _lines(source: IO[bytes], size: int, encoding: str | None) -> Iterator[Part]:
    """Whole lines of `size` bytes together, and what the last of them has more."""
    encoding = encoding or detected_encoding(source.read(1 << 18))
    if "\nA".encode(encoding) != b"\nA":  # as in UTF-16: not every such byte ends a line
        return
    total = source.seek(0, 2)
    begin = 0
    while begin < total:
        end = _line_end(source, min(begin + size, total), total)
        yield Part(begin, end, ((begin, end),), encoding)
        begin = end


def _line_end(source: IO[bytes], at: int, total: int) -> int:
    """Where the line ends that the byte before `at` is of."""
    source.seek(at - 1)
    while at < total:
        block = source.read(_BLOCK)
        found = block.find(b"\n")
        if found >= 0:
            return source.tell() - len(block) + found + 1
        at = source.tell()
    return total
