"""What a run left in its output folder, document by document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from cleaner.address import domain_of
from cleaner.batch.compression import Source
from cleaner.batch.inputs import format_of
from cleaner.batch.manifest import NAME
from cleaner.batch.outputs import PieceLine
from cleaner.batch.records.fields import FAILED_PREFIX
from cleaner.batch.records.lines import lines
from cleaner.batch.rows import FAILED, Row
from cleaner.errors import InputError

_LONGEST_LINE = 1 << 30
_rows = msgspec.json.Decoder(Row)
_pieces = msgspec.json.Decoder(PieceLine)
_records = msgspec.json.Decoder(dict[str, msgspec.Raw])


class RunDocument(msgspec.Struct):
    """A document of a run: its body and removed pieces, and what the manifest says of it.

    `error` is None for one that did not fail; `placed` says that the pieces' places count characters
    of this body, which those of a body in Markdown do not.
    """

    name: str
    body: str = ""
    pieces: list[PieceLine] = []
    error: str | None = None
    site: str = ""
    emptied: bool = False
    reduced: bool = False
    notes: list[str] = []
    placed: bool = True

    @property
    def kept(self) -> float:
        """The share of the characters that stayed, 0 to 1; 1 of none."""
        gone = sum(piece.end - piece.start for piece in self.pieces)
        return len(self.body) / (len(self.body) + gone) if self.body or gone else 1.0


def read_rows(out: Path) -> Iterator[Row]:
    """The manifest of an output folder, row by row. Raises InputError where there is none."""
    path = out / NAME
    try:
        with path.open("rb") as manifest:
            for line in manifest:
                yield _rows.decode(line)
    except OSError:
        raise InputError(f"{path} is not there; name a folder that `cleaner clean --out` wrote") from None
    except msgspec.DecodeError as error:
        raise InputError(f"{path} is not a manifest ({error}); run `cleaner clean` once more") from None


def read_documents(out: Path) -> Iterator[RunDocument]:
    """Every document of a run, in the manifest's order; of records those that stand in JSON lines."""
    records: dict[int, Row] = {}
    for row in read_rows(out):
        if row.record is not None:
            records[row.record] = row
            continue
        written = sorted(row.outputs)
        if written and written[0].startswith("records/"):
            yield from _of_records(out / written[0], row.path, records)
        else:
            yield _of_files(out, row, written)
        records = {}


def _of_files(out: Path, row: Row, written: list[str]) -> RunDocument:
    found = RunDocument(
        row.path,
        site=row.site or "",
        error=(row.error or "failed") if row.status == FAILED else None,
        emptied=bool(row.emptied),
        reduced=bool(row.reduced),
        notes=list(row.notes),
    )
    try:
        for name in written:
            data = (out / name).read_bytes()
            if name.startswith("removed/"):
                found.pieces = _pieces.decode_lines(data)
            else:
                found.body, found.placed = data.decode("utf-8", "replace"), not name.endswith(".md")
    except OSError as error:
        found.error = f"its output cannot be read: {error.strerror}"
    except msgspec.DecodeError as error:
        found.error = f"its output cannot be read: {error}"
    return found


def _of_records(path: Path, name: str, rows: dict[int, Row]) -> Iterator[RunDocument]:
    form, compression = format_of(path.name)
    if form != "jsonl":
        return
    with Source(path, compression) as source:
        for number, line in enumerate(lines(source.blocks(), _LONGEST_LINE), start=1):
            if line and line.strip():
                yield _of_record(_records.decode(line), f"{name}:{number}", rows.get(number))


def _of_record(record: dict[str, Any], name: str, row: Row | None) -> RunDocument:
    status = next((field for field in record if field.endswith("clean_status")), "clean_status")
    prefix = status.removesuffix("clean_status")

    def value(field: str) -> Any:
        return msgspec.json.decode(record[field]) if field in record else None

    said, url, own = value(status) or "", value("url"), value("id")
    return RunDocument(
        f"{name} {own}" if own is not None else name,
        value(f"{prefix}clean_text") or "",
        msgspec.convert(value(f"{prefix}removed") or [], list[PieceLine]),
        said.removeprefix(FAILED_PREFIX) if said.startswith(FAILED_PREFIX) else None,
        (domain_of(url) if isinstance(url, str) else None) or "",
        bool(row and row.emptied),
        bool(row and row.reduced),
        list(row.notes) if row else [],
    )
