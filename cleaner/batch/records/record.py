"""Cleaning one record: its content -> what is added to it, and its figures."""

from __future__ import annotations

from cleaner.batch.documents import Reading
from cleaner.batch.figures import Figures, figures_of
from cleaner.batch.outputs import pieces_of
from cleaner.batch.records.fields import Addition, Content, Fields, failed_addition
from cleaner.cleaning import Cleaner
from cleaner.reading.encoding import decode


def clean_record(
    cleaner: Cleaner, content: Content, fields: Fields, reading: Reading
) -> tuple[Addition, Figures]:
    """Clean a record's content. Raises TimeLimitError where the cleaner has a timeout, nothing else."""
    if content.problem is not None:
        return failed_record(content.problem)
    if content.text is None:
        return Addition(None, None, [], "empty"), Figures(documents=1)
    if len(content.text) > reading.max_bytes:
        return failed_record(f"longer than {reading.max_bytes} bytes; --max-bytes allows more")
    text = _text(content.text, reading.encoding)
    result = cleaner.clean(text, url=content.url, kind=content.kind)
    addition = Addition(result.text, result.title, pieces_of(result), "done")
    addition.markdown = result.markdown if fields.markdown else None
    addition.metadata = result.metadata if fields.metadata else None
    return addition, figures_of(result)


def failed_record(reason: str) -> tuple[Addition, Figures]:
    """What comes of a record that can't be cleaned."""
    return failed_addition(reason), Figures(documents=1, failed=1)


def _text(text: str | bytes, encoding: str | None) -> str:
    if isinstance(text, str):
        return text
    return text.decode(encoding, errors="replace") if encoding else decode(text)[0]
