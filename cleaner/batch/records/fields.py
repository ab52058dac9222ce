"""Which fields of a record are read, and which are added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from cleaner.batch.outputs import PieceLine
from cleaner.errors import InputError, SettingError
from cleaner.metadata import Metadata

_LONGEST_ID = 1000
FAILED_PREFIX = "failed: "
ADDED = ("clean_text", "clean_title", "removed", "clean_status")
MARKDOWN = "clean_markdown"
METADATA = "clean_metadata"
MALFORMED = "malformed"
"""The field that holds the text of a line that cannot be read as a record."""

_NULL = msgspec.Raw(b"null")


class MalformedError(InputError):
    """What should have been a record and is none; `original` is its text."""

    def __init__(self, message: str, original: str) -> None:
        super().__init__(message)
        self.original = original


class Addition(msgspec.Struct):
    """What cleaning adds to a record; `status` is "done", "empty" or "failed: " and why.

    `markdown` is the body so, `metadata` what else is known of the document, where they were asked for.
    """

    text: str | None
    title: str | None
    removed: list[PieceLine]
    status: str
    markdown: str | None = None
    metadata: Metadata | None = None


def failed_addition(reason: str) -> Addition:
    """What is added to a record that can't be cleaned."""
    return Addition(None, None, [], FAILED_PREFIX + reason)


def well_formed(text: str) -> str:
    """Text without lone surrogates, which no output can hold."""
    return text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")


@dataclass(frozen=True, slots=True)
class Content:
    """What a cleaner is given of a record, or why there is nothing to give it.

    `text` is None where the record's is null; `kind` None means that it is recognised.
    """

    text: str | bytes | None = None
    kind: str | None = None
    url: str | None = None
    id: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of fields: the first of `text`, `html` and `content` that a record has is cleaned.

    Where `text` or `html` is named by the user, only what is named is looked at. `prefix` is put
    before the names of the added fields. Where `markdown` is true, the body is added so, too; where
    `metadata` is, what else is known of the document. Where `drop_source` is true, an output does
    not keep the field that was cleaned.
    """

    text: str | None = None
    html: str | None = None
    url: str = "url"
    id: str = "id"
    prefix: str = ""
    markdown: bool = False
    metadata: bool = False
    drop_source: bool = False

    @property
    def sources(self) -> tuple[tuple[str, str | None], ...]:
        """(field, kind) in the order of preference."""
        if self.text is None and self.html is None:
            return ("text", None), ("html", "html"), ("content", None)
        named = ((self.text, None), (self.html, "html"))
        return tuple((name, kind) for name, kind in named if name is not None)

    @property
    def read(self) -> tuple[str, ...]:
        """The names of all fields that are looked at."""
        return (*(name for name, _ in self.sources), self.url, self.id)

    @property
    def added(self) -> tuple[str, ...]:
        """The names of the added fields, in the order of ADDED, what was asked for besides after them."""
        besides = [name for name, asked in ((MARKDOWN, self.markdown), (METADATA, self.metadata)) if asked]
        return tuple(self.prefix + name for name in (*ADDED, *besides))

    def values(self, addition: Addition) -> dict[str, Any]:
        """The added fields of a record."""
        values: list[Any] = [addition.text, addition.title, addition.removed, addition.status]
        values += [addition.markdown] if self.markdown else []
        values += [addition.metadata] if self.metadata else []
        return dict(zip(self.added, values, strict=True))

    def content(self, record: Mapping[str, Any] | InputError) -> Content:
        """What to clean of a record."""
        if isinstance(record, InputError):
            return Content(problem=str(record))
        url, name = record.get(self.url), record.get(self.id)
        about = Content(
            url=url if isinstance(url, str) else None,
            id=None if name is None else well_formed(str(name))[:_LONGEST_ID],
        )
        field = self.source(record)
        if field is None:
            return replace(about, problem=f"has no field {' or '.join(name for name, _ in self.sources)}")
        value = record[field]
        if value is not None and not isinstance(value, str | bytes):
            return replace(about, problem=f"its field {field} is not text")
        kind = next(kind for name, kind in self.sources if name == field)
        return about if value is None else replace(about, text=value, kind=kind)

    def source(self, record: Mapping[str, Any]) -> str | None:
        """The field of a record that is cleaned, whether or not it is decoded yet; None for none."""
        found = [name for name, _ in self.sources if name in record]
        holding = (name for name in found if record[name] is not None and record[name] != _NULL)
        return next(holding, found[0] if found else None)

    def kept(self, record: Mapping[str, Any] | InputError) -> dict[str, Any]:
        """What an output of named fields keeps of a record; of a malformed one its text."""
        if isinstance(record, MalformedError):
            return {self.prefix + MALFORMED: record.original}
        if isinstance(record, InputError):
            return {}
        dropped = self.source(record) if self.drop_source else None
        return {name: value for name, value in record.items() if name != dropped}

    def check(self, file: str, records: Iterable[Mapping[str, Any]]) -> None:
        """Raise SettingError where a file's first records do not go with these names."""
        names = {name: None for record in records for name in record}
        if not names:
            return
        if taken := [name for name in self.added if name in names]:
            raise SettingError(
                f'the records of {file} have a field "{taken[0]}" already; '
                "--prefix NAME puts a prefix before the names of the added fields"
            )
        if not any(name in names for name, _ in self.sources):
            wanted = " or ".join(name for name, _ in self.sources)
            raise SettingError(
                f"the records of {file} have no field {wanted}; name the right one with "
                f"--text-field or --html-field (they have: {', '.join(names)})"
            )
