"""No page and no text, however broken, raises anything, breaks a promise or takes too long.

`pytest --documents 200000 tests/hostile/test_mutations.py` tries so many.
"""

from __future__ import annotations

import time

import pytest
from hostile.mutations import document
from hostile.test_growth import SECONDS, SECONDS_PER_CHARACTER, SLOWNESS
from making import check_promises

from cleaner import Result, clean

USUAL, LONG = 100, 5000
CHUNK = 100


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    usual = metafunc.config.getoption("documents") or USUAL
    long = [pytest.param(first, marks=pytest.mark.long) for first in range(usual, LONG, CHUNK)]
    metafunc.parametrize("first", [*range(0, usual, CHUNK), *long])


@pytest.mark.long
@pytest.mark.timeout(0)
def test_generated_documents_are_cleaned_in_time(first: int) -> None:
    late = []
    clean("<p>Words.</p>", kind="html")
    for number in range(first, first + CHUNK):
        content, kind = document(number)
        result, spent = _timed(content, kind)
        check_promises(result)
        most = SLOWNESS * (SECONDS + SECONDS_PER_CHARACTER * len(content))
        # A language's first document waits for the rules, too; test_first_document sees to that.
        if spent > most and (spent := _timed(content, kind)[1]) > most:
            late.append((number, len(content), spent))
    assert not late


def _timed(content: str | bytes, kind: str | None) -> tuple[Result, float]:
    start = time.process_time()
    result = clean(content, kind=kind)
    return result, time.process_time() - start
