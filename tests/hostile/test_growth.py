"""Time and memory grow with the content and no faster, whatever the content is made of."""

from __future__ import annotations

import os
import time

import pytest
from hostile.families import PAGES, TEXTS, Family

from cleaner import clean

SMALL = 10_000
LARGE = int(os.environ.get("HOSTILE_LARGEST", "80000"))
SECONDS_PER_CHARACTER = 3e-6
SECONDS = 0.5
"""What is promised: so much a character, and so much for each document."""
SLOWNESS = float(os.environ.get("HOSTILE_SLOWNESS", "3"))
"""How much slower than the machine of that promise this one, with what else it does, may be."""
GROWTH = 4
"""What a character of large content may cost, in those of small content."""


@pytest.mark.parametrize("name", PAGES)
def test_pages_take_linear_time(name: str) -> None:
    _grows_linearly(PAGES[name], "html")


@pytest.mark.parametrize("name", TEXTS)
def test_texts_take_linear_time(name: str) -> None:
    _grows_linearly(TEXTS[name], "text")


def _grows_linearly(family: Family, kind: str) -> None:
    clean(family(SMALL), kind)
    small, large = family(SMALL), family(LARGE)
    base = seconds(small, kind) / len(small)
    spent = seconds(large, kind)
    assert spent <= SLOWNESS * (SECONDS + SECONDS_PER_CHARACTER * len(large))
    assert spent <= SECONDS + GROWTH * base * len(large)


def seconds(content: str, kind: str) -> float:
    """Processor time of cleaning it, the better of two turns."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        clean(content, kind)
        best = min(best, time.process_time() - start)
    return best
