"""What an extractor misses is recovered from the page's structure."""

from collections.abc import Callable

import pytest
from making import MORE_PROSE, PROSE

from cleaner.document import Document
from cleaner.reading.html import read_html
from cleaner.reading.recovery import (
    add_all_prose,
    add_footnotes,
    add_missed_article,
    add_standfirst,
    add_subheadings,
    recover,
)

STORY = f"<p>{PROSE}</p><p>{MORE_PROSE}</p>"
LEAD = "Nine sailors took the old ship back to sea"


def recovered(step: Callable[[Document], None], body: str, found: Callable[[str], bool]) -> list[str]:
    """What a step adds to the main content, of which an extractor found some of the blocks."""
    made = read_html(f"<html><body>{body}</body></html>")
    for block in made.blocks:
        block.main = found(block.text)
    before = {block.index for block in made.blocks if block.main}
    step(made)
    assert before <= {block.index for block in made.blocks if block.main}
    return [block.text for block in made.blocks if block.main and block.index not in before]


def is_prose(text: str) -> bool:
    return text in (PROSE, MORE_PROSE)


def nothing(text: str) -> bool:
    return False


def test_more_prose_together_elsewhere_is_taken_with_it() -> None:
    body = f"<div><p>A short note of the harbour office, which says little.</p></div><div>{STORY * 4}</div>"
    assert (
        recovered(add_missed_article, body, lambda text: text.startswith("A short"))
        == [PROSE, MORE_PROSE] * 4
    )


@pytest.mark.parametrize("name", ["cookie-consent", "comments"])
def test_dialogues_and_comments_are_no_missed_article(name: str) -> None:
    body = f'<div><p>A short note.</p></div><div class="{name}">{STORY * 4}</div>'
    assert recovered(add_missed_article, body, lambda text: text.startswith("A short")) == []


def test_headings_between_found_paragraphs_are_subheadings() -> None:
    body = f"<div>{STORY * 2}<h2>At sea</h2>{STORY}</div><aside><h2>Most read</h2></aside>"
    assert recovered(add_subheadings, body, is_prose) == ["At sea"]


def test_the_last_heading_with_nothing_behind_it_is_none() -> None:
    assert recovered(add_subheadings, f"<div>{STORY * 2}<h2>Most read</h2></div>", is_prose) == []


@pytest.mark.parametrize("name", ["standfirst", "article-intro", "sub-title", "chapo"])
def test_a_summary_under_the_title_is_known_by_its_name(name: str) -> None:
    header = f'<header><h1>Ferry sails</h1><p class="{name}">{LEAD}</p></header>'
    body = f"{header}<section><div>{STORY}</div></section>"
    assert recovered(add_standfirst, body, is_prose) == [LEAD]


def test_a_line_that_only_repeats_the_title_is_no_standfirst() -> None:
    body = f'<header><h1>{LEAD}</h1><p class="intro">{LEAD}</p></header><div>{STORY}</div>'
    assert recovered(add_standfirst, body, is_prose) == []


def test_a_standfirsts_short_sentences_stand_by_the_long_one() -> None:
    lines = [f"{LEAD}, and forty people with her.", "She is sound."]
    paragraphs = "".join(f"<p>{line}</p>" for line in (*lines, "Sound"))
    body = f'<h1>Ship ahoy</h1><div class="article__preamble">{paragraphs}</div><div>{STORY}</div>'
    assert recovered(add_standfirst, body, is_prose) == lines
    assert recovered(add_standfirst, body.replace("article__preamble", "row"), is_prose)[1:] == []


def test_a_page_without_words_has_no_standfirst() -> None:
    assert recovered(add_standfirst, "<img src='a.png'>", nothing) == []


def test_a_standfirst_is_found_below_a_title_that_is_said_twice() -> None:
    lead = f'<p class="excerpt">{LEAD}</p>'
    body = f"<h1>Ship ahoy</h1>{lead}<div><h1>Ship ahoy</h1>{STORY}</div>"
    assert recovered(add_standfirst, body, is_prose) == [LEAD]


def test_a_sentence_is_found_below_the_title_of_a_group_where_the_first_heading_is_elsewhere() -> None:
    title = "<hgroup><div>Ships</div><h2>What became of the Anna, and who sails her now?</h2></hgroup>"
    crumbs = "<nav><ul><li><a href='/a'>Home</a></li><li><h1>Ship ahoy</h1></li></ul></nav>"
    lead = f"{LEAD}, and forty people with her."
    body = f"<article><div>{crumbs}</div><div>{title}<div>{lead}</div></div><hr><div>{STORY}</div></article>"
    assert recovered(add_standfirst, body, is_prose) == [lead]


@pytest.mark.parametrize("note", ['<ol class="footnotes"><li>A note</li></ol>', '<p id="fn-1">A note</p>'])
def test_notes_below_the_text_are_the_article_s(note: str) -> None:
    assert recovered(add_footnotes, f"<div>{STORY}</div>{note}", is_prose) == ["A note"]
    assert recovered(add_footnotes, f"{note}<div>{STORY}</div>", is_prose) == []


def test_of_a_page_of_which_nothing_was_found_all_sentences_are_taken_or_all_words() -> None:
    assert recovered(add_all_prose, f"<nav>Home</nav>{STORY}", nothing) == [PROSE, MORE_PROSE]
    assert recovered(add_all_prose, "<p>Home</p><p>News</p>", nothing) == ["Home", "News"]


def test_no_page_with_words_is_left_without_main_content() -> None:
    assert recovered(recover, "<nav>Home</nav><p>News</p>", nothing) != []
