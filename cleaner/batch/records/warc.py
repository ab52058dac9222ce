"""WARC: the pages among a crawl's responses; each becomes a record of its own, without its HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cleaner.batch.compression import DamagedError, Source
from cleaner.batch.records.chunks import (
    CHUNK_BYTES,
    CHUNK_RECORDS,
    Lost,
    Place,
    Reader,
    Record,
    json_lines,
)
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
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise SettingError("WARC needs a package: pip install 'content-cleaner[warc]'") from None
    pages: list[Response] = []
    number, start, size, position = 0, place.start, 0, 0
    problem = None
    with Source(place.file.path, place.file.compression) as source:
        found = iter(
            ArchiveIterator(
                _Stream(source.blocks()),  # type: ignore[arg-type]
                record_types=WarcRecordType.response,
                parse_http=True,
                auto_decode="all",
            )
        )
        while True:
            try:
                record = next(found)
                if record.http_content_type not in PAGES:
                    continue
                number += 1
                if number < place.start:
                    continue
                page = _page(record, place.max_line)
            except StopIteration:
                break
            except (OSError, ValueError, DamagedError) as error:
                problem = str(error)
                break
            position = source.position
            pages.append(page)
            size += len(page.content or b"")
            if size >= CHUNK_BYTES or len(pages) >= CHUNK_RECORDS:
                yield WarcPages(pages, range(start, number + 1), number + 1, position)
                pages, start, size = [], number + 1, 0
    if pages:
        end = start + len(pages)
        yield WarcPages(pages, range(start, end), end, position)
        start = end
    if problem is not None:
        yield Lost(start, start + 1, problem, position)


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
