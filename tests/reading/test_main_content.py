"""The main content of a page, and what of it the page's structure recovers."""

from cleaner.document import Document
from cleaner.reading.extractable import FEW_ELEMENTS
from cleaner.reading.html import read_html
from cleaner.reading.main_content import find_main

SENTENCES = (
    "The ferry left the harbour on Monday for the first time since the storm, with forty people on board.",
    "Nobody on the quay had expected it to sail before the summer, and the band came an hour late.",
    "Nine sailors had trained for the crossing all winter in the old dock, the captain said on Tuesday.",
    "The town paid for a new engine after a collection that began in the school and ended in the pub.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def main_of(source: str) -> list[str]:
    return [block.text for block in page(source).blocks if block.main]


def page(source: str) -> Document:
    document = read_html(source)
    find_main(document)
    return document


def test_the_article_is_main_and_what_stands_around_it_is_not() -> None:
    source = f"<nav><a href=/>Home</a></nav><article>{BODY}</article><footer><p>Norby News</p></footer>"
    assert main_of(source) == list(SENTENCES)


def test_tables_and_lists_of_the_article_are_main() -> None:
    table = "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Norby</td><td>7</td></tr></table>"
    source = f"<nav>Home</nav><article>{BODY}<ul><li>Two new masts</li></ul>{table}{BODY}</article>"
    assert {"Two new masts", "Port | Ships", "Norby | 7"} <= set(main_of(source))


def test_a_standfirst_is_main_by_its_name() -> None:
    source = (
        f'<header><h1>Ferry sails</h1><p class="article-standfirst">Nine sailors took the old ship '
        f"back to sea</p><p>Norby Daily Post</p></header><article>{BODY}</article>"
    )
    found = main_of(source)
    assert "Nine sailors took the old ship back to sea" in found
    assert "Norby Daily Post" not in found


def test_a_standfirst_is_main_where_the_page_describes_itself_so() -> None:
    said = "Nine sailors took the old ship back to sea"
    source = (
        f'<head><meta name="description" content="{said} on Monday"></head><h1>Ferry sails</h1>'
        f"<div><span>{said}</span></div><article>{BODY}</article>"
    )
    assert said in main_of(source)


def test_sentences_close_to_the_title_are_main_where_the_frame_begins_below_them() -> None:
    lede = "The old ship had lain in the dock for a year when nine sailors took her out again."
    source = f"<main><div><h1>Ferry sails</h1><p>{lede}</p></div><article>{BODY * 4}</article></main>"
    assert lede in main_of(source)
    below = (
        f"<main><div><h2>Ferry sails</h2></div><div><p>{lede}</p></div><article>{BODY * 4}</article></main>"
    )
    assert lede in main_of(below)


def test_sentences_of_a_box_between_title_and_article_are_not_main() -> None:
    boxed = "Sign up below and nothing of what happens at sea will ever be news to you again."
    for box in (
        '<div class="newsletter">{}</div>',
        "<details><p>{}</p></details>",
        "<div>" * 5 + "{}" + "</div>" * 5,
    ):
        source = f"<main><h1>Ferry sails</h1>{box.format(boxed)}<article>{BODY * 4}</article></main>"
        assert boxed not in main_of(source)


def test_an_article_beside_what_was_found_is_main() -> None:
    document = read_html(f"<div><div>{BODY * 4}</div></div><div><p>{SENTENCES[0]}</p></div>")
    find_main(document)
    assert sum(block.main for block in document.blocks) >= 16


def test_a_page_without_an_article_keeps_its_sentences() -> None:
    assert main_of("<p>Closed on Monday.</p>") == ["Closed on Monday."]
    assert main_of("<div>Closed</div>") == ["Closed"]


def test_a_page_too_large_for_the_extractor_is_told() -> None:
    document = page("<p>It sails.</p>" * (2 * FEW_ELEMENTS))
    assert all(block.main for block in document.blocks)
    assert any("too large" in note for note in document.notes)
