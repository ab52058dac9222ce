"""What must stay and what must go of small documents, each of which shows a kind of fault.

`cases/README.md` says how a case is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from cleaner import Result, clean
from cleaner.categories import CATEGORIES

FOLDER = Path(__file__).resolve().parent / "cases"
INPUTS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".html"))
EATEN: frozenset[str] = frozenset(["infobox-one-cell-a-line.3.txt"])
"""Cases that are known to lose some of what is the article's."""


@dataclass
class Marks:
    """What a case's marks say; `gone` holds (category or "any", words)."""

    url: str | None = None
    gone: list[tuple[str, str]] = field(default_factory=list)
    stay: list[str] = field(default_factory=list)


def read_marks(path: Path) -> Marks:
    marks = Marks()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            category, words = line[2:].split(" | ", 1)
            marks.gone.append((category, words))
        elif line.startswith("  "):
            marks.stay.append(line[2:])
        elif line.startswith("url: "):
            marks.url = line[5:]
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"{path}: a line begins with no mark: {line}")
    return marks


@cache
def cleaned(path: Path) -> tuple[Marks, Result]:
    marks = read_marks(path.with_suffix(".marks"))
    kind = "text" if path.suffix == ".txt" else "html"
    return marks, clean(path.read_bytes(), url=marks.url, kind=kind)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module", params=INPUTS, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    """A case, whose tests follow one another so that one process cleans it once."""
    found: Path = request.param
    return found


def test_what_is_the_articles_stays(path: Path, request: pytest.FixtureRequest) -> None:
    if path.name in EATEN:
        request.applymarker(pytest.mark.xfail(reason="known to be eaten", strict=True))
    marks, result = cleaned(path)
    body = squeezed(result.text)
    stay = list(marks.stay)
    if path.suffix == ".txt":
        lines = result.document.text.splitlines()
        stay += [line for line in lines if not any(words in line for _, words in marks.gone)]
    assert [words for words in stay if squeezed(words) not in body] == []


def test_what_is_not_the_articles_goes_under_its_category(path: Path) -> None:
    marks, result = cleaned(path)
    assert [words for _, words in marks.gone if squeezed(words) in squeezed(result.text)] == []
    found = {words: category(result, words) for _, words in marks.gone}
    assert found == {words: found[words] if name == "any" else name for name, words in marks.gone}


def category(result: Result, words: str) -> str | None:
    pieces = [piece for piece in result.removed if squeezed(words) in squeezed(piece.text)]
    return pieces[0].category if pieces else None


def test_each_case_is_marked_with_words_that_it_has() -> None:
    for path in INPUTS:
        marks = read_marks(path.with_suffix(".marks"))
        source = squeezed(path.read_text(encoding="utf-8"))
        assert marks.gone or marks.stay, path
        assert {name for name, _ in marks.gone} <= CATEGORIES.keys() | {"any"}, path
        wanted = [*marks.stay, *(words for _, words in marks.gone)]
        if path.suffix == ".txt":
            assert [words for words in wanted if squeezed(words) not in source] == [], path
