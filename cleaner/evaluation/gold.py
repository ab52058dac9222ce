"""Corpora: folders of documents, with or without the bodies and pieces that a person found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cleaner.batch.compression import read_limited
from cleaner.batch.contents import kind_of
from cleaner.batch.documents import MAX_BYTES
from cleaner.batch.inputs import Input, Selection, find_inputs
from cleaner.errors import InputError
from cleaner.evaluation.squeezed import SqueezedText


class GoldPiece(msgspec.Struct, frozen=True):
    """A stretch of a document that is not body, as a person judged it.

    `start` and `end` count characters of the document's text; None where only the words are known.
    """

    category: str
    text: str
    start: int | None = None
    end: int | None = None


_DECODER = msgspec.json.Decoder(GoldPiece)


@dataclass(frozen=True, slots=True)
class Case:
    """A document of a corpus.

    `name` is its path below the folder of documents; `kind` is "text", "html" or None to recognise
    it; `body` is what a cleaner should leave of it and `pieces` what it should remove, in order, each
    None where nobody has said. `url` is where it came from. `stays` and `goes` are snippets that the
    body must hold, and must not.
    """

    name: str
    content: str | bytes
    kind: str | None
    body: str | None = None
    pieces: tuple[GoldPiece, ...] | None = None
    url: str | None = None
    stays: tuple[str, ...] = ()
    goes: tuple[str, ...] = ()


def read_corpus(folder: Path) -> Iterator[Case]:
    """A folder -> its documents, in the order of their names; a file -> the one that it is.

    A corpus has its documents in `pages/`, the body of `pages/NAME` in `gold/NAME.txt` and its pieces
    in `gold/NAME.jsonl`, one a line; of any other folder every document in it is
    read. Raises InputError where there are none, or where a gold file cannot be read.
    """
    inputs = corpus_inputs(folder)
    if not inputs:
        raise InputError(f"{_documents_of(folder)} holds no documents; they are .txt, .md and .html files")
    gold = folder / "gold" if _documents_of(folder) != folder else None
    for found in inputs:
        yield _case(found, gold)


def corpus_inputs(folder: Path) -> list[Input]:
    """The documents of a corpus as files, in the order of their names. Raises InputError for no folder."""
    return list(find_inputs([str(_documents_of(folder))], Selection(), out=None))


def _documents_of(folder: Path) -> Path:
    pages = folder / "pages"
    return pages if pages.is_dir() else folder


def _case(found: Input, gold: Path | None) -> Case:
    body = pieces = None
    try:
        content, problem = read_limited(found.path, found.compression, MAX_BYTES)
        if gold is not None and (path := gold / f"{found.name}.txt").is_file():
            body = path.read_text(encoding="utf-8")
        if gold is not None and (path := gold / f"{found.name}.jsonl").is_file():
            pieces = _pieces(path)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{found.path}: cannot be read: {error}") from None
    if problem:
        raise InputError(f"{found.path}: {problem}")
    return Case(found.name, content, kind_of(found.format), body, pieces)


def _pieces(path: Path) -> tuple[GoldPiece, ...]:
    try:
        return tuple(_DECODER.decode_lines(path.read_bytes()))
    except msgspec.DecodeError as error:
        remedy = 'each line is like {"start": 0, "end": 5, "category": "headline", "text": "Sport"}'
        raise InputError(f"{path}: {error}; {remedy}") from None


def piece_spans(text: str, pieces: Iterable[GoldPiece]) -> Iterator[tuple[int, int, str]]:
    """(start, end, category) of the pieces of a document's text.

    A piece without a place is looked for behind the one before it, white space apart, and passed
    over where it is not found.
    """
    squeezed = SqueezedText(text)
    for piece in pieces:
        if piece.start is not None and piece.end is not None:
            yield piece.start, piece.end, piece.category
        elif (span := squeezed.find(piece.text)) is not None:
            yield *span, piece.category
