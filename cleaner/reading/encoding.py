"""Bytes -> text, in the encoding that a browser would find, or a better one where that is wrong.

What finds an encoding is imported where bytes are not plain UTF-8, as most are.
"""

from __future__ import annotations

import codecs
from functools import cache

_SAMPLE = 64_000
_BAD_SHARE = 0.001
_LEAST_CONFIDENCE = 0.05
_MARKS = (b"\xef", b"\xff", b"\xfe", b"\0")
_WIDE = ("utf-16", "utf-32")
_OF_PAGES = (
    *"ascii utf-8 cp866 cp874 cp932 cp949 cp950 koi8-r koi8-u mac-roman mac-cyrillic tis-620".split(),
    *"gb2312 gbk gb18030 hz big5 big5hkscs euc_jp iso2022_jp shift_jis euc_kr johab iso2022_kr".split(),
    *(f"cp{number}" for number in range(1250, 1259)),
    *(f"iso8859-{number}" for number in range(1, 17) if number != 12),
)
"""Encodings that a page may name: those of the WHATWG Encoding Standard and close relatives.

Python knows others under names that a page could give, which are no encodings of documents
(punycode, unicode_escape, undefined); and wide ones are told by their marks or zeros alone.
"""


def decode(data: bytes, charset: str | None = None) -> tuple[str, list[str]]:
    """Bytes -> text, and notes on what was odd; what can't be decoded becomes U+FFFD.

    `charset` is what the transport said (an HTTP header), None where it said nothing. Asked are,
    in this order: a byte order mark, the bytes themselves where they are UTF-8 beyond chance,
    `charset`, the page's own declaration, and a detector. The order is the one of the HTML
    standard (13.2.3.2) but for UTF-8, which crawlers often made of pages that declare something else.
    """
    if data[:1] in _MARKS and (marked := _marked(data)) is not None:
        return marked, []
    if b"\0" in data[:_SAMPLE] and (detected := detect_encoding(data)).startswith(_WIDE):
        return _decoded_as(data, detected)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 or _mostly_utf8(data):
            return data.decode("utf-8", errors="replace"), ["not wholly UTF-8; bad bytes replaced"]
    return _decoded_as_declared(data, charset) or _decoded_as(data, detect_encoding(data))


def _marked(data: bytes) -> str | None:
    """The text after a byte order mark, None where there is none."""
    from w3lib.encoding import read_bom

    encoding, mark = read_bom(data)
    return None if encoding is None or mark is None else data[len(mark) :].decode(encoding, errors="replace")


def _decoded_as_declared(data: bytes, charset: str | None) -> tuple[str, list[str]] | None:
    """The bytes in the first encoding that is said to be theirs and fits them."""
    from w3lib.encoding import html_body_declared_encoding, to_unicode

    for said in (charset, html_body_declared_encoding(data)):
        label = encoding_named(said) if said else None
        if label is not None and _fits(data, label):
            return to_unicode(data, label), [f"decoded as {label}"]
    return None


def encoding_named(label: str) -> str | None:
    """The encoding that a page or a server means by a name; None where no document is in such a one."""
    from w3lib.encoding import resolve_encoding

    try:
        name = resolve_encoding(label)
        return name if name is not None and codecs.lookup(name).name in _codecs_of_pages() else None
    except (LookupError, ValueError):
        return None


@cache
def _codecs_of_pages() -> frozenset[str]:
    """Python's names for _OF_PAGES; to look them up loads each of them."""
    return frozenset(codecs.lookup(name).name for name in _OF_PAGES)


def _decoded_as(data: bytes, encoding: str) -> tuple[str, list[str]]:
    return data.decode(encoding, errors="replace"), [f"decoded as {encoding}"]


def detect_encoding(data: bytes) -> str:
    """The encoding that the bytes look like, or the commonest legacy encoding if none is likely."""
    import chardet

    eras = chardet.EncodingEra.MODERN_WEB | chardet.EncodingEra.LEGACY_ISO
    found = chardet.detect(data[:_SAMPLE], encoding_era=eras)
    if found["encoding"] is None or found["confidence"] < _LEAST_CONFIDENCE:
        return "cp1252"
    return found["encoding"].lower()


def _fits(data: bytes, encoding: str) -> bool:
    """Whether hardly a byte of the sample is foreign to the encoding."""
    try:
        sample = data[:_SAMPLE].decode(encoding, errors="replace")
    except (LookupError, UnicodeError):  # no encoding of text, or one that can't replace
        return False
    return sample.count("\ufffd") <= 1 + _BAD_SHARE * len(sample)


def _mostly_utf8(data: bytes) -> bool:
    """Whether bad bytes are rare among well-formed multi-byte characters."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - bad
    return good > 10 * bad
