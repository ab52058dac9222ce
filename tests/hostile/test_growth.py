"""Time and memory grow with the content and no faster, whatever the content is made of."""

from __future__ import annotations

import time

import pytest
from hostile.families import PAGES, TEXTS, Family

from cleaner import clean

pytestmark = pytest.mark.long
SMALL = 10_000
LARGE = 40_000
sizes = pytest.mark.parametrize("size", [LARGE, 1_000_000])
SECONDS_PER_CHARACTER = 3e-6
SECONDS = 0.5
"""What is promised: so much a character, and so much for each document."""
SLOWNESS = 3
"""How much slower than the machine of that promise this one, with what else it does, may be."""
GROWTH = 4
"""What a character of large content may cost, in those of small content."""


@sizes
@pytest.mark.parametrize("name", PAGES)
def test_pages_take_linear_time(name: str, size: int) -> None:
    _grows_linearly(PAGES[name], "html", size)


@sizes
@pytest.mark.parametrize("name", TEXTS)
def test_texts_take_linear_time(name: str, size: int) -> None:
    _grows_linearly(TEXTS[name], "text", size)


def _grows_linearly(family: Family, kind: str, size: int) -> None:
    clean(family(SMALL), kind=kind)
    small, large = family(SMALL), family(size)
    base = min(seconds(small, kind), seconds(small, kind)) / len(small)
    most = min(
        SLOWNESS * (SECONDS + SECONDS_PER_CHARACTER * len(large)), SECONDS + GROWTH * base * len(large)
    )
    assert seconds(large, kind) <= most or seconds(large, kind) <= most


def seconds(content: str, kind: str) -> float:
    """Processor time of cleaning it."""
    start = time.process_time()
    clean(content, kind=kind)
    return time.process_time() - start
