"""Whatever a template wraps around what is the article's, and whatever it calls that, it stays."""

from __future__ import annotations

import pytest

from cleaner import clean

STORY = [
    "The weir at Tolling has been open for nine days, and the mill pond is lower than anyone can remember.",
    "Nobody knows who opened it. The lock keeper, Ada Brandt, was at a wedding and has a photograph.",
    "Eels have been seen on the road to the chapel, in the drain of the school and once in the post office.",
    "The parish wants the weir shut before the fair, which is held on the pond, in boats, by lantern light.",
    "An engineer from the coast has looked at the wheel and said that it wants a new tooth and a kind word.",
    "Until then the children catch what they can, and the miller grinds on Sundays with a borrowed donkey.",
    "The council meets on Monday to hear what a tooth costs, and to thank the donkey's owner in writing.",
    "In the meantime the herons have come, eleven of them, and stand about like men who wait for a bus.",
]
PLAIN = "The donkey is called Admiral and takes no orders before ten."


def page(part: str, story: list[str] = STORY) -> str:
    paragraphs = [f"<p>{text}</p>" for text in story]
    middle = len(paragraphs) // 2
    inside = "".join([*paragraphs[:middle], part, *paragraphs[middle:]])
    return f"<html><head><title>Open weir</title></head><body><article>{inside}</article></body></html>"


SHAPES = {
    "bare text first": f"{PLAIN}<p>He was born in a barge.</p>",
    "bare text before a list": f"{PLAIN}<ul><li>Hay</li></ul>",
    "a sentence in a div": f"<div>{PLAIN}</div>",
    "a formula": f'<p>{PLAIN}</p><div class="katex-display">E = mc</div>',
    "protocol": f'<div class="protocol"><p>{PLAIN}</p></div>',
    "unrelated": f'<div class="unrelatedFinds"><ul><li>{PLAIN}</li></ul></div>',
    "embargo": f'<section id="embargo-note"><p>{PLAIN}</p></section>',
    "a question on a button": f"<h3><button>Does he bite?</button></h3><p>{PLAIN}</p>",
    "a question on a button in a summary": (
        f"<details><summary><button>Bites?</button></summary>{PLAIN}</details>"
    ),
    "what unfolds": f'<div class="faq-expand"><h4>Orders?</h4><div>{PLAIN}</div></div>',
    "slides": (
        '<div class="slide-item"><figure><figcaption><h3>1. Admiral</h3>'
        f"<p>{PLAIN}</p></figcaption></figure></div>"
    ),
    "a carousel of paragraphs": f'<div class="slider"><div class="slides"><p>{PLAIN}</p></div></div>',
    "a table in a card": f'<table class="vcard"><tr><th>Name</th><td>{PLAIN}</td></tr></table>',
    "linked cells": (
        "<table><tr><td>Who</td><td>Pay</td></tr><tr><td><p>"
        f'<a href="/a">{PLAIN}</a></p></td><td>9</td></tr></table>'
    ),
    "links after a colon": (
        f'<p>Of the donkey more is told here:</p><ul><li><a href="/a">{PLAIN}</a></li></ul>'
    ),
    "links that end a sentence": (
        f'<p>The donkey was painted by</p><ul><li><a href="/a">{PLAIN}</a></li></ul>'
    ),
    "sources on other sites": (
        f'<h2>Sources</h2><ol><li><a href="https://mill.example/1">{PLAIN}</a></li></ol>'
    ),
    "code in a figure": f"<figure><pre><code>{PLAIN}</code></pre></figure>",
    "code in a toolbar": f'<div class="code-toolbar"><pre>{PLAIN}</pre></div>',
    "a quotation in a figure": f"<figure><blockquote><p>{PLAIN}</p></blockquote></figure>",
    "a post in an embed": f'<div class="embed"><blockquote><p>{PLAIN}</p></blockquote></div>',
    "an aside of prose": f"<aside><p>{PLAIN}</p></aside>",
    "a footer in a quotation": f"<blockquote><p>Up!</p><footer>{PLAIN}</footer></blockquote>",
    "a heading with a time": f"<h3><time>10:15</time> {PLAIN}</h3><p>It rained.</p>",
}


