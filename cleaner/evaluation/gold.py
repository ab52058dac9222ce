"""Corpora: folders of documents, with or without the bodies that a person found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.batch.compression import read_limited
from cleaner.batch.documents import MAX_BYTES, kind_of
from cleaner.batch.inputs import Input, Selection, find_inputs
from cleaner.errors import InputError


@dataclass(frozen=True, slots=True)
class Case:
    """A document of a corpus.

    `name` is its path below the folder of documents; `kind` is "text", "html" or None to recognise
    it; `body` is what a cleaner should leave of it, None where nobody has said.
    """

    name: str
    content: bytes
    kind: str | None
    body: str | None = None


def read_corpus(folder: Path) -> Iterator[Case]:
    """A folder -> its documents, in the order of their names; a file -> the one that it is.

    A corpus has its documents in `pages/` and the body of `pages/NAME` in `gold/NAME.txt`; of any
    other folder every document in it is read. Raises InputError where there are none.
    """
    pages = folder / "pages"
    documents = pages if pages.is_dir() else folder
    inputs = list(find_inputs([str(documents)], Selection(), out=None))
    if not inputs:
        raise InputError(f"{documents} holds no documents; they are .txt, .md and .html files")
    for found in inputs:
        yield _case(found, folder / "gold" / f"{found.name}.txt" if documents is pages else None)


def _case(found: Input, gold: Path | None) -> Case:
    try:
        content, problem = read_limited(found.path, found.compression, MAX_BYTES)
        body = gold.read_text(encoding="utf-8") if gold is not None and gold.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{found.path}: cannot be read: {error}") from None
    if problem:
        raise InputError(f"{found.path}: {problem}")
    return Case(found.name, content, kind_of(found.format), body)
