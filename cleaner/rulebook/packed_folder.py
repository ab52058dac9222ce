"""A user's rule folder packed: its rules as they were read and checked, for one set of files, words and code.

To read and check tens of thousands of imported selectors takes many seconds, to decode them less than two.
No code is in such a pack, as a folder of rules may come from anyone: patterns are compiled when needed.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import msgspec

from cleaner.rule import Disabled, Page, Rule
from cleaner.rulebook.packed import CODE, FILE, checksum, within
from cleaner.words import Words

_replace = msgspec.structs.replace


class PackedFolder(msgspec.Struct, array_like=True):
    """What a folder holds; in the pack, `file` is relative to the folder. `mark` says what it was made of."""

    mark: str
    rules: list[Rule]
    pages: list[Page]
    disabled: list[Disabled]


def pack_folder(folder: Path, words: Words, content: PackedFolder) -> bytes:
    """What a folder holds -> its pack; `words` are those that its rules were filled with."""
    return msgspec.msgpack.encode(
        PackedFolder(
            _mark(folder, words),
            [_replace(rule, file=within(folder, rule.file)) for rule in content.rules],
            [_replace(page, file=within(folder, page.file)) for page in content.pages],
            [_replace(off, file=within(folder, off.file)) for off in content.disabled],
        )
    )


def unpack_folder(folder: Path, words: Words, layer: int, order: int) -> PackedFolder | None:
    """What a folder's pack holds, its rules counted on from `order`; None without one of its files."""
    try:
        packed = msgspec.msgpack.decode((folder / FILE).read_bytes(), type=PackedFolder)
    except (OSError, msgspec.DecodeError):
        return None
    if packed.mark != _mark(folder, words):
        return None
    named: list[Rule | Page | Disabled] = [*packed.rules, *packed.pages, *packed.disabled]
    whole = {said.file: str(folder / said.file) for said in named}
    packed.rules = [
        _replace(rule, file=whole[rule.file], layer=layer, order=at)
        for at, rule in enumerate(packed.rules, start=order)
    ]
    packed.pages = [_replace(page, file=whole[page.file], layer=layer) for page in packed.pages]
    packed.disabled = [_replace(off, file=whole[off.file]) for off in packed.disabled]
    return packed


def _mark(folder: Path, words: Words) -> str:
    """What tells apart files, words and code that rules were made of."""
    lists = {language: dict(named) for language, named in words.lists.items()}
    listed = (words.names, lists, words.common, words.prefixes, words.endings)
    said = zlib.crc32(msgspec.msgpack.encode(listed))
    return f"{checksum(folder)} {said:08x} {checksum(CODE, '.py')}"