@pytest.mark.parametrize("part", SHAPES.values(), ids=SHAPES.keys())
def test_a_part_of_an_article_stays(part: str) -> None:
    result = clean(page(part), url="https://weir.example/open")
    assert PLAIN in result.text, [(p.category, p.rule) for p in result.removed if PLAIN in p.text]


@pytest.mark.parametrize(
    "part", ["<button>Copy</button>", "<figure><img><figcaption>A weir</figcaption></figure>"]
)
def test_what_is_no_part_goes(part: str) -> None:
    assert clean(page(part)).text.split("\n\n") == STORY


WRAPPERS = [
    '<div class="node-promoted">{}</div>',
    '<article class="post ads-free promo-week">{}</article>',
    '<section class="published-container updated">{}</section>',
    '<div class="commentOnSelection">{}</div>',
    '<div id="comments-enabled" class="comment-body">{}</div>',
    '<div class="cookie-policy consent">{}</div>',
    '<noscript><div id="text">{}</div></noscript>',
    "<template>{}</template>",
    '<div><template shadowrootmode="open">{}</template></div>',
    '<script type="text/template"><div>{}</div></script>',
]


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("length", [3, 8])
def test_a_wrapper_around_all_never_empties_a_page(wrapper: str, length: int) -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY[:length])
    result = clean(f"<html><body><nav>Home</nav>{wrapper.format(story)}</body></html>", kind="html")
    assert [text for text in STORY[:length] if text not in result.text] == []


@pytest.mark.parametrize("name", ["h2-related", "gdpr-text", "paywall", "p-ads", "entry-summary share-text"])
def test_a_name_on_each_paragraph_says_nothing(name: str) -> None:
    story = "".join(f'<p class="{name}">{text}</p>' for text in STORY)
    assert clean(f"<article>{story}</article>", kind="html").text.split("\n\n") == STORY


POSTS = {
    "comments": (
        '<div class="comment"><div class="comment-head"><a href="/u">u</a></div>'
        '<div class="comment-body">{}</div></div>'
    ),
    "a list": '<li class="comment depth-1"><div class="comment-content"><p>{}</p></div></li>',
    "rows": (
        '<tr class="athing comtr"><td><div class="comment"><span class="commtext">{}</span></div></td></tr>'
    ),
    "messages": (
        '<article class="message"><div class="message-body">'
        '<div class="post-content"><p>{}</p></div></div></article>'
    ),
}


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS.keys())
@pytest.mark.parametrize("count", [3, 8])
def test_where_a_page_has_nothing_but_posts_they_are_its_text(post: str, count: int) -> None:
    posts = "".join(post.format(text) for text in STORY[:count])
    around = f"<table>{posts}</table>" if post.startswith("<tr") else f'<div id="comments">{posts}</div>'
    result = clean(f"<html><body>{around}</body></html>", kind="html")
    assert [text for text in STORY[:count] if text not in result.text] == []


@pytest.mark.parametrize(
    "notes",
    [
        '<section class="footnotes"><ol><li id="fn1">{}</li></ol></section>',
        '<div class="endnotes"><p>{}</p></div>',
        '<aside><p id="note-1">{}</p></aside>',
    ],
)
def test_notes_below_the_article_are_its_own(notes: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    source = f"<html><body><article>{story}</article>{notes.format(PLAIN)}</body></html>"
    assert PLAIN in clean(source, kind="html").text


@pytest.mark.parametrize(
    "code",
    [
        '<table><tr><td class="gutter"><pre>1\n2</pre></td><td><pre>open()\nshut()</pre></td></tr></table>',
        '<pre><span class="lineno">1 </span>open()\n<span class="lineno">2 </span>shut()</pre>',
        '<table><tr><td><pre>7\n8</pre></td><td class="code"><pre>open()\nshut()</pre></td></tr></table>',
    ],
)
def test_line_numbers_are_no_text(code: str) -> None:
    assert "open()\nshut()" in clean(page(code)).text
