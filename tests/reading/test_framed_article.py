"""The article in its frame is found without an extractor."""

import pytest

from cleaner.reading.framed_article import framed_article
from cleaner.reading.html import read_html

SENTENCE = "The ferry left the harbour on Monday for the first time since the storm, with forty on board."
STORY = "".join(f"<p>{SENTENCE}</p>" for _ in range(14))
FLEET = "Half of the fleet lay in the old dock until the spring tide came and lifted it off the mud again."


def found(source: str) -> list[str]:
    return [block.text for block in framed_article(read_html(source))]


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="entry-content">',
        '<div class="Layout Story-Body">',
        '<section id="story">',
        "<article>",
        '<div itemprop="x" class="post">',
    ],
)
def test_what_a_template_calls_its_article_is_the_article(frame: str) -> None:
    tag = frame[1:].split()[0].rstrip(">")
    source = (
        f"<div><p>{FLEET}</p></div>{frame}{STORY}</{tag}>" if tag != "main" else f"{frame}{STORY}</{tag}>"
    )
    assert found(source) == [SENTENCE] * 14


def test_without_a_name_the_frame_is_the_innermost_element_around_the_running_text() -> None:
    source = f"<div><p>Norby</p><div><p>{FLEET}</p><div>{STORY}</div></div></div>"
    assert found(source) == [SENTENCE] * 14


def test_running_text_in_several_places_has_no_frame_without_a_name() -> None:
    assert found(f"<body>{STORY}<div>{STORY}</div><div>{STORY}</div>") == []


def test_a_frame_with_little_in_it_is_not_believed() -> None:
    assert found(f"<article><p>{SENTENCE}</p><p>{FLEET}</p></article>") == []


def test_a_frame_that_leaves_most_running_text_out_is_not_believed() -> None:
    elsewhere = f"<p>{FLEET}</p>" * 60
    assert found(f'<div class="entry-content">{STORY}</div><div>{elsewhere}</div>') == []


@pytest.mark.parametrize("around", ["footer", "aside", "nav"])
def test_a_frame_in_a_part_that_is_no_article_is_none(around: str) -> None:
    assert found(f'<{around}><div class="entry-content">{STORY}</div></{around}>') == []


@pytest.mark.parametrize(
    "part",
    [
        '<div class="newsletter-box"><p>{}</p></div>',
        '<div id="related"><p>{}</p></div>',
        '<p class="post-author-byline">{}</p>',
        '<div class="comments-area"><p>{}</p></div>',
        "<aside><h3>More from Norby</h3><p>{}</p></aside>",
        '<aside><p><a href="/fleet">{}</a></p></aside>',
        "<figure><figcaption>{}</figcaption></figure>",
        "<form><p>{}</p></form>",
        "<article><p>{}</p></article>",
        '<div itemtype="https://schema.org/Person"><p>{}</p></div>',
        "<div><div>Half of the fleet, up close</div></div>",
        '<div class="hidden"><p>{}</p></div>',
    ],
)
def test_what_a_template_sets_apart_is_no_part_of_it(part: str) -> None:
    assert found(f"<article>{STORY}{part.format(FLEET)}<p>End of it.</p></article>") == [
        *[SENTENCE] * 14,
        "End of it.",
    ]


def test_a_name_that_takes_most_of_the_article_means_something_else() -> None:
    shared = f'<div class="share-bar"><p>{FLEET}</p></div>'
    assert found(f'<article><div class="text-widget">{STORY}</div>{shared}</article>') == [SENTENCE] * 14


def test_lists_of_links_are_left_out_and_a_paragraph_with_a_link_is_not() -> None:
    links = "".join(f"<li><a href=/{at}>The harbour in the year 19{at}</a></li>" for at in range(10, 20))
    linked = f'<p>{FLEET} <a href="/fleet">All of it</a> is for sale.</p>'
    source = f"<article>{STORY}<ul>{links}</ul>{linked}</article>"
    assert found(source) == [*[SENTENCE] * 14, f"{FLEET} All of it is for sale."]


