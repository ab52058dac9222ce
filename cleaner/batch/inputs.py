"""Which files a run reads: arguments (folders, files, globs) -> inputs, in a fixed order."""

from __future__ import annotations

import codecs
import glob
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path

from cleaner.batch.compression import Source
from cleaner.errors import CleanerError, InputError

FORMATS = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
"""Suffix -> format; a file of any other suffix is read only where it is named.

So is a .json that holds no array: it may be anybody's settings.
"""

RECORD_FORMATS = frozenset({"jsonl", "json", "csv", "parquet", "warc"})
ANY = "any"
COMPRESSIONS = (".gz", ".zst")
_BEFORE_ARRAY = codecs.BOM_UTF8 + codecs.BOM_UTF16 + b"\0 \t\r\n"
_HEX = re.compile(rb"\\x([0-9a-f]{2})")
_LEAVES = "a link that leads out of the folder; --follow-links follows it"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record file, from `begin` to before `end`: row groups of Parquet, else bytes.

    `ranges` are the bytes that reading it takes. `encoding` is that of the whole file, where it is text.
    """

    begin: int
    end: int
    ranges: tuple[tuple[int, int], ...]
    encoding: str | None = None

    @property
    def bytes(self) -> int:
        """How many bytes reading it takes."""
        return sum(end - begin for begin, end in self.ranges)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to clean.

    `name` is its path below the folder that holds all inputs, with "/" between parts. `format` is
    a value of FORMATS, or ANY where the suffix tells nothing; `compression` is "", ".gz" or
    ".zst". `size` is in bytes, 0 where the file can't be looked at. `has_stem` says that beside
    "a.html.txt" stands an "a.html" too, so that the two must not share an output. `problem` says why
    it is not to be read, None where it is. `version` tells the versions of a file in a remote store
    apart, whose `path` is there; None for one on this machine. `part` is the part of the file that is
    meant, None for all of it.
    """

    path: Path
    name: str
    format: str
    compression: str
    size: int
    has_stem: bool
    problem: str | None = None
    version: str | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of the files below a folder are wanted: globs on their names below it.

    `*` stands for any characters, "/" too; a pattern is tried on the last part of a name as well.
    `follow_links` says that links to files outside the folder are read as well.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow_links: bool = False

    def wants(self, name: str) -> bool:
        if _matches(name, self.exclude):
            return False
        return _matches(name, self.include) if self.include else format_of(name)[0] != ANY


def format_of(name: str) -> tuple[str, str]:
    """A file's name -> its format and compression, by suffix."""
    lower = name.lower()
    compression = next((c for c in COMPRESSIONS if lower.endswith(c)), "")
    inner = lower.removesuffix(compression)
    return next((form for suffix, form in FORMATS.items() if inner.endswith(suffix)), ANY), compression


def find_inputs(arguments: Sequence[str], selection: Selection, out: Path | None) -> Iterator[Input]:
    """Yield every input once, folders walked in the order of their names.

    The output folder, hidden files and folders, and links to folders are passed over; a link to a
    file outside its folder is an input with that problem. Raises
    InputError, before the first is yielded, for an argument that names nothing.
    """
    roots = [root for argument in arguments for root in _roots(argument)]
    top = _top(roots)
    skip = _identity(out) if out is not None else None
    if skip is not None and any(_identity(root.path) == skip for root in roots):
        raise InputError(f"{out} is both input and output folder; name another with --out")
    return _unique(roots, top, selection, skip)


def top_folder(arguments: Sequence[str]) -> Path:
    """The folder that inputs' names start from. Raises InputError for an argument that names nothing."""
    return _top([root for argument in arguments for root in _roots(argument)])


def _top(roots: Sequence[_Root]) -> Path:
    return Path(os.path.commonpath([root.base for root in roots]))


@dataclass(frozen=True, slots=True)
class _Root:
    """What an argument names: `path`, and the folder `base` that its inputs' names start from."""

    path: Path
    base: Path


def _roots(argument: str) -> list[_Root]:
    path = _absolute(argument)
    if path.is_dir():
        return [_Root(path, path)]
    if os.path.lexists(path):
        return [_Root(path, path.parent)]
    if not glob.has_magic(argument):
        raise InputError(f"there is no file or folder {shown(argument)}")
    fixed = takewhile(lambda part: not glob.has_magic(part), path.parts)
    base = Path(*fixed)
    found = sorted(map(_absolute, glob.iglob(argument, recursive=True)), key=os.fsencode)  # noqa: PTH207
    roots = [_Root(match, base) for match in found if not match.is_dir()]
    if not roots:
        raise InputError(f"nothing matches {shown(argument)}")
    return roots


