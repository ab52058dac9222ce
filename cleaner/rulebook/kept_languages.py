"""What is ready of each language's rules: what the pack has, and every pattern compiled where that is kept.

The first process that reads a document in a language compiles it whole, and keeps that where Python keeps its
compiled modules; one that only might be in it, and that no pack has, has its literals derived and kept. What
that saves, `cleaner.matching.ready` says.
"""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cleaner.matching.language_rules import rules_for
from cleaner.matching.patterns import ENGINE
from cleaner.matching.ready import ReadyLanguages, make_ready
from cleaner.rule import Rule
from cleaner.rulebook.kept_files import CACHE, keep
from cleaner.words import ANY, Words

_GIVEN_UP = 60.0
"""Seconds after which a language that another process claimed is no longer waited for."""


class KeptLanguages(ReadyLanguages):
    """What the pack has of each language, or what was kept of it.

    A language of which nothing was kept is compiled whole by one process alone: meanwhile others, and
    all where nothing can be kept, have what is packed. `mark` names the files and the code that the
    rules are made of: what was kept of others does not count.
    """

    def __init__(self, mark: str, packed: Mapping[str, bytes], rules: list[Rule], words: Words) -> None:
        super().__init__(packed)
        self._rules, self._words = rules, words
        self._mark = f"{zlib.crc32(f'{mark} {ENGINE}'.encode(), zlib.crc32(packed.get(ANY, b''))):08x}"

    def of(self, language: str) -> bytes | None:
        if language == ANY:  # which the pack has compiled
            return super().of(language)
        with suppress(OSError):
            return self._file(language).read_bytes()
        packed = super().of(language)
        return self._derived(language) if packed is None and not sys.dont_write_bytecode else packed

    def whole(self, language: str) -> bytes | None:
        if language == ANY or sys.dont_write_bytecode or self._file(language).exists():
            return self.of(language)
        with suppress(OSError):
            return self._keep(language)
        return self.of(language)

    def _file(self, language: str, kind: str = "ready") -> Path:
        return CACHE / f"{kind}-{self._mark}-{language}.msgpack"

    def _derived(self, language: str) -> bytes:
        """A language's literals as they are kept, or derived now and kept if that can be."""
        target = self._file(language, "derived")
        with suppress(OSError):
            return target.read_bytes()
        content = make_ready(rules_for(language, self._rules, self._words), compiling=False)
        with suppress(OSError):
            keep(content, target, current=f"derived-{self._mark}-")
        return content

    def _keep(self, language: str) -> bytes:
        """Compile a language and keep it. Raises OSError where it can't be, or another process is at it."""
        target = self._file(language)
        claim = target.with_suffix(".claimed")
        with suppress(FileNotFoundError):
            if time.time() - claim.stat().st_mtime > _GIVEN_UP:
                claim.unlink()
        claim.touch(exist_ok=False)
        try:
            content = make_ready(rules_for(language, self._rules, self._words))
            keep(content, target, current=f"ready-{self._mark}-")
        finally:
            claim.unlink(missing_ok=True)
        return content
