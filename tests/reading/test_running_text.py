"""Which blocks run on like an article's."""

import pytest
from making import PROSE, document

from cleaner.reading.html import read_html
from cleaner.reading.running_text import running_words, runs_on


def runs(source: str) -> list[bool]:
    return [runs_on(block) for block in read_html(source).blocks]


def test_a_dozen_words_run_on_and_fewer_do_not() -> None:
    eleven, twelve = document(" ".join("a" * 11)).blocks[0], document(" ".join("a" * 12)).blocks[0]
    assert (runs_on(eleven), runs_on(twelve)) == (False, True)


@pytest.mark.parametrize("tag", ["nav", "header", "footer", "aside", "form"])
def test_what_stands_around_an_article_does_not(tag: str) -> None:
    assert runs(f"<{tag}><p>{PROSE}</p></{tag}><p>{PROSE}</p>") == [False, True]


def test_nor_does_what_is_mostly_links() -> None:
    assert runs(f"<p><a href=/a>{PROSE}</a></p><p>{PROSE} <a href=/a>More</a></p>") == [False, True]


def test_their_words_are_counted() -> None:
    made = document(f"{PROSE}\nShort\n{PROSE}")
    assert running_words(made.blocks) == 2 * made.blocks[0].words
