"""WARC: the pages among a crawl's responses; each becomes a record of its own, without its HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from cleaner.batch.compression import DamagedError
from cleaner.batch.records.chunks import Lost, Place, Reader, Record, gather, json_lines
from cleaner.batch.records.fields import Addition, Content, Fields, well_formed
from cleaner.errors import InputError
from cleaner.extras import import_extra
from cleaner.reading.encoding import encoding_named

PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
"""The media types that are read, each with the kind of its content."""

_RECORD_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Response:
    """A page as it was fetched; `charset` is what the server said, `date` the time in ISO 8601.

    `problem` says why there is no content, None where there is.
    """

    id: str
    url: str | None = None
    date: str | None = None
    media_type: str | None = None
    charset: str | None = None
    content: bytes = b""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class WarcPages:
    """A chunk of pages."""

    pages: Sequence[Response]
    numbers: Sequence[int]
    end: int
    position: int

    def take(self, wanted: Sequence[int]) -> WarcPages:
        pages, numbers = [self.pages[i] for i in wanted], [self.numbers[i] for i in wanted]
        return replace(self, pages=pages, numbers=numbers)

    def alone(self, at: int) -> WarcPages:
        return self.take([at])

    def contents(self, fields: Fields) -> Iterator[Content]:
        for page in self.pages:
            if page.problem is not None or page.media_type is None:
                yield Content(url=page.url, id=page.id, problem=page.problem)
            else:
                text = _decoded(page.content, page.charset)
                yield Content(text, PAGES[page.media_type], page.url, page.id)

    def records(self, fields: Fields) -> Iterator[Record | InputError]:
        return (_about(page, fields) for page in self.pages)

    def encoded(self, additions: Sequence[Addition], fields: Fields) -> bytes:
        return json_lines(self.records(fields), additions, fields)


def read_chunks(place: Place) -> Reader:
    """The pages of a file in chunks. Raises SettingError where fastwarc is not installed."""
    with place.open() as source:
        pages = _pages(_Stream(source.blocks()), place.start, place.max_bytes)
        for part in gather(pages, place, lambda page: len(page.content), source):
            if isinstance(part, Lost):
                yield part
            elif part.items:
                yield WarcPages(part.items, part.numbers, part.end, source.position)


def _pages(stream: _Stream, start: int, max_bytes: int) -> Iterator[Response]:
    """The pages of an archive, and what may have been one; those before number `start` are not read."""
    number = 0
    for record in _responses(stream):
        page = _page(record, max_bytes if number + 1 >= start else None, stream)
        if page is not None:
            number += 1
            yield page


def _responses(stream: _Stream) -> Iterator[Any]:
    """The records of what servers answered. Raises DamagedError where the archive can't be read on."""
    fastwarc = import_extra("fastwarc.warc", "warc", "reading WARC")
    kinds = fastwarc.WarcRecordType.response
    try:
        yield from fastwarc.ArchiveIterator(stream, record_types=kinds, parse_http=False)
    except (OSError, ValueError) as error:
        raise DamagedError(str(error)) from error


class _Stream:
    """Blocks as a file; unlike the parser itself it says so when the last record is cut off."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = b""
        self._last = _RECORD_END
        self._at = 0
        self._damage: DamagedError | None = None

    def check(self) -> None:
        """Raise DamagedError where it was the stream itself that could not be read on."""
        if self._damage is not None:
            raise self._damage

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            try:
                self._rest = next(self._blocks, b"")
            except DamagedError as error:
                self._damage = error
                raise
            self._last = (self._last + self._rest)[-len(_RECORD_END) :]
            if not self._rest and self._last != _RECORD_END:
                self._damage = DamagedError("the file ends early, within a record")
                raise self._damage
        size = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:size], self._rest[size:]
        self._at += len(data)
        return data


def _page(record: Any, max_bytes: int | None, stream: _Stream) -> Response | None:
    """A record's page, unread where `max_bytes` is None; None where the record has no page.

    Whatever is wrong with one record is its problem alone: the next one is found all the same.
    """
    try:
        record.parse_http(auto_decode="none")
        if record.http_content_type not in PAGES:
            return None
        page = _described(record)
        if max_bytes is None:
            return page
        content = _content(record, max_bytes)
    except Exception as error:
        stream.check()
        return Response(id=_id(record), problem=f"damaged: {error}")
    if len(content) > max_bytes:
        return replace(page, problem="the page is too long; --max-bytes allows longer ones")
    return replace(page, content=content)


def _content(record: Any, max_bytes: int) -> bytes:
    """What the server sent, unpacked as its headers say.

    It is unpacked in a record of its own, as what is wrong there would take the archive's next ones
    with it.
    """
    packed: bytes = record.reader.read(max_bytes + 1)
    said = [(name, record.http_headers.get(name)) for name in ("Transfer-Encoding", "Content-Encoding")]
    if len(packed) > max_bytes or not any(value for _, value in said):
        return packed
    from fastwarc.warc import ArchiveIterator

    head = "".join(f"{name}: {value}\r\n" for name, value in said if value)
    answer = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + packed
    about = (
        "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    archive = BytesIO(about.encode() + answer + _RECORD_END)
    for alone in ArchiveIterator(archive, parse_http=True, auto_decode="all"):
        return alone.reader.read(max_bytes + 1)
    raise DamagedError("what the server sent can't be unpacked")


def _described(record: Any) -> Response:
    url, date = record.headers.get("WARC-Target-URI"), record.record_date
    return Response(
        id=_id(record),
        url=None if url is None else well_formed(url),
        date=date.isoformat() if date is not None else None,
        media_type=record.http_content_type,
        charset=record.http_charset,
    )


def _id(record: Any) -> str:
    try:
        return well_formed(record.record_id or "")
    except Exception:
        return ""


def _decoded(content: bytes, charset: str | None) -> str | bytes:
    """The page as the server's charset reads it; as bytes, to be recognised, where it can't."""
    encoding = encoding_named(charset) if charset else None
    if encoding is None:
        return content
    try:
        return content.decode(encoding)
    except UnicodeError:
        return content


def _about(page: Response, fields: Fields) -> dict[str, Any]:
    return {fields.id: page.id, fields.url: page.url, "date": page.date, "content_type": page.media_type}
