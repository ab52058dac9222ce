"""What is ready of each language's rules: what the pack has, and every pattern compiled where that is kept.

To compile all patterns of a language takes a second or two, to compile those that one document needs
half a second, to take up kept ones a few hundredths. So the first process that needs a language compiles it
whole, and keeps that where Python keeps its compiled modules.
"""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from cleaner.matching.language_rules import rules_for
from cleaner.matching.patterns import ENGINE
from cleaner.matching.ready import make_ready
from cleaner.rule import Rule
from cleaner.words import ANY, Words

CACHE = Path(__file__).parent / "__pycache__"
"""Where Python keeps this package's compiled modules, and packs are kept too."""
_GIVEN_UP = 60.0
"""Seconds after which a file that a process began to write is no longer waited for."""


class KeptLanguages(Mapping[str, bytes]):
    """Language -> what `cleaner.matching.ready` understands; `packed` is what the pack has of each.

    A language that nobody kept yet is compiled when it is first asked for, by one process alone:
    meanwhile others, and all where nothing can be kept, have what is packed. `mark` names the files and
    the code that the rules are made of: what was kept of others does not count.
    """

    def __init__(self, mark: str, packed: Mapping[str, bytes], rules: list[Rule], words: Words) -> None:
        self._packed, self._rules, self._words = packed, rules, words
        self._mark = f"{zlib.crc32(f'{mark} {ENGINE}'.encode(), zlib.crc32(packed.get(ANY, b''))):08x}"

    def __getitem__(self, language: str) -> bytes:
        packed = self._packed.get(language, b"")
        if language != ANY and language in self._words.languages:  # the pack has ANY compiled
            packed = self._kept(language) or packed
        if not packed:
            raise KeyError(language)
        return packed

    def __iter__(self) -> Iterator[str]:
        yield from {*self._packed, *self._words.languages}

    def __len__(self) -> int:
        return len({*self._packed, *self._words.languages})

    def _kept(self, language: str) -> bytes | None:
        """What was kept of a language, or is compiled and kept now; None where that can't be."""
        target = CACHE / f"ready-{self._mark}-{language}.msgpack"
        with suppress(OSError):
            return target.read_bytes()
        if sys.dont_write_bytecode:
            return None
        with suppress(OSError):
            return self._keep(language, target)
        return None

    def _keep(self, language: str, target: Path) -> bytes:
        """Compile a language and keep it. Raises OSError where it can't be, or another process is at it."""
        unfinished = target.with_suffix(".unfinished")
        with suppress(FileNotFoundError):
            if time.time() - unfinished.stat().st_mtime > _GIVEN_UP:
                unfinished.unlink()
        with unfinished.open("xb") as file:
            content = make_ready(rules_for(language, self._rules, self._words))
            file.write(content)
        unfinished.replace(target)
        self._remove_older()
        return content

    def _remove_older(self) -> None:
        for kept in CACHE.glob("ready-*.msgpack"):
            if not kept.name.startswith(f"ready-{self._mark}-"):
                kept.unlink(missing_ok=True)
