"""Bytes -> text, in the encoding that a browser would find, or a better one where that is wrong.

What finds an encoding is imported where bytes are not plain UTF-8, as most are.
"""

from __future__ import annotations

_SAMPLE = 64_000
_BAD_SHARE = 0.001
_LEAST_CONFIDENCE = 0.05
_MARKS = (b"\xef", b"\xff", b"\xfe", b"\0")
_WIDE = ("utf-16", "utf-32")
_NEVER = (*_WIDE, "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined")
"""Encodings that bytes are not in, whatever is said: without a mark, or not meant for documents."""


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
    from w3lib.encoding import html_body_declared_encoding, resolve_encoding, to_unicode

    for label in (resolve_encoding(charset) if charset else None, html_body_declared_encoding(data)):
        if label is not None and not label.startswith(_NEVER) and _fits(data, label):
            return to_unicode(data, label), [f"decoded as {label}"]
    return None


def _decoded_as(data: bytes, encoding: str) -> tuple[str, list[str]]:
    return data.decode(encoding, errors="replace"), [f"decoded as {encoding}"]


def detect_encoding(data: bytes) -> str:
    """The encoding that the bytes look like, for want of a likely one the commonest old one."""
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
