"""Lines of extracted text -> the blocks that they came from.

Compared are letters and digits alone. Lines that are one block, and the only one of their words,
hold the two orders together; the others are looked for between them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict

from cleaner.document import Document

_NOISE = re.compile(r"[\W_]+")
_LONG = 24
_PART = 12
_WINDOW = 20_000
_SEARCHES = 4000
_OVERLAP = 0.6


def align(document: Document, lines: list[str]) -> tuple[list[float], list[str]]:
    """The share of each block's letters that the lines hold, and the lines that found no block."""
    aligned = _Alignment([_key(block.text) for block in document.blocks])
    lines = [line for line in lines if _key(line)]
    keys = [_key(line) for line in lines]
    first = aligned.first_anchor(keys)
    anchor = aligned.at
    missed = {at for at in range(first - 1, -1, -1) if not aligned.place_before(keys[at])}
    aligned.at = anchor
    lost = [at for at, key in enumerate(keys) if (at >= first or at in missed) and not aligned.place(key)]
    lost = [at for at in lost if not aligned.place_parts(keys[at])]
    lost = [at for at in lost if not aligned.place_words(lines[at], document)]
    return aligned.shares(), [lines[at] for at in lost]


def _key(text: str) -> str:
    """The letters and digits of a text: what extraction leaves alone."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _NOISE.sub("", text)


class _Alignment:
    """Blocks' keys end to end, and how much of each has been found.

    `at` is the block after the last one that a line was found in.
    """

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        self.whole = "".join(keys)
        self.starts: list[int] = []
        self.covered = [0] * len(keys)
        self.exact: dict[str, list[int]] = defaultdict(list)
        self.at = 0
        self.searches = 0
        start = 0
        for index, key in enumerate(keys):
            self.starts.append(start)
            start += len(key)
            if key:
                self.exact[key].append(index)

    def shares(self) -> list[float]:
        pairs = zip(self.covered, self.keys, strict=True)
        return [min(1.0, covered / len(key)) if key else 0.0 for covered, key in pairs]

    def first_anchor(self, keys: list[str]) -> int:
        """The first line that can only be one block; `at` becomes that block."""
        for at, key in enumerate(keys):
            found = self.exact.get(key, ())
            if len(found) == 1 and len(key) >= _LONG:
                self.at = found[0]
                return at
        return 0

    def place_before(self, key: str) -> bool:
        """Find a line above the first anchor: of several blocks alike, the nearest to it."""
        found = self.exact.get(key)
        at = bisect_left(found, self.at) if found else 0
        if not found or not at:
            return False
        self.at = found[at - 1]
        self.covered[self.at] = len(key)
        return True

    def place(self, key: str) -> bool:
        """Find a line: as a block of its own, else as part of one or as several together."""
        found = self.exact.get(key)
        if found:
            index = found[min(bisect_left(found, self.at), len(found) - 1)]
            self.covered[index] = len(key)
            if len(key) >= _LONG or len(found) > 1:
                self.at = max(self.at, index + 1)
            return True
        if self.searches >= _SEARCHES:
            return False
        self.searches += 1
        here = self.starts[self.at] if self.at < len(self.starts) else len(self.whole)
        start = self.whole.find(key, here, here + _WINDOW + len(key))
        if start < 0 and len(key) >= _LONG:
            start = self.whole.find(key)
        if start < 0:
            return False
        self._take(start, start + len(key))
        return True

    def _take(self, start: int, end: int) -> None:
        index = bisect_right(self.starts, start) - 1
        while index < len(self.keys) and self.starts[index] < end:
            first, last = self.starts[index], self.starts[index] + len(self.keys[index])
            self.covered[index] += max(0, min(end, last) - max(start, first))
            index += 1
        if end - start >= _LONG:
            self.at = max(self.at, index - 1)

    def place_parts(self, key: str) -> bool:
        """Find a line that is made of blocks with others between them, or in another order."""
        if len(key) < _LONG:
            return False
        found = 0
        for index, part in enumerate(self.keys):
            if self.searches >= _SEARCHES:
                break
            if not self.covered[index] and _PART <= len(part) <= len(key):
                self.searches += 1
                if part in key:
                    found += len(part)
                    self.covered[index] = len(part)
        return found > _OVERLAP * len(key)

    def place_words(self, line: str, document: Document) -> bool:
        """Find a line that differs in letters: the free block that shares most of its words."""
        words = Counter(line.lower().split())
        total = sum(words.values())
        best, best_share = -1, _OVERLAP
        for index, block in enumerate(document.blocks):
            if self.searches >= _SEARCHES:
                break
            if self.covered[index] or not 0.5 < block.words / total < 2:
                continue
            self.searches += 1
            share = sum((words & Counter(block.text.lower().split())).values()) / max(total, block.words)
            if share > best_share:
                best, best_share = index, share
        if best < 0:
            return False
        self.covered[best] = len(self.keys[best])
        return True
