"""A page's tree becomes its text in reading order, cut into blocks, each with its element."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.html import read_html
from cleaner.reading.limits import CHARACTERS_PER_BLOCK_OF_A_PAGE, TOO_MANY_BLOCKS, most_blocks
from cleaner.traits import has


def blocks(source: str) -> list[str]:
    return [block.text for block in read_html(source).blocks]


def spans(source: str, tag: str) -> list[str]:
    document = read_html(source)
    assert document.markup is not None
    numbers = document.markup.by_tag[tag]
    return [document.text[slice(*document.markup.span(number))] for number in numbers]


def test_blocks_are_paragraphs_headings_and_list_items() -> None:
    source = "<h1>Title</h1><p>One\n two.</p>bare<ul><li>a<li>b</ul><blockquote>q</blockquote>"
    assert blocks(source) == ["Title", "One two.", "bare", "a", "b", "q"]


def test_the_text_is_the_blocks_with_white_space_between() -> None:
    document = read_html("<p>One.</p><p>Two.<br>Three.</p>")
    assert document.text == "One.\n\nTwo.\nThree."
    assert document.kind == "html"


def test_line_breaks_end_a_block_and_two_a_paragraph() -> None:
    assert read_html("<div>a<br>b<br><br>c<br/> <br/>d</div>").text == "a\nb\n\nc\n\nd"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>H<b>ell</b>o w<i>orld</i></p>", "Hello world"),
        ("<p><span class=cap>O</span>nce upon</p>", "Once upon"),
        ("<p><a href=/a>Ports</a><a href=/b>ships</a></p>", "Ports ships"),
        ("<p><span>A man.</span><span>Photo: X</span></p>", "A man. Photo: X"),
        ("<p>E = mc<sup>2</sup></p>", "E = mc2"),
        ("<p>soft\u00adhyphen zero\u200bwidth</p>", "softhyphen zerowidth"),
        ("<p><ruby>山<rp>(</rp><rt>やま</rt><rp>)</rp></ruby>を見る</p>", "山を見る"),
        ("<p>a\u00a0b &amp; c</p>", "a b & c"),
    ],
)
def test_inline_markup_neither_glues_nor_splits_words(source: str, text: str) -> None:
    assert read_html(source).text == text


def test_a_table_row_is_a_block() -> None:
    source = "<table><tr><th>Port<th>Ships<tr><td><p>Norby</p><td>7</table>"
    assert blocks(source) == ["Port | Ships", "Norby | 7"]


def test_a_table_that_is_mere_layout_is_not_joined() -> None:
    source = "<table><tr><td><p>One.</p><p>Two.</p></td><td>Side</td></tr></table>"
    assert blocks(source) == ["One.", "Two.", "Side"]
    nested = "<table><tr><td>a<table><tr><td>b<td>c</table>d</table>"
    assert blocks(nested) == ["a", "b | c", "d"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert blocks("<pre>\n  a\n    b\n</pre>") == ["  a\n    b"]


def test_a_block_knows_its_element() -> None:
    source = (
        '<main id="M"><aside class="Box wide"><h3>Ports</h3><p>See <a href="/x">Norby</a></p></aside></main>'
    )
    heading, line = read_html(source).blocks
    assert heading.element is not None and line.element is not None
    assert heading.element.heading == 3
    assert line.element.path == "html > body > main#M > aside.Box > p"
    assert {"aside", "main", "p"} <= line.element.containers
    assert line.element.tokens == {"m", "box", "wide"}
    assert line.link_share == pytest.approx(5 / 9)


def test_links_within_a_page_are_not_links_onward() -> None:
    source = '<p><a href="#x">here</a></p><p><a href="/y">there</a></p><p><a href="https://else.example">out</a></p>'
    found = read_html(source, "https://www.norby.example/a").blocks
    assert [(b.link_share, b.onward_share) for b in found] == [(0, 0), (1, 1), (1, 0)]


def test_a_role_counts_as_the_element_that_it_stands_for() -> None:
    (block,) = read_html('<div role="navigation">Menu</div>').blocks
    assert has(block, "nav")


def test_each_element_knows_its_stretch_of_the_text() -> None:
    source = (
        "<figure><figcaption>A ship. <span class=by>Photo: <b>Ada</b></span></figcaption></figure><p>End</p>"
    )
    assert spans(source, "span") == ["Photo: Ada"]
    assert spans(source, "figure") == ["A ship. Photo: Ada"]
    assert spans(source, "body") == ["A ship. Photo: Ada\n\nEnd"]


def test_more_short_paragraphs_than_an_article_has_cost_no_more_than_their_size() -> None:
    source = "<main>" + "<p>x" * 30_000
    document = read_html(source)
    most = most_blocks(len(source), CHARACTERS_PER_BLOCK_OF_A_PAGE)
    assert len(document.blocks) == most
    assert document.blocks[-1].text.split() == ["x"] * (30_001 - most)
    assert document.blocks[-1].element is not None
    assert document.blocks[-1].element.tag == "html"
    assert document.notes == [TOO_MANY_BLOCKS.format(most - 1)]


FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<div hidden>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<a href=/x>", "</a>",
     "<b>", "<script>", "&nbsp;",
     "<pre>", "</pre>", "<span class='a'>", "</span>", "<li>", "x", " y ", "\n", "é", "<!--", "-->",
     "<h1>", "</h1>", "<figure>", "<figcaption>", "</figure>", "\0", "<body>", "</html>"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=40).map("".join) | st.text(max_size=200))
def test_blocks_tile_the_text_of_any_page(source: str) -> None:
    document = read_html(source)
    between = document.text
    for block in reversed(document.blocks):
        assert block.text == block.text.strip("\n") != ""
        between = between[: block.start] + between[block.end :]
    assert between.strip() == ""
    if document.markup is not None:
        for number in range(len(document.markup.nodes)):
            start, end = document.markup.span(number)
            assert 0 <= start <= end <= len(document.text)
