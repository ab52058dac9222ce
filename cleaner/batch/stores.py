"""Remote stores: folders under URLs, by pyarrow's file systems (s3, gs, hdfs, abfs, file) or fsspec's."""

from __future__ import annotations

import glob
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any
from uuid import uuid4

from cleaner.batch.inputs import Input, Part, Selection, format_of, may_begin_array
from cleaner.batch.outputs import OutputError, OutputFolder, is_output, make_folders
from cleaner.errors import InputError, SettingError
from cleaner.extras import import_extra

_PUTS_WHOLE = {"s3", "gcs", "abfs"}
"""The types of file systems where a file is there when it is whole, and not before."""
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a store: its name below the folder, its size in bytes, and what tells its versions apart."""

    name: str
    size: int
    version: str


class Store:
    """A folder of a store; where it is sent to another machine, that opens it with its own credentials.

    Its methods raise OSError where the store can't be reached or says no. Raises SettingError for a URL
    that no installed package knows.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._system, self.path = _opened(url)

    def __reduce__(self) -> tuple[type[Store], tuple[str]]:
        return Store, (self.url,)

    def files(self) -> Iterator[Stored]:
        """All files below the folder, in no order."""
        selector = import_extra("pyarrow.fs", "ray", "a remote store").FileSelector
        for found in self._system.get_file_info(selector(self.path, recursive=True)):
            if found.is_file:
                yield self._stored(found)

    def find(self, name: str) -> Stored | None:
        """The file of that name, the folder itself for an empty name; None where there is none."""
        (found,) = self._system.get_file_info([self._whole(name)])
        return self._stored(found) if found.is_file else None

    def head(self, name: str) -> bytes:
        """How the file begins."""
        with self._system.open_input_stream(self._whole(name)) as file:
            return bytes(file.read(_HEAD))

    def open(self, name: str) -> IO[bytes]:
        """The file, to be read at any place."""
        return self._system.open_input_file(self._whole(name))  # type: ignore[no-any-return]

    def fetch_part(self, name: str, part: Part, target: Path) -> None:
        """Copy what reading the part takes, each range to where it stands in the whole file."""
        with self.open(name) as source, target.open("wb") as file:
            for begin, end in part.ranges:
                source.seek(begin)
                file.seek(begin)
                while block := source.read(min(1 << 20, end - source.tell())):
                    file.write(block)

    def fetch(self, name: str, target: Path) -> None:
        """Copy a file of the store to a path."""
        make_folders(target.parent)
        with self._system.open_input_stream(self._whole(name)) as source, target.open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)

    def send(self, source: Path, name: str) -> None:
        """Copy a file into the store, where it is seen when it is whole."""
        whole = self._whole(name)
        direct = self._system.type_name in _PUTS_WHOLE
        draft = whole if direct else self._whole(f".unfinished/{uuid4().hex}")
        if not direct:
            self._system.create_dir(PurePosixPath(draft).parent.as_posix(), recursive=True)
            self._system.create_dir(PurePosixPath(whole).parent.as_posix(), recursive=True)
        with source.open("rb") as file, self._system.open_output_stream(draft) as target:
            shutil.copyfileobj(file, target, 1 << 20)
        if not direct:
            with suppress(OSError):  # hdfs moves nothing onto what is there
                self._system.delete_file(whole)
            self._system.move(draft, whole)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with suppress(OSError):
            self._system.delete_file(self._whole(name))

    def _whole(self, name: str) -> str:
        return f"{self.path}/{name}" if name else self.path

    def _stored(self, found: Any) -> Stored:
        name = found.path[len(self.path) :].lstrip("/")
        return Stored(name, found.size, f"{found.size} {found.mtime_ns}")


def _opened(url: str) -> tuple[Any, str]:
    """A URL -> its file system, and the path there."""
    fs = import_extra("pyarrow.fs", "ray", "a remote store")
    try:
        system, path = fs.FileSystem.from_uri(url.replace(" ", "%20"))
    except OSError as error:
        raise SettingError(f"{url} can't be opened: {_first_line(error)}") from None
    except ValueError as error:
        if "Unrecognized filesystem" not in str(error):
            raise SettingError(f"{url} is no URL of a store: {_first_line(error)}") from None
        system, path = _opened_by_fsspec(url, fs)
    return system, path.rstrip("/")


def _opened_by_fsspec(url: str, fs: Any) -> tuple[Any, str]:
    core = import_extra("fsspec.core", "ray", f"reading {url}")
    try:
        system, path = core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise SettingError(f"{url} can't be opened: {_first_line(error)}") from None
    return fs.PyFileSystem(fs.FSSpecHandler(system)), path


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]


