"""Which blocks of a frame are its article's."""

import pytest
from making import MORE_PROSE, PROSE

from cleaner.reading.article_blocks import Holdings, elements_around
from cleaner.reading.html import read_html

STORY = f"<p>{PROSE}</p><p>{MORE_PROSE}</p>" * 3


def article(inside: str) -> list[str]:
    made = read_html(f"<html><body><article>{inside}</article></body></html>")
    assert made.markup is not None
    frame = made.markup.by_tag["article"][0]
    left = {block.index: block.end - block.start for block in made.blocks}
    return [block.text for block in Holdings(frame, made.blocks, left).article()]


def links(count: int, site: str = "") -> str:
    return "".join(f'<li><a href="{site}/{n}">Another story of the quay</a></li>' for n in range(count))


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("<ul><li>Two masts</li></ul>", "Two masts"),
        ("<blockquote><p>Up!</p></blockquote>", "Up!"),
        (f'<p>Read <a href="/a">this</a>, {PROSE}</p>', f"Read this, {PROSE}"),
        (f"<div>{MORE_PROSE}</div>", MORE_PROSE),
        (f"<p>Of these it tells more:</p><ul>{links(1)}</ul>", "Another story of the quay"),
        (f"<ol>{links(1, 'https://other.example')}</ol>", "Another story of the quay"),
    ],
)
def test_what_belongs_to_running_text_is_the_article_s(part: str, text: str) -> None:
    assert text in article(f"{STORY}{part}{STORY}")


@pytest.mark.parametrize(
    "part", [f"<ul>{links(5)}</ul>", f"<div>{links(5)}</div>", '<p><a href="/a">More</a></p>']
)
def test_lists_of_links_onward_are_not(part: str) -> None:
    assert article(f"{STORY}{part}{STORY}") == article(STORY + STORY)


def test_a_few_loose_words_are_taken_only_where_there_are_hardly_any_paragraphs() -> None:
    loose = "<section><div>Loose words</div></section>"
    assert "Loose words" in article(f"<p>{PROSE}</p>{loose}")
    assert "Loose words" not in article(f"{STORY}{loose}")


def test_elements_of_a_frame_stand_the_outer_before_the_inner() -> None:
    made = read_html("<html><body><div><ul><li><p>a</p></li><li>b</li></ul></div></body></html>")
    assert [element.tag for element in elements_around(1, made.blocks)] == ["div", "ul", "li", "p", "li"]
