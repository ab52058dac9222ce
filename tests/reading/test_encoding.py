"""Bytes are decoded as a browser would, and better where the declaration is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.encoding import decode

GERMAN = "Die Fähre verließ am Montag den Hafen; über vierzig Fahrgäste waren an Bord. " * 4
RUSSIAN = "Паром вышел из гавани в понедельник, впервые после бури. " * 4
JAPANESE = "嵐の後、月曜日に初めてフェリーが港を出ました。" * 4


def page(text: str, charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(page(GERMAN, "latin-1").encode(encoding))[0] == page(GERMAN, "latin-1")


@pytest.mark.parametrize(
    ("text", "charset"),
    [(GERMAN, "iso-8859-1"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis")],
)
def test_the_pages_own_declaration_is_followed(text: str, charset: str) -> None:
    assert text in decode(page(text, charset).encode(charset))[0]


def test_what_the_transport_says_comes_before_the_declaration() -> None:
    assert RUSSIAN in decode(page(RUSSIAN, "iso-8859-1").encode("windows-1251"), "windows-1251")[0]


def test_utf8_is_known_by_itself_whatever_is_declared() -> None:
    text, notes = decode(page(GERMAN, "iso-8859-1").encode("utf-8"))
    assert GERMAN in text
    assert notes == []


def test_a_few_bad_bytes_do_not_spoil_utf8() -> None:
    text, notes = decode(GERMAN.encode("utf-8") + b"\xff\xfe." + GERMAN.encode("utf-8"))
    assert text.count("Fähre") == 8
    assert notes


def test_a_declaration_that_does_not_fit_is_not_followed() -> None:
    text, _ = decode(page(RUSSIAN, "shift_jis").encode("windows-1251"))
    assert "вышел из гавани" in text


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-16", "no-such-charset", "base64", "punycode", "cp1252"]),
)
def test_no_bytes_and_no_charset_make_it_raise(data: bytes, charset: str | None) -> None:
    assert isinstance(decode(data, charset)[0], str)
