"""The formats of record files: how each is read, and what its output is written as."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.batch.records import csv, json_array, jsonl, parquet, warc
from cleaner.batch.records.chunks import Place, Reader

READERS: dict[str, Callable[[Place], Reader]] = {
    "jsonl": jsonl.read_chunks,
    "json": json_array.read_chunks,
    "csv": csv.read_chunks,
    "parquet": parquet.read_chunks,
    "warc": warc.read_chunks,
}

SUFFIXES = {"jsonl": ".jsonl", "parquet": ".parquet"}
"""The formats that --format may ask for, with their suffixes."""

OWN = {"jsonl": "jsonl", "json": "jsonl", "csv": "csv", "parquet": "parquet", "warc": "jsonl"}
"""An input's format -> its output's, where none is asked for."""