class StoredInputs:
    """The record files that URLs name: folders, files, or globs with `*`, all in one store.

    Raises SettingError where they are in several, InputError where one names nothing.
    """

    def __init__(self, urls: Iterable[str], selection: Selection, out: Store | None) -> None:
        urls = list(urls)
        if len({_place(url) for url in urls}) > 1:
            raise SettingError(f"{', '.join(urls)} are in several stores; give each a run of its own")
        self._selection = selection
        self._skip = f"{out.path}/" if out is not None and _place(out.url) == _place(urls[0]) else None
        self._found: dict[str, Stored] = {}
        bases = []
        for url in urls:
            with reading_from(url):
                bases.append(self._look(url))
        self.store = Store(_common(bases))
        cut = len(self.store.path) + 1
        self._names = {path[cut:]: found for path, found in self._found.items()}

    def __iter__(self) -> Iterator[Input]:
        """The inputs that are wanted, in the order of their names."""
        for name in sorted(self._names, key=lambda name: name.encode().split(b"/")):
            if self._is_wanted(name):
                found = self._names[name]
                has_stem = name.rpartition(".")[0] in self._names
                yield Input(Path(name), name, *format_of(name), found.size, has_stem, version=found.version)

    def _look(self, url: str) -> str:
        """Find the files of a URL; returns the URL of the folder that their names start from."""
        start, _, rest = url.rstrip("/").partition("*")
        if rest or url.rstrip("/").endswith("*"):
            return self._matching(start.rpartition("/")[0], url)
        store = Store(url)
        if (file := store.find("")) is not None:
            self._found[store.path] = file
            return _without_last(url)
        self._add(store, "/*")
        return url

    def _matching(self, base: str, url: str) -> str:
        query = f"?{url.partition('?')[2]}" if "?" in url else ""
        store = Store(base + query)
        self._add(store, url.partition("?")[0][len(base) :])
        return base + query

    def _add(self, store: Store, pattern: str) -> None:
        """Add the files of a folder that match below it. Raises FileNotFoundError where there is none."""
        selection = Selection(include=(glob.escape(store.path) + pattern,))
        found = {f"{store.path}/{file.name}": file for file in store.files()}
        wanted = {path: file for path, file in found.items() if selection.wants(path)}
        if not wanted:
            raise FileNotFoundError("there is nothing")
        self._found |= wanted

    def _is_wanted(self, name: str) -> bool:
        whole = f"{self.store.path}/{name}"
        hidden = any(part.startswith(".") for part in name.split("/"))
        if hidden or (self._skip and whole.startswith(self._skip)) or not self._selection.wants(name):
            return False
        if self._selection.include or format_of(name) != ("json", ""):
            return True
        with reading_from(name):
            return may_begin_array(self.store.head(name))


def _place(url: str) -> tuple[str, str]:
    """A URL's store: what stands before its path, and after it."""
    whole, _, query = url.partition("?")
    scheme, _, rest = whole.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}", query


def _without_last(url: str) -> str:
    whole, mark, query = url.partition("?")
    return whole.rstrip("/").rpartition("/")[0] + mark + query


def _common(urls: list[str]) -> str:
    """The folder that holds all these of one store."""
    parts = [url.partition("?")[0].rstrip("/").split("/") for url in urls]
    length = next(
        (at for at, each in enumerate(zip(*parts, strict=False)) if len(set(each)) > 1),
        min(map(len, parts)),
    )
    _, mark, query = urls[0].partition("?")
    return "/".join(parts[0][:length]) + mark + query


@contextmanager
def reading_from(url: str) -> Iterator[None]:
    """Turn a store's errors into an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{url} cannot be read: {_first_line(error)}") from None


class StoreFolder(OutputFolder):
    """An output folder in a store: outputs are written to a folder of this machine, then sent there."""

    def __init__(self, folder: Path, store: Store) -> None:
        super().__init__(folder)
        self.store = store

    def bring(self, name: str) -> None:
        """Fetch a file of an earlier run, if there is one. Raises InputError."""
        with reading_from(self.store.url):
            if self.store.find(name) is not None:
                self.store.fetch(name, self.folder / name)

    def send(self, names: Iterable[str]) -> None:
        """Send files that are whole. Raises OutputError."""
        for name in names:
            try:
                self.store.send(self.folder / name, name)
            except OSError as error:
                raise OutputError(f"cannot write to {self.store.url}: {_first_line(error)}") from None

    def remove(self, name: str) -> None:
        super().remove(name)
        if is_output(name):
            self.store.remove(name)

    def sizes(self, *names: str) -> list[int] | None:
        try:
            found = [self.store.find(name) for name in names]
        except OSError:
            return None
        sizes = [file.size for file in found if file is not None]
        return sizes if len(sizes) == len(names) else None
