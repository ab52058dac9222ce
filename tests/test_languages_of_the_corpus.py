"""How near the packaged rules come to two invented articles of each language, with leftovers of its press.

A language's words alone make most of its rules, so these show whether its word file holds what they need.
"""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.result import Result

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "languages"
PAGES: dict[str, list[Path]] = defaultdict(list)
for _page in sorted((CORPUS / "pages").glob("*.txt")):
    PAGES[_page.stem.split("-")[0]].append(_page)
# fmt: off
FLOORS = {
    "ar": 0.57, "bg": 0.87, "bn": 0.43, "ca": 0.84, "cs": 0.72, "da": 0.7, "de": 0.92, "el": 0.68,
    "es": 0.68, "fa": 0.47, "fi": 0.73, "fil": 0.66, "fr": 0.79, "he": 0.37, "hi": 0.21, "hr": 0.75,
    "hu": 0.81, "id": 0.9, "it": 0.72, "ja": 0.69, "ko": 0.53, "ms": 0.79, "nl": 0.73, "no": 0.87,
    "pl": 0.8, "pt": 0.84, "ro": 0.84, "ru": 0.87, "sk": 0.9, "sv": 0.8, "sw": 0.9, "th": 0.38,
    "tr": 0.8, "uk": 0.76, "ur": 0.63, "vi": 0.63, "zh": 0.61,
}
# fmt: on
"""Share of a language's leftovers that go; who makes the rules better raises them."""
MOST_EATEN = 0.03
"""Share of a language's body, in characters, that may go: one line that looks like a leftover."""


@cache
def cleaned(page: Path) -> tuple[Result, list[tuple[int, int]]]:
    """The result, and the gold pieces' stretches."""
    rows = map(json.loads, (CORPUS / "gold" / f"{page.name}.jsonl").read_text(encoding="utf-8").splitlines())
    result = clean(page.read_bytes().decode(), kind="text")
    return result, [(row["start"], row["end"]) for row in rows]


def taken(result: Result, start: int, end: int) -> int:
    """How many characters of a stretch went."""
    return sum(max(0, min(end, piece.end) - max(start, piece.start)) for piece in result.removed)


@pytest.mark.parametrize("language", sorted(PAGES))
def test_most_leftovers_of_a_language_go(language: str) -> None:
    found = [cleaned(page) for page in PAGES[language]]
    pieces = [(result, start, end) for result, gold in found for start, end in gold]
    gone = sum(2 * taken(result, start, end) > end - start for result, start, end in pieces)
    assert gone / len(pieces) >= FLOORS[language]


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_body_of_a_language_stays(language: str) -> None:
    for page in PAGES[language]:
        result, gold = cleaned(page)
        body = len(result.document.text) - sum(end - start for start, end in gold)
        eaten = taken(result, 0, len(result.document.text)) - sum(taken(result, *span) for span in gold)
        assert eaten <= MOST_EATEN * body


@pytest.mark.parametrize("language", sorted(PAGES))
def test_a_language_is_told(language: str) -> None:
    for page in PAGES[language]:
        result, _ = cleaned(page)
        assert language in result.document.languages
