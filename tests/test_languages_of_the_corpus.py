"""How near the packaged rules come to the invented articles of each language, with leftovers of its press.

A language's words alone make most of its rules, so these show whether its word file holds what they need.
"""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from making import MORE_PROSE, PROSE

from cleaner import clean
from cleaner.cleaning import packaged_cleaner
from cleaner.result import Result
from cleaner.words import ANY, FOREIGN

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "languages"
PAGES: dict[str, list[Path]] = defaultdict(list)
for _page in sorted((CORPUS / "pages").glob("*.txt")):
    PAGES[_page.stem.split("-")[0]].append(_page)
# fmt: off
FLOORS = {
    "ar": 0.69, "bg": 0.93, "bn": 0.63, "ca": 0.87, "cs": 0.9, "da": 0.87, "de": 0.93, "el": 0.87,
    "es": 0.73, "fa": 0.81, "fi": 0.91, "fil": 0.87, "fr": 0.82, "he": 0.53, "hi": 0.57, "hr": 0.89,
    "hu": 0.9, "id": 0.89, "it": 0.76, "ja": 0.93, "ko": 0.91, "ms": 0.89, "nl": 0.91, "no": 0.89,
    "pl": 0.95, "pt": 0.86, "ro": 0.9, "ru": 0.93, "sk": 0.9, "sv": 0.8, "sw": 0.97, "th": 0.62,
    "tr": 0.91, "uk": 0.94, "ur": 0.76, "vi": 0.83, "zh": 0.96,
}
# fmt: on
"""Share of a language's leftovers that go; who makes the rules better raises them."""
EXACT = [
    "el-faros",
    "hr-svjetionik",
    "ja-hatoba",
    "ko-nabiseom",
    "pl-wieza",
    "ru-parom",
    "sw-saa",
    "uk-dzvin",
    "zh-dukou",
    "zh-shudian",
]
"""The pages of which every leftover goes under its name, and nothing else."""
MOST_EATEN = 0.03
"""Share of a document's body, in characters, that may go: one line that looks like a leftover."""
EATEN = {"fr-entretien": 0.05, "hi-chaupal": 0.13, "ru-muzej": 0.2}
"""Documents of which more goes today: prose about apps, about signing under one's thanks."""


@pytest.fixture(scope="module", params=sorted(PAGES))
def language(request: pytest.FixtureRequest) -> str:
    """A language, whose tests follow one another so that one process alone loads its rules."""
    found: str = request.param
    return found


def test_every_page_that_is_said_to_be_exact_is_there() -> None:
    assert set(EXACT) <= {page.stem for pages in PAGES.values() for page in pages}


def gold_rows(page: Path) -> list[dict[str, Any]]:
    """The gold pieces of a page."""
    written = (CORPUS / "gold" / f"{page.name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in written.splitlines()]


@cache
def cleaned(page: Path) -> tuple[Result, list[tuple[int, int]]]:
    """The result, and the gold pieces' stretches."""
    result = clean(page.read_bytes().decode(), kind="text")
    return result, [(row["start"], row["end"]) for row in gold_rows(page)]


def taken(result: Result, start: int, end: int) -> int:
    """How many characters of a stretch went."""
    return sum(max(0, min(end, piece.end) - max(start, piece.start)) for piece in result.removed)


def test_most_leftovers_of_a_language_go(language: str) -> None:
    found = [cleaned(page) for page in PAGES[language]]
    pieces = [(result, start, end) for result, gold in found for start, end in gold]
    gone = sum(2 * taken(result, start, end) > end - start for result, start, end in pieces)
    assert gone / len(pieces) >= FLOORS[language]


def test_the_body_of_a_language_stays(language: str) -> None:
    for page in PAGES[language]:
        result, gold = cleaned(page)
        body = len(result.document.text) - sum(end - start for start, end in gold)
        eaten = taken(result, 0, len(result.document.text)) - sum(taken(result, *span) for span in gold)
        assert eaten <= EATEN.get(page.stem, MOST_EATEN) * body


def test_articles_that_are_cleaned_exactly_stay_so(language: str) -> None:
    """The body is the gold one, and every leftover has gone under its name."""
    for page in PAGES[language]:
        if page.stem in EXACT:
            _is_exact(page)


def _is_exact(page: Path) -> None:
    rows = gold_rows(page)
    result, _ = cleaned(page)
    wanted = {at: row["category"] for row in rows for at in range(row["start"], row["end"])}
    found = {at: piece.category for piece in result.removed for at in range(piece.start, piece.end)}
    text = result.document.text
    assert {at: name for at, name in found.items() if not text[at].isspace()} == {
        at: name for at, name in wanted.items() if not text[at].isspace()
    }
    gold = (CORPUS / "gold" / f"{page.name}.txt").read_text(encoding="utf-8")
    assert result.text.split() == gold.split()


def test_a_language_is_told(language: str) -> None:
    for page in PAGES[language]:
        result, _ = cleaned(page)
        assert language in result.document.languages


def one_line_examples(language: str) -> list[str]:
    """The lines that a language's rules have as their examples."""
    return [
        example.strip()
        for rule in packaged_cleaner().rulebook.rules
        if rule.language == language and rule.site is None and not rule.table.keep
        for example in rule.table.examples
        if "\n" not in example.strip() and not example.startswith("<")
    ]


def rule_languages(result: Result) -> set[str]:
    """The languages of the rules by which lines of a text went."""
    languages = {rule.id: rule.language for rule in packaged_cleaner().rulebook.rules}
    return {languages[piece.rule] for piece in result.removed}


def test_no_rule_of_another_language_names_a_line(language: str) -> None:
    """A language's own rules do, those of every language, and English ones, as English stands anywhere."""
    body = (CORPUS / "gold" / f"{PAGES[language][0].name}.txt").read_text(encoding="utf-8")
    allowed = {language, ANY, FOREIGN}
    assert rule_languages(clean("\n".join([body, *one_line_examples(language)]), kind="text")) <= allowed
    assert all(rule_languages(cleaned(page)[0]) <= allowed for page in PAGES[language])


def test_no_rule_of_another_language_names_an_english_line() -> None:
    text = "\n".join([PROSE, MORE_PROSE, *one_line_examples(FOREIGN)])
    assert rule_languages(clean(text, kind="text")) <= {ANY, FOREIGN}
