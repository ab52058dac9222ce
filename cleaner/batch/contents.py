"""What a cleaner is given of a file: its bytes or their text, and the kind that they are."""

from __future__ import annotations

import re

from cleaner.batch.inputs import ANY
from cleaner.errors import InputError

_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02
"""Content is binary if more than this share of its head is control characters."""
_HEAD = 8192
"""The bytes at the start of a file that are looked at to tell whether it is binary."""


def kind_of(form: str) -> str | None:
    """An input's format -> the kind that a cleaner is told, None to recognise it."""
    return None if form == ANY else form


def content_of(data: bytes, encoding: str | None) -> str | bytes:
    """What a cleaner is given of a document's bytes. Raises InputError for a binary file."""
    if encoding is not None:
        return data.decode(encoding, errors="replace")
    head = data[:_HEAD]
    if head.startswith(_WIDE_BOMS):
        return data
    if head.startswith(_SIGNATURES) or len(_CONTROLS.findall(head)) > len(head) * _MOST_CONTROLS:
        raise InputError("a binary file, not text; if it is text, name its encoding with --encoding")
    return data
