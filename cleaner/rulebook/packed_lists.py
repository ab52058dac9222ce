"""Word lists as a pack holds them: those of a language are decoded when they are first asked for.

A document needs the lists of two or three languages; to decode those of all takes most of the time that
the whole pack takes, and memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

Lists = dict[str, tuple[str, ...]]
"""A language's lists by name."""


class PackedLists(Mapping[str, Lists]):
    """Language -> its lists by name."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        self._packed = packed
        self._decoded: dict[str, Lists] = {}

    def __getitem__(self, language: str) -> Lists:
        if language not in self._decoded:
            self._decoded[language] = msgspec.msgpack.decode(self._packed[language], type=Lists)
        return self._decoded[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __reduce__(self) -> tuple[object, ...]:
        return PackedLists, (self._packed,)


def packed_lists(lists: Mapping[str, Lists]) -> dict[str, bytes]:
    """Language -> its lists by name, each language's packed by itself."""
    return {language: msgspec.msgpack.encode(named) for language, named in lists.items()}
