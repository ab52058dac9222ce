"""The pages among a crawl's responses."""

from pathlib import Path

import pytest

from cleaner.batch.inputs import Input
from cleaner.batch.records.chunks import Lost, Place
from cleaner.batch.records.fields import Fields
from cleaner.batch.records.warc import WarcPages, read_chunks

PAGE = "<html><body><p>Café am Hafen</p></body></html>"


def response(
    body: bytes, media_type: str = "text/html", uri: str = "http://a.example/", more: str = ""
) -> bytes:
    """A page as a WARC record (ISO 28500)."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    http = head.encode() + body
    about = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return about.encode() + http + b"\r\n\r\n"


def read(path: Path, data: bytes, max_bytes: int = 10_000) -> list[WarcPages | Lost]:
    path.write_bytes(data)
    place = Place(Input(path, path.name, "warc", "", len(data), has_stem=False), max_bytes=max_bytes)
    return list(read_chunks(place))  # type: ignore[arg-type]


def pages(folder: Path, *records: bytes) -> WarcPages:
    (chunk,) = read(folder / "a.warc", b"".join(records))
    assert isinstance(chunk, WarcPages)
    return chunk


def test_pages_and_plain_texts_are_read_and_other_media_passed_over(tmp_path: Path) -> None:
    chunk = pages(
        tmp_path,
        response(b"<p>a"),
        response(b"\x89PNG", "image/png"),
        response(b"b", "text/plain; charset=utf-8"),
    )
    assert [(content.text, content.kind) for content in chunk.contents(Fields())] == [
        (b"<p>a", "html"),
        ("b", "text"),
    ]
    assert list(chunk.numbers) == [1, 2]


@pytest.mark.parametrize(
    ("charset", "text"),
    [("cp1252", PAGE), ("utf-8", PAGE.encode("cp1252")), ("no-such", PAGE.encode("cp1252"))],
)
def test_the_server_s_charset_is_followed_where_it_fits(
    tmp_path: Path, charset: str, text: str | bytes
) -> None:
    chunk = pages(tmp_path, response(PAGE.encode("cp1252"), f"text/html; charset={charset}"))
    assert [content.text for content in chunk.contents(Fields())] == [text]


def test_a_page_s_record_has_its_address_date_and_type(tmp_path: Path) -> None:
    (record,) = pages(tmp_path, response(b"<p>a")).records(Fields())
    assert not isinstance(record, Exception)
    assert (record["url"], record["content_type"], str(record["date"])[:10]) == (
        "http://a.example/", "text/html", "2024-01-01",
    )  # fmt: skip


def test_a_page_that_is_too_long_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    (chunk,) = read(tmp_path / "a.warc", response(b"x" * 200) + response(b"<p>b"), max_bytes=100)
    assert isinstance(chunk, WarcPages)
    first, second = chunk.contents(Fields())
    assert (first.problem is not None, second.text) == (True, b"<p>b")


def test_a_record_that_is_cut_off_is_told_at_the_end(tmp_path: Path) -> None:
    *chunks, lost = read(tmp_path / "a.warc", response(b"<p>a") + response(b"<p>bbbbbbb")[:-8])
    assert isinstance(lost, Lost) and "ends early" in lost.error
    assert chunks
