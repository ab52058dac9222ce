"""Bytes or text of any kind -> a document: encoding and kind are recognised here."""

from __future__ import annotations

import codecs
import re

import chardet
from chardet import EncodingEra

from cleaner.document import Document
from cleaner.errors import SettingError
from cleaner.reading.text import read_text

KINDS = ("text", "html")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(r"</(?:p|div|article|section|span|a|ul|table)>", re.I)
_SAMPLE = 64_000
_ERAS = EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO
_LEAST_CONFIDENCE = 0.05


def read(content: str | bytes, url: str | None = None, kind: str | None = None) -> Document:
    """Content of any kind -> its document. Raises SettingError for an unknown `kind` only."""
    if kind is not None and kind not in KINDS:
        raise SettingError(f'unknown kind "{kind}": it is "text", "html" or None')
    text, notes = (content, []) if isinstance(content, str) else decode(content)
    if kind is None:
        kind = recognise(text)
    document = read_text(text, url)
    document.notes += notes
    return document


def recognise(text: str) -> str:
    """ "html" for what looks like a page or a piece of one, else "text"."""
    head = text[:_SAMPLE]
    if _HTML.match(head.lstrip("\ufeff")) or len(_TAGS.findall(head)) > 3 + len(head) // 2000:
        return "html"
    return "text"


def decode(data: bytes) -> tuple[str, list[str]]:
    """Bytes -> text, and notes on what was odd. Never raises; what can't be decoded becomes U+FFFD."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), []
    if b"\0" in data[:_SAMPLE] and (encoding := _detected(data)).startswith(("utf-16", "utf-32")):
        return data.decode(encoding, errors="replace"), [f"decoded as {encoding}"]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 or _mostly_utf8(data):
            return data.decode("utf-8", errors="replace"), ["not wholly UTF-8; bad bytes replaced"]
    encoding = _detected(data)
    return data.decode(encoding, errors="replace"), [f"decoded as {encoding}"]


def _detected(data: bytes) -> str:
    """The encoding that the bytes look like, for want of a likely one the commonest old one."""
    found = chardet.detect(data[:_SAMPLE], encoding_era=_ERAS)
    if found["encoding"] is None or found["confidence"] < _LEAST_CONFIDENCE:
        return "cp1252"
    return found["encoding"].lower()


def _mostly_utf8(data: bytes) -> bool:
    """Whether bad bytes are rare among well-formed multi-byte characters."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - bad
    return good > 10 * bad