def test_tables_stay_though_a_figure_holds_them() -> None:
    table = "<figure><table><tr><th>Port<th>Ships<tr><td>Norby<td>7</table></figure>"
    assert found(f"<article>{STORY}{table}{STORY}</article>")[14:16] == ["Port | Ships", "Norby | 7"]


def test_it_does_not_end_with_a_heading_or_a_short_line() -> None:
    source = f"<article><h2>On board</h2>{STORY}<p>Norby Post</p><h2>More</h2></article>"
    assert found(source) == ["On board", *[SENTENCE] * 14]


def test_the_heading_of_a_section_that_was_cut_goes_with_it() -> None:
    related = f'<h2>From our shop</h2><div class="promo"><p>{FLEET}</p></div><h2>On board</h2>'
    assert found(f"<article>{STORY}{related}{STORY}</article>") == [
        *[SENTENCE] * 14,
        "On board",
        *[SENTENCE] * 14,
    ]


def test_text_in_no_paragraph_is_taken_where_there_are_hardly_any_paragraphs() -> None:
    assert found("<article>" + f"<div>{SENTENCE}</div>" * 14 + "</article>") == [SENTENCE] * 14


@pytest.mark.long
@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "source",
    [
        "<article>" * 400 + STORY * 100,
        f"<article>{STORY}" * 2000,
        ("<nav>a</nav><div class=entry-content>" + "<figure><p>" * 3) * 5000,
        '<div class="entry-content newsletter share- related">' * 400 + STORY * 500,
    ],
    ids=["articles", "siblings", "figures", "names"],
)
def test_hostile_pages_take_no_longer_than_others_of_their_size(source: str) -> None:
    found(source)


def test_a_long_sentence_in_no_paragraph_is_the_articles_however_deep_it_stands() -> None:
    part = f"<section><div><div><div>{FLEET}</div></div></div></section>"
    assert FLEET in found(f"<article>{STORY}{part}{STORY}</article>")


def test_text_right_in_the_body_is_framed_by_it() -> None:
    assert found(f"<body><div><a href=/>Norby</a></div>{STORY}") == [SENTENCE] * 14


@pytest.mark.parametrize(
    "names", ["has-sidebar", "no_toc_section", "node node--promoted", "hentry tag-related"]
)
def test_a_name_that_says_what_an_element_has_or_is_filed_under_cuts_nothing(names: str) -> None:
    source = (
        f'<div class="entry-content">{STORY}<div class="{names}"><p>{FLEET}</p></div><p>End of it.</p></div>'
    )
    assert found(source) == [*[SENTENCE] * 14, FLEET, "End of it."]


def test_answers_that_are_folded_away_are_the_articles_where_there_are_several() -> None:
    answers = "".join(f'<h3>Which {n}?</h3><div class="answer hidden"><p>{FLEET}</p></div>' for n in "abc")
    assert found(f"<article>{STORY}{answers}</article>").count(FLEET) == 3


def test_parts_of_one_name_under_a_title_are_one_article() -> None:
    parts = f'<div class="story">{STORY}</div><p><a href=/b>More</a></p>'
    source = (
        f'<main><h1>Ferry sails</h1>{parts}<div class="story"><p>{FLEET}</p></div></main><footer>x</footer>'
    )
    assert found(source) == [*[SENTENCE] * 14, FLEET]


def test_posts_none_of_which_is_large_are_one_article() -> None:
    posts = "".join(f'<article class="post"><h2>At {n}</h2>{STORY}</article>' for n in range(8))
    assert found(f"<main><h1>The storm, hour by hour</h1>{posts}</main>").count(SENTENCE) == 14 * 8


def test_an_article_with_a_title_of_its_own_ends_where_the_next_one_begins() -> None:
    one = f'<article class="story"><h1>Ferry sails</h1>{STORY}</article>'
    two = f'<article class="story"><h1>Fleet lifted</h1><p>{FLEET}</p></article>'
    assert FLEET not in found(one + two)
