"""Cleaning one record: its content -> what is added to it, and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cleaner.batch.documents import Reading
from cleaner.batch.figures import Figures, figures_of
from cleaner.batch.outputs import pieces_of
from cleaner.batch.records.fields import Addition, Content, Fields, failed_addition
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError
from cleaner.reading.encoding import decode


def clean_record(
    cleaner: Cleaner, content: Content, fields: Fields, reading: Reading
) -> tuple[Addition, Figures]:
    """Clean a record's content. Raises TimeLimitError where the cleaner has a timeout, nothing else."""
    try:
        text = text_of(content, reading)
    except InputError as error:
        return failed_record(str(error))
    if text is None:
        return Addition(None, None, [], "empty"), Figures(documents=1)
    result = cleaner.clean(text, url=content.url, kind=content.kind)
    addition = Addition(result.text, result.title, pieces_of(result), "done")
    addition.markdown = result.markdown if fields.markdown else None
    addition.metadata = result.metadata if fields.metadata else None
    return addition, figures_of(result)


def addition_of(cleaner: Cleaner, content: Content, fields: Fields, reading: Reading) -> Addition:
    """What is added to a record; whatever goes wrong with it is its status, and takes no other with it."""
    try:
        return clean_record(cleaner, content, fields, reading)[0]
    except Exception as error:
        return failed_record(f"{type(error).__name__}: {error}")[0]


def added_to(record: Mapping[str, Any], cleaner: Cleaner, fields: Fields) -> dict[str, Any]:
    """A record that a program holds -> the fields that cleaning adds to it, as plain values."""
    addition = addition_of(cleaner, fields.content(record), fields, Reading())
    return msgspec.to_builtins(fields.values(addition))  # type: ignore[no-any-return]


def text_of(content: Content, reading: Reading) -> str | None:
    """The text to clean of a record, None where the record's is null. Raises InputError for no text."""
    if content.problem is not None:
        raise InputError(content.problem)
    text = content.text
    if text is not None and len(text) > reading.max_bytes:
        raise InputError(f"longer than {reading.max_bytes} bytes; --max-bytes allows more")
    if not isinstance(text, bytes):
        return text
    return text.decode(reading.encoding, errors="replace") if reading.encoding else decode(text)[0]


def failed_record(reason: str) -> tuple[Addition, Figures]:
    """What comes of a record that can't be cleaned."""
    return failed_addition(reason), Figures(documents=1, failed=1)
