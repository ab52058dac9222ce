"""What a cleaning gives back: the body, and every removed piece."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from io import StringIO
from typing import Any

import msgspec

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.metadata import Metadata, find_metadata

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class Piece(msgspec.Struct, frozen=True, order=True, gc=False):
    """A removed stretch: `text == document.text[start:end]`, in characters.

    `rule` is the id of the rule that took it; `reason` says for a person what that rule saw.
    """

    start: int
    end: int
    category: str
    rule: str
    text: str
    reason: str = ""


class Cuts:
    """Stretches that are taken out of a document, in its order and never overlapping, in little memory.

    A document may be nothing but pieces, millions of them: they are made when they are asked for.
    """

    def __init__(self) -> None:
        self._starts, self._ends = list[int](), list[int]()
        self._categories, self._rules, self._reasons = list[str](), list[str](), list[str]()

    def add(self, start: int, end: int, category: str, rule: str, reason: str) -> None:
        """Take out [start, end), which stands behind all that was taken out so far."""
        self._starts.append(start)
        self._ends.append(end)
        self._categories.append(category)
        self._rules.append(rule)
        self._reasons.append(reason)

    @property
    def stretches(self) -> Iterable[tuple[int, int]]:
        """(start, end) of each, in the document's characters."""
        return zip(self._starts, self._ends, strict=True)

    def pieces(self, text: str) -> list[Piece]:
        """The pieces of the document's text."""
        said = zip(self.stretches, self._categories, self._rules, self._reasons, strict=True)
        return [
            Piece(start, end, category, rule, text[start:end], reason)
            for (start, end), category, rule, reason in said
        ]


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

    Body and pieces are made when they are first asked for. `notes` holds what a person should know of
    the run: rules that were skipped because they took too long, oddities of the input.
    """

    def __init__(
        self,
        document: Document,
        removed: list[Piece] | Cuts,
        title: str | None = None,
        notes: list[str] | None = None,
    ) -> None:
        self.document, self.title = document, title
        self.notes = notes or []
        self._cuts = removed
        if isinstance(removed, list):
            self.removed = removed

    def __reduce__(self) -> tuple[object, ...]:
        # A page's tree has no form for that: what was made of it goes along.
        made = {name: self.__dict__[name] for name in ("markdown", "metadata") if name in self.__dict__}
        return type(self), (self.document, self.removed, self.title, self.notes), made

    @cached_property
    def removed(self) -> list[Piece]:
        """The removed pieces in document order, never overlapping."""
        assert isinstance(self._cuts, Cuts)
        return self._cuts.pieces(self.document.text)

    @property
    def text(self) -> str:
        """The body: what the removed pieces leave of the document."""
        return self._body[0]

    @property
    def places(self) -> Sequence[int]:
        """For each piece where it was taken from, in characters of the body."""
        return self._body[1]

    @cached_property
    def _body(self) -> tuple[str, Sequence[int]]:
        return body_text(self.document.text, self._stretches)

    @property
    def _stretches(self) -> Iterable[tuple[int, int]]:
        if isinstance(self._cuts, Cuts):
            return self._cuts.stretches
        return ((piece.start, piece.end) for piece in self._cuts)

    @cached_property
    def markdown(self) -> str:
        """The body with its headings, lists, tables, code, quotes, links and emphasis, as Markdown.

        Of a text, and of a result that was stored and read back, it is the body's text.
        """
        if self.document.markup is None:
            return self.text
        from cleaner.markdown import to_markdown

        return to_markdown(self.document, list(self._stretches))

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


def body_text(text: str, removed: Iterable[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """What the removed stretches leave of a text, and for each its place in that.

    Where a stretch goes, of the white space before and after it the ampler one stays; nothing else
    of the kept text changes. Places stand before that white space.
    """
    body = StringIO()
    places = array("q")
    last = space = ""
    for part in _left(text, removed):
        words = part.strip()
        before = part[: len(part) - len(part.lstrip())]
        space = max(space, before, key=_ampleness)
        if words:
            if last:
                glued = not space and last.isalnum() and words[0].isalnum()
                body.write(" " if glued else space)
            body.write(words)
            last = words[-1]
            space = part[len(part.rstrip()) :]
        places.append(body.tell())
    return (body.getvalue(), places[:-1]) if len(places) > 1 else (text, ())


def _left(text: str, removed: Iterable[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in removed:
        yield text[at:start]
        at = end
    yield text[at:]


def _ampleness(space: str) -> tuple[int, int]:
    return space.count("\n") + space.count("\r") - space.count("\r\n"), len(space)
