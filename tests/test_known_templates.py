"""Of pages in the manner of well-known sites nothing of the article is lost; an extractor does no better."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
import trafilatura
from known_templates import PAGES, Page

from cleaner import clean

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff]|\w+")
A_WORD_OR_TWO = 0.005
URL = "https://yard.example/stories/press"


def squeezed(text: str) -> str:
    return "".join(text.split())


def score(text: str, gold: list[str]) -> float:
    """F1 of a text's words, in any order, to the article's."""
    found, wanted = Counter(_WORD.findall(text)), Counter(_WORD.findall("\n".join(gold)))
    return 2 * (found & wanted).total() / max(1, found.total() + wanted.total())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_nothing_of_the_article_is_lost(page: Callable[[], Page]) -> None:
    source, gold = page()
    text = squeezed(clean(source, url=URL).text)
    assert [line for line in gold if squeezed(line) not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_an_extractor_alone_does_no_better(page: Callable[[], Page]) -> None:
    source, gold = page()
    extracted = trafilatura.extract(source, url=URL, include_comments=False) or ""
    assert score(clean(source, url=URL).text, gold) >= score(extracted, gold) - A_WORD_OR_TWO
