"""Word lists as a pack holds them: each is decoded when it is asked for.

A document needs the lists of two or three languages, and once: to decode those of all takes most of the time
that the whole pack takes, and to keep them decoded ten times the memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

import msgspec

Lists = Mapping[str, tuple[str, ...]]
"""A language's lists by name."""


class PackedLists(Mapping[str, Lists]):
    """Language -> its lists by name."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        self._packed = packed
        self._unpacked: dict[str, _NamedLists] = {}

    def __getitem__(self, language: str) -> Lists:
        if language not in self._unpacked:
            self._unpacked[language] = _NamedLists(zlib.decompress(self._packed[language]))
        return self._unpacked[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __reduce__(self) -> tuple[object, ...]:
        return PackedLists, (self._packed,)


class _NamedLists(Mapping[str, tuple[str, ...]]):
    """The lists of one language by name."""

    def __init__(self, packed: bytes) -> None:
        self._lists = msgspec.msgpack.decode(packed, type=dict[str, msgspec.Raw])

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return msgspec.msgpack.decode(self._lists[name], type=tuple[str, ...])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)


def packed_lists(lists: Mapping[str, Lists]) -> dict[str, bytes]:
    """Language -> its lists by name, each language's packed by itself."""
    return {language: zlib.compress(msgspec.msgpack.encode(dict(named))) for language, named in lists.items()}
