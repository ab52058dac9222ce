"""Cleaning a page: what holds of the result, whatever the page."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import MORE_PROSE, PROSE

import cleaner

STORY = "The ferry left the harbour on Monday for the first time since the storm, with forty people on board."
CREW = "Nine sailors had trained for the crossing all winter in the old dock, the captain said on Tuesday."
PAGE = f"""
<html><head><title>Ferry sails again after the storm | Norby News</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/ports">Ports</a></li></ul></nav>
<article><h1>Ferry sails again after the storm</h1><p>{STORY}</p>
<figure><img src="s.jpg">
<figcaption>The ferry at sea <span class="credit">Ada Lindqvist</span></figcaption></figure>
<p>{CREW}</p><p>{STORY} {CREW}</p></article>
<aside class="related"><h3><a href="/2">Second ferry will follow the first in June</a></h3></aside>
<footer><p>Norby News belongs to its readers.</p></footer></body></html>
"""


def holds(result: cleaner.Result) -> None:
    source, at, kept = result.document.text, 0, ""
    for piece in result.removed:
        assert piece.text == source[piece.start : piece.end] != ""
        assert piece.start >= at
        kept += source[at : piece.start]
        at = piece.end
    assert "".join((kept + source[at:]).split()) == "".join(result.text.split())


def test_the_body_is_the_article_and_everything_else_is_named() -> None:
    result = cleaner.clean(PAGE)
    holds(result)
    assert result.document.kind == "html"
    assert result.title == "Ferry sails again after the storm"
    assert result.text == f"{STORY}\n\n{CREW}\n\n{STORY} {CREW}"
    named = {piece.text: piece.category for piece in result.removed}
    assert named["Ferry sails again after the storm"] == "headline"
    assert named["The ferry at sea"] == "caption"
    assert named["Ada Lindqvist"] == "photo-credit"
    assert named["Second ferry will follow the first in June"] == "teaser"
    assert named["Norby News belongs to its readers."] == "template"


def test_what_is_kept_is_kept_where_the_article_stands() -> None:
    figure = '<figure><img src="t.jpg"><figcaption>Another ship</figcaption></figure>'
    result = cleaner.Cleaner(keep=["caption"]).clean(PAGE.replace("<footer>", f"<footer>{figure}"))
    assert "The ferry at sea" in result.text
    assert "Another ship" not in result.text


def test_bytes_are_decoded_as_the_transport_says() -> None:
    page = PAGE.replace("Ada Lindqvist", "Åda Lindqvist").encode("latin-1")
    result = cleaner.clean(page, charset="iso-8859-1")
    assert any(piece.text == "Åda Lindqvist" for piece in result.removed)


def test_cleaning_is_the_same_each_time_and_after_pickling() -> None:
    pass_ = cleaner.Cleaner()
    assert pass_.clean(PAGE) == pass_.clean(PAGE) == pickle.loads(pickle.dumps(pass_)).clean(PAGE)


PARTS = st.sampled_from(
    [f"<p>{STORY}</p>", f"<p>{CREW}</p>", "<h1>Ferry</h1>", "<figure><figcaption>A ship", "</figure>",
     "<div class='share related'>", "</div>", "<table><tr><td>", "</table>", "<nav>", "</nav>",
     "<li><a href=/x>Another ferry sails in the month of June</a>",
     "<span class=credit>Ada</span>", "<br>", "<time>4 March</time>",
     "<article>", "</article>", "<footer>", "plain words"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=25).map("".join) | st.binary(max_size=300) | st.text(max_size=300))
def test_any_page_has_a_result_that_is_whole(source: str | bytes) -> None:
    holds(cleaner.clean(source, kind="html"))


def test_references_to_control_characters_in_what_scripts_would_show_raise_nothing() -> None:
    for start, end in (("<noscript>", "</noscript>"), ("<template shadowrootmode=open>", "</template>")):
        page = f"<body>&#1; x{start}&#1;{f'<p>{STORY}&#1; {CREW}</p>' * 3}&#1;{end}&#1;"
        assert STORY in cleaner.clean(page, kind="html").text


POSTS = {
    "a bare signature": """<blockquote class="bird-tweet"><p>{words}</p>
        &mdash; Osterholm Harbour (@osterholm)
        <a href="https://bird.example/1">14. Januar 2026</a></blockquote>""",
    "a caption that is a link": """<blockquote class="picture-media"><div><a href="/p">View this post on
        Instagram</a></div><p><a href="https://pictures.example/p">{words}</a></p>
        <p>A post shared by <a href="/o">Osterholm Harbour</a> (@osterholm)
        on Jan 14, 2026</p></blockquote>""",
    "a clip with its song": """<blockquote class="clip-embed"><section><a href="/o">@osterholm</a>
        <p>{words}</p><a href="https://clips.example/song">♬ original sound - Osterholm Harbour</a>
        </section></blockquote>""",
    "a box of its own": """<div class="fb-post"><blockquote><p>{words}</p>Posted by
        <a href="https://f.example/o">Osterholm Harbour</a> on <a href="https://f.example/1">Wednesday,
        January 14, 2026</a></blockquote></div>""",
}


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("words", ["The lamp on the north quay is lit, so walk slowly", "Come over."])
def test_a_quoted_post_is_body_with_its_words_and_what_stands_around_them_is_not(
    post: str, words: str
) -> None:
    quoted = POSTS[post].format(words=words)
    page = f"<article><p>{PROSE}</p>{quoted}<p>{MORE_PROSE}</p></article>"
    result = cleaner.clean(page, kind="html")
    assert result.text == f"{PROSE}\n\n{words}\n\n{MORE_PROSE}"
    gone = {piece.category for piece in result.removed}
    assert gone <= {"media", "social"}
    assert gone
