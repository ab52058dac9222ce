"""Lines of extracted text -> the blocks that they came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict

from cleaner.document import Document

_NOISE = re.compile(r"[\W_]+")
_LONG = 24
_WINDOW = 20_000
_SEARCHES = 2000
_OVERLAP = 0.6


def align(document: Document, lines: list[str]) -> tuple[list[float], list[str]]:
    """The share of each block's letters that the lines hold, and the lines that found no block."""
    keys = [_key(block.text) for block in document.blocks]
    aligned = _Alignment(keys)
    lost = [line for line in lines if (key := _key(line)) and not aligned.place(key)]
    lost = [line for line in lost if not aligned.place_words(line, document)]
    shares = [covered / max(1, len(key)) for covered, key in zip(aligned.covered, keys, strict=True)]
    return shares, lost


def _key(text: str) -> str:
    """The letters and digits of a text: what extraction leaves alone."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _NOISE.sub("", text)


class _Alignment:
    """Blocks' keys end to end, and how much of each has been found."""

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

    def place(self, key: str) -> bool:
        """Find a line's key: as a block of its own, else as part of one or as several together."""
        found = self.exact.get(key)
        if found:
            free = [index for index in found if not self.covered[index]]
            after = [index for index in free if self.starts[index] >= self.at]
            index = (after or free or found)[0]
            self._take(self.starts[index], len(key))
            return True
        if self.searches >= _SEARCHES:
            return False
        self.searches += 1
        start = self.whole.find(key, self.at, self.at + _WINDOW + len(key))
        if start < 0 and len(key) >= _LONG:
            start = self.whole.find(key)
        if start < 0:
            return False
        self._take(start, len(key))
        return True

    def _take(self, start: int, length: int) -> None:
        end = start + length
        index = bisect_right(self.starts, start) - 1
        while index < len(self.keys) and self.starts[index] < end:
            first, last = self.starts[index], self.starts[index] + len(self.keys[index])
            self.covered[index] += max(0, min(end, last) - max(start, first))
            index += 1
        if length >= _LONG or start - self.at < _WINDOW // 10:
            self.at = max(self.at, end) if length >= _LONG else self.at

    def place_words(self, line: str, document: Document) -> bool:
        """Find a line that differs in letters: the free block that shares most of its words."""
        words = Counter(line.lower().split())
        total = sum(words.values())
        best, best_share = -1, _OVERLAP
        for index, block in enumerate(document.blocks):
            if self.covered[index] or not 0.5 < block.words / total < 2:
                continue
            share = sum((words & Counter(block.text.lower().split())).values()) / max(total, block.words)
            if share > best_share:
                best, best_share = index, share
        if best < 0:
            return False
        self.covered[best] = len(self.keys[best])
        return True
