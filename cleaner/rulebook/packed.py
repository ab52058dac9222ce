"""The packaged rules as a build leaves them beside their files: parsed, their patterns read and compiled.

That takes seconds; decoding what came of it, a few hundredths of one. The pack names the files that
it was made of by a checksum, and counts for no others. A source checkout keeps such a pack where
Python keeps its compiled modules.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from cleaner.matching.language_rules import rules_for
from cleaner.matching.patterns import ENGINE
from cleaner.matching.ready import make_ready
from cleaner.rule import Page, Rule
from cleaner.rulebook.kept_files import CACHE
from cleaner.rulebook.packed_lists import PackedLists, packed_lists
from cleaner.rulebook.phrases import phrases_of, with_literals
from cleaner.vocabulary import with_packed_vocabulary
from cleaner.words import ANY, Words

FILE = "packed.msgpack"
CODE = Path(__file__).resolve().parents[1]
"""The folder of the package."""
SOURCES = CODE.parent / "rules"
"""The folder of the packaged rules in a source checkout."""


class Packed(msgspec.Struct, array_like=True):
    """Rules and page tables whose `file` is relative to their folder, and the checksum of its files.

    `ready` is what was made ready of their patterns for an `engine`, by language. `words` lack their
    `lists`, which stand beside them, packed by language.
    """

    checksum: str
    engine: str
    ready: dict[str, bytes]
    rules: list[Rule]
    pages: list[Page]
    words: Words
    lists: dict[str, bytes]


def pack(
    folder: Path, rules: list[Rule], pages: list[Page], words: Words, languages: Iterable[str] = ()
) -> bytes:
    """What was read of a folder -> the content of its pack.

    Of the languages, of which ANY may be one, the rules' patterns are made ready too. Those of ANY, which
    every document needs, are compiled; to compile all would take half a minute.
    """
    replace = msgspec.structs.replace
    whole = list(map(with_literals, rules))
    read = [replace(rule, file=within(folder, rule.file)) for rule in whole]
    tables = [replace(page, file=within(folder, page.file)) for page in pages]
    ready = {
        language: make_ready(rules_for(language, whole, words), compiling=language == ANY)
        for language in languages
    }
    spoken = replace(with_packed_vocabulary(words.saying(phrases_of(whole, words))), lists={})
    lists = packed_lists(words.lists)
    return msgspec.msgpack.encode(Packed(checksum(folder), ENGINE, ready, read, tables, spoken, lists))


def unpack(folder: Path, kept: Path | None = None) -> Packed | None:
    """A folder's pack with `file` made whole; None where it has none, or one of other files.

    The pack lies in the folder, or where it is `kept`.
    """
    try:
        packed = msgspec.msgpack.decode((kept or folder / FILE).read_bytes(), type=Packed)
    except (OSError, msgspec.DecodeError):
        return None
    if packed.checksum != checksum(folder):
        return None
    if packed.engine != ENGINE:
        packed.ready = {}
    whole = {rule.file: str(folder / rule.file) for rule in packed.rules}
    packed.rules = [msgspec.structs.replace(rule, file=whole[rule.file]) for rule in packed.rules]
    packed.pages = [msgspec.structs.replace(page, file=str(folder / page.file)) for page in packed.pages]
    packed.words = msgspec.structs.replace(packed.words, lists=PackedLists(packed.lists))
    return packed


@cache
def kept_pack() -> Path:
    """Where a source checkout keeps the pack that this code makes: other code has another file."""
    return CACHE / f"rules-{checksum(CODE, '.py').replace(' ', '-')}.msgpack"


def checksum(folder: Path, ending: str = ".toml") -> str:
    """What tells apart the contents of all files of an ending in a folder: CRC-32 (ISO 3309), their length.

    It is there for edits, not for attacks, and needs no library that takes long to load.
    """
    found = length = 0
    root = str(folder)
    # Hundreds of small files: a Path for each would take twice as long as all the rest.
    inside = [f"{parent[len(root) :]}/{name}" for parent, _, names in os.walk(root) for name in names]
    for path in sorted(path.replace(os.sep, "/") for path in inside if path.endswith(ending)):
        with open(root + path, "rb", buffering=0) as file:  # noqa: PTH123
            content = file.read()
        found = zlib.crc32(path.encode() + content, found)
        length += len(content)
    return f"{found:08x} {length}"


def within(folder: Path, file: str) -> str:
    """A file's path as it is from its folder."""
    return Path(file).relative_to(folder).as_posix()
