"""What a cleaning gives back: the body, and every removed piece."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any

import msgspec

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.metadata import Metadata, find_metadata

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class Piece(msgspec.Struct, frozen=True, order=True):
    """A removed stretch: `text == document.text[start:end]`, in characters.

    `rule` is the id of the rule that took it; `reason` says for a person what that rule saw.
    """

    start: int
    end: int
    category: str
    rule: str
    text: str
    reason: str = ""


class _Source(msgspec.Struct):
    text: str
    kind: str
    url: str | None


class _Stored(msgspec.Struct, omit_defaults=True):
    text: str
    title: str | None
    removed: list[Piece]
    notes: list[str]
    document: _Source
    metadata: Metadata | None = None


class Result:
    """The body of a document and its removed pieces, in document order and never overlapping.

    `places` holds for each piece where it was taken from, in characters of the body.
    `notes` holds what a person should know of the run: rules that were skipped because they took
    too long, oddities of the input.
    """

    def __init__(
        self,
        document: Document,
        removed: list[Piece],
        title: str | None = None,
        notes: list[str] | None = None,
    ) -> None:
        self.document, self.removed, self.title = document, removed, title
        self.notes = notes or []
        self.text, self.places = body_text(document, removed)

    @cached_property
    def markdown(self) -> str:
        """The body with its headings, lists, tables, code, quotes, links and emphasis, as Markdown.

        Of a text, and of a result that was stored and read back, it is the body's text.
        """
        if self.document.markup is None:
            return self.text
        from cleaner.markdown import to_markdown

        return to_markdown(self.document, [(piece.start, piece.end) for piece in self.removed])

    @cached_property
    def metadata(self) -> Metadata:
        """Title, author, date, site, language, url and description, each None where nothing tells it.

        Of a result that was stored without it and read back, only what its text and removed pieces tell.
        """
        return find_metadata(
            self.document, [(piece.category, piece.text, piece.start) for piece in self.removed]
        )

    def __repr__(self) -> str:
        return f"Result({len(self.text)} characters of body, {len(self.removed)} pieces removed)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Result) and self._stored() == other._stored()

    def _stored(self) -> _Stored:
        doc = self.document
        source = _Source(text=doc.text, kind=doc.kind, url=doc.url)
        return _Stored(self.text, self.title, self.removed, self.notes, source)

    def to_dict(self) -> dict[str, Any]:
        """The result as plain dicts, lists and strings."""
        return msgspec.to_builtins(self._stored())  # type: ignore[no-any-return]

    def to_json(self, metadata: bool = False) -> str:
        """The result as one line of JSON, with its metadata where these are asked for; `from_json` reads it.

        Half a surrogate pair, which is no character and has no form in JSON, becomes U+FFFD.
        """
        stored = self._stored()
        stored.metadata = self.metadata if metadata else None
        try:
            return msgspec.json.encode(stored).decode()
        except UnicodeEncodeError:
            escaped = json.dumps(msgspec.to_builtins(stored), ensure_ascii=False)
            return _LONE_SURROGATES.sub("\ufffd", escaped)

    @classmethod
    def from_json(cls, data: str | bytes) -> Result:
        """What `to_json` wrote -> an equal result. Raises InputError where it is anything else."""
        try:
            stored = msgspec.json.decode(data, type=_Stored)
        except (msgspec.DecodeError, UnicodeError) as error:
            raise InputError(f"not a cleaner result in JSON: {error}") from None
        source = stored.document
        document = Document(source.text, kind=source.kind, url=source.url, title=stored.title)
        result = cls(document, stored.removed, stored.title, stored.notes)
        if stored.metadata is not None:
            result.metadata = stored.metadata
        return result


def body_text(document: Document, removed: list[Piece]) -> tuple[str, list[int]]:
    """What the removed pieces leave of the document, and for each piece its place in that.

    Where a piece goes, of the white space before and after it the ampler one stays; nothing else
    of the kept text changes. Places stand before that white space.
    """
    if not removed:
        return document.text, []
    text, parts, at = document.text, [], 0
    for piece in removed:
        parts.append(text[at : piece.start])
        at = piece.end
    parts.append(text[at:])
    return _joined(parts)


def _joined(parts: list[str]) -> tuple[str, list[int]]:
    out: list[str] = []
    places: list[int] = []
    length = 0
    space = ""
    for part in parts:
        words = part.strip()
        before = part[: len(part) - len(part.lstrip())]
        space = max(space, before, key=_ampleness)
        if words:
            if out:
                glued = not space and out[-1][-1].isalnum() and words[0].isalnum()
                out.append(" " if glued else space)
                length += len(out[-1])
            out.append(words)
            length += len(words)
            space = part[len(part.rstrip()) :]
        places.append(length)
    return "".join(out), places[:-1]


def _ampleness(space: str) -> tuple[int, int]:
    return space.count("\n") + space.count("\r") - space.count("\r\n"), len(space)
