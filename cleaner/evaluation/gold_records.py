"""Corpora in one file: JSON lines, each a document with the body that a person found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cleaner.batch.compression import Source
from cleaner.batch.documents import MAX_BYTES
from cleaner.batch.inputs import format_of
from cleaner.batch.records.lines import lines
from cleaner.errors import InputError
from cleaner.evaluation.gold import Case, GoldPiece

LONGEST_LINE = 2 * MAX_BYTES


@dataclass(frozen=True, slots=True)
class GoldFields:
    """The names of a record's fields: its text or its page, the body that is known, and its pieces.

    A record that has both is read as text. `url` and `id` may be missing; so may `with` and `without`,
    lists of snippets that the body must hold, and must not.
    """

    text: str = "text"
    html: str = "html"
    body: str = "gold"
    pieces: str = "pieces"


class _Snippets(msgspec.Struct, frozen=True):
    stays: tuple[str, ...] = msgspec.field(default=(), name="with")
    goes: tuple[str, ...] = msgspec.field(default=(), name="without")


def is_record_file(path: Path) -> bool:
    """Whether a corpus is one file of JSON lines."""
    return format_of(path.name)[0] == "jsonl" and not path.is_dir()


def read_gold_records(path: Path, fields: GoldFields) -> Iterator[Case]:
    """A file of JSON lines, compressed or not -> its documents, in order.

    Raises InputError, naming the line, for what cannot be read.
    """
    try:
        with Source(path, format_of(path.name)[1]) as source:
            for number, line in enumerate(lines(source.blocks(), LONGEST_LINE), start=1):
                if line is None or line.strip():
                    yield _case(f"{path}:{number}", number, line, fields)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _case(where: str, number: int, line: bytes | None, fields: GoldFields) -> Case:
    if line is None:
        raise InputError(f"{where}: the line is longer than {LONGEST_LINE} bytes")
    try:
        record = msgspec.json.decode(line, type=dict[str, Any])
        snippets = msgspec.convert(record, _Snippets)
        pieces = msgspec.convert(record.get(fields.pieces), tuple[GoldPiece, ...] | None)
        body = msgspec.convert(record.get(fields.body), str | None)
        url = msgspec.convert(record.get("url"), str | None)
        kind = next((kind for kind in ("text", "html") if getattr(fields, kind) in record), None)
        if kind is None:
            raise InputError(f"{where}: has no field {fields.text} or {fields.html}; name the right one")
        content = msgspec.convert(record[getattr(fields, kind)], str)
    except msgspec.MsgspecError as error:
        raise InputError(f"{where}: {error}") from None
    name = str(record.get("id") or number)
    return Case(name, content, kind, body, pieces, url, snippets.stays, snippets.goes)