def _absolute(path: str) -> Path:
    """The whole path, links in it left as they are: a linked file keeps its own name."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _unique(
    roots: list[_Root], top: Path, selection: Selection, skip: tuple[int, int] | None
) -> Iterator[Input]:
    folders = {root.path for root in roots if root.path.is_dir()}
    seen: set[Path] = set()
    for root in roots:
        if root.path in seen or not folders.isdisjoint(root.path.parents):
            continue
        seen.add(root.path)
        if root.path in folders:
            yield from _walk(root.path, top, selection, skip)
        elif not _matches(name := _name(root.path, top), selection.exclude):
            yield _input(root.path, name, _exists(root.path.with_suffix("")))


def _walk(root: Path, top: Path, selection: Selection, skip: tuple[int, int] | None) -> Iterator[Input]:
    """The files below a folder. Not a call within a call: folders may be deeper than those can be."""
    real = Path(os.path.realpath(root))
    ahead: list[tuple[Iterator[os.DirEntry[str]], frozenset[str]]] = []
    folder: Path | None = root
    while folder is not None or ahead:
        if folder is not None:
            try:
                ahead.append(_listed(folder))
            except OSError:
                yield Input(folder, _name(folder, top), ANY, "", 0, False, "the folder cannot be listed")
            folder = None
            continue
        entries, siblings = ahead[-1]
        if (entry := next(entries, None)) is None:
            ahead.pop()
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            folder = None if skip is not None and _identity(path) == skip else path
        elif _may_be_read(entry) and _is_wanted(path, name := _name(path, top), selection):
            leaves = entry.is_symlink() and not (selection.follow_links or _stays(path, real))
            yield _input(path, name, path.stem in siblings, _LEAVES if leaves else None)


def _is_wanted(path: Path, name: str, selection: Selection) -> bool:
    named = bool(selection.include) or format_of(name)[0] != "json"
    return selection.wants(name) and (named or _may_hold_array(path))


def _may_hold_array(path: Path) -> bool:
    """Whether a JSON file begins as an array does, in whatever encoding, or can't be looked at."""
    try:
        with Source(path, format_of(path.name)[1]) as source:
            return may_begin_array(next(source.blocks(), b""))
    except (CleanerError, OSError):
        return True


def may_begin_array(head: bytes) -> bool:
    """Whether a JSON file that begins so holds an array."""
    return head.lstrip(_BEFORE_ARRAY).startswith(b"[")


def _listed(folder: Path) -> tuple[Iterator[os.DirEntry[str]], frozenset[str]]:
    """What stands in a folder and is not hidden, in the order of names, and the names. Raises OSError."""
    with os.scandir(folder) as scan:
        entries = [entry for entry in scan if not entry.name.startswith(".")]
    entries.sort(key=lambda entry: os.fsencode(entry.name))
    return iter(entries), frozenset(entry.name for entry in entries)


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or nothing that could be looked at, so that the run says so."""
    with suppress(OSError):  # a link in a circle
        return entry.is_file() or not _exists(Path(entry.path))
    return True


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _stays(path: Path, folder: Path) -> bool:
    """Whether a link leads to a place in the folder."""
    return Path(os.path.realpath(path)).is_relative_to(folder)


def _input(path: Path, name: str, has_stem: bool, problem: str | None = None) -> Input:
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0
    return Input(path, name, *format_of(name), size, has_stem, problem)


def _name(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    last = name.rsplit("/", 1)[-1]
    return any(fnmatchcase(name, pattern) or fnmatchcase(last, pattern) for pattern in patterns)


def shown(name: str) -> str:
    """A file's name as text that can be printed and stored: bytes that are no UTF-8 as \\xNN."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def has_vanished(folder: Path, name: str) -> bool:
    """Whether there is no file of that name, as `shown` gives it, below the folder.

    What can't be looked at may be there.
    """
    try:
        for each in (
            name,
            os.fsdecode(_HEX.sub(lambda found: bytes.fromhex(found[1].decode()), name.encode())),
        ):
            with suppress(FileNotFoundError, NotADirectoryError):
                (folder / each).lstat()
                return False
    except (OSError, ValueError):
        return False
    return True
