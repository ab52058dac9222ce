"""No page and no text, however broken, raises anything, breaks a promise or takes too long.

HOSTILE_DOCUMENTS=200000 pytest -n 2 tests/hostile/test_mutations.py
"""

from __future__ import annotations

import os
import time

import pytest
from hostile.mutations import document
from hostile.test_growth import SECONDS, SECONDS_PER_CHARACTER, SLOWNESS
from test_cleaning import check_promises

from cleaner import clean

DOCUMENTS = int(os.environ.get("HOSTILE_DOCUMENTS", "200"))
CHUNK = 100


@pytest.mark.timeout(0)
@pytest.mark.parametrize("first", range(0, DOCUMENTS, CHUNK))
def test_generated_documents_are_cleaned_in_time(first: int) -> None:
    late = []
    clean("<p>Words.</p>", kind="html")
    for number in range(first, first + CHUNK):
        content, kind = document(number)
        start = time.process_time()
        result = clean(content, kind=kind)
        spent = time.process_time() - start
        check_promises(result)
        if spent > SLOWNESS * (SECONDS + SECONDS_PER_CHARACTER * len(content)):
            late.append((number, len(content), spent))
    assert not late
