"""WARC: the pages among a crawl's responses; each becomes a record of its own, without its HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cleaner.batch.compression import DamagedError, Source
from cleaner.batch.records.chunks import Lost, Place, Reader, Record, gather, json_lines
from cleaner.batch.records.fields import Addition, Content, Fields
from cleaner.errors import InputError, SettingError

PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
"""The media types that are read, each with the kind of its content."""

_RECORD_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Response:
    """A page as it was fetched; `charset` is what the server said, `date` the time in ISO 8601."""

    id: str
    url: str | None
    date: str | None
    media_type: str
    charset: str | None
    content: bytes | None


@dataclass(frozen=True, slots=True)
class WarcPages:
    """A chunk of pages; the content of one that is too long is None."""

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
            if page.content is None:
                problem = "the page is too long; --max-bytes allows longer ones"
                yield Content(url=page.url, id=page.id, problem=problem)
            else:
                text = _decoded(page.content, page.charset)
                yield Content(text, PAGES[page.media_type], page.url, page.id)

    def records(self, fields: Fields) -> Iterator[Record | InputError]:
        return (_about(page, fields) for page in self.pages)

    def encoded(self, additions: Sequence[Addition], fields: Fields) -> bytes:
        return json_lines(self.records(fields), additions, fields)


def read_chunks(place: Place) -> Reader:
    """The pages of a file in chunks. Raises SettingError where fastwarc is not installed."""
    with Source(place.file.path, place.file.compression) as source:
        pages = _pages(_Stream(source.blocks()), place.start, place.max_line)
        for part in gather(
            pages, place.start, lambda page: len(page.content or b""), lambda: source.position
        ):
            if isinstance(part, Lost):
                yield part
            elif part.items:
                yield WarcPages(part.items, part.numbers, part.end, source.position)


def _pages(stream: _Stream, start: int, max_bytes: int) -> Iterator[Response]:
    """The pages of an archive; those before number `start` are passed over unread."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise SettingError("WARC needs a package: pip install 'content-cleaner[warc]'") from None
    number = 0
    try:
        for record in ArchiveIterator(
            stream,  # type: ignore[arg-type]
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="all",
        ):
            if record.http_content_type in PAGES:
                number += 1
                yield _page(record, max_bytes if number >= start else 0)
    except (OSError, ValueError) as error:
        raise DamagedError(str(error)) from error


class _Stream:
    """Blocks as a file; unlike the parser itself it says so when the last record is cut off."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = b""
        self._last = _RECORD_END
        self._at = 0

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._rest = next(self._blocks, b"")
            self._last = (self._last + self._rest)[-len(_RECORD_END) :]
            if not self._rest and self._last != _RECORD_END:
                raise DamagedError("the file ends early, within a record")
        size = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:size], self._rest[size:]
        self._at += len(data)
        return data


def _page(record: Any, max_bytes: int) -> Response:
    content = record.reader.read(max_bytes + 1)
    date = record.record_date
    return Response(
        id=record.record_id,
        url=record.headers.get("WARC-Target-URI"),
        date=date.isoformat() if date is not None else None,
        media_type=record.http_content_type,
        charset=record.http_charset,
        content=content if len(content) <= max_bytes else None,
    )


def _decoded(content: bytes, charset: str | None) -> str | bytes:
    """The page as the server's charset reads it; as bytes, to be recognised, where it can't."""
    try:
        return content.decode(charset) if charset else content
    except (LookupError, UnicodeDecodeError):
        return content


def _about(page: Response, fields: Fields) -> dict[str, Any]:
    return {fields.id: page.id, fields.url: page.url, "date": page.date, "content_type": page.media_type}
