"""Families of content that grows: each is cheap while it is small, and hung or crawled at some time.

A family makes content of about as many characters as it is asked for. It is named after what it is made of.
"""

from __future__ import annotations

from collections.abc import Callable

Family = Callable[[int], str]

PAGES: dict[str, Family] = {}
TEXTS: dict[str, Family] = {}


def _repeated(unit: str, before: str = "", after: str = "") -> Family:
    return lambda size: before + unit * (size // len(unit)) + after


def _numbered(unit: str, before: str = "") -> Family:
    return lambda size: before + "".join(unit.replace("#", str(n)) for n in range(size // len(unit)))


_SCRIPT = "!function(e,t){varn=e.q(t),r=function(e){returnn[e]||(n[e]=t(e))};r.a=function(e){returne(t)};"

PAGES |= {
    "comments": _repeated("<!-- -->", after="x"),
    "comments between words": _repeated("<!-- x -->word ", before="<p>"),
    "block markup": _numbered(
        "<!-- wp:paragraph -->\n<p>Paragraph # as it is stored.</p>\n<!-- /wp:paragraph -->\n\n"
    ),
    "a long canonical address": _repeated("a.", '<link rel="canonical" href="http://', 'example/"><p>x</p>'),
    "unclosed tags behind deep ones": _repeated("<a", before="<div>" * 3000 + "x"),
    "hidden words": _repeated("<b hidden>x</b>tail word ", before="<p>"),
    "scripts between words": _repeated("<script>x</script>tail word ", before="<p>"),
    "nested hidden words": _repeated("<b hidden><i hidden>x</i></b>tail word ", before="<p>"),
    "hidden and styled": _repeated("<p style=x>word</p><b aria-hidden=true>x</b>"),
}
TEXTS |= {
    "double spaces": _repeated("The  market shut (Read also: the people of the market) and it rained. "),
    "closing brackets": _repeated("x)"),
    "at signs": _repeated("a@"),
    "a minified script": _repeated(_SCRIPT),
    "headings of lists": _repeated("You may also like\n"),
    "lines of a letter": _repeated("x\n"),
    "two lines in turn": _repeated("You may also like\nBy Mara Quill\n"),
    "copyright lines": _repeated("©c\n"),
    "lines of many kinds": _repeated(
        "Advertisement\nPhoto: Mara Quill\nRead more: The bridge\n- an item\nShare\n"
    ),
    "accents without letters": _repeated("\u0301", before="The bridge "),
    "one long word": _repeated("bridge"),
    "articles": _numbered(
        "The harbour office said on day # that the old bridge is open, and that the town is glad of it. "
        "The works took nine years, # men and a good part of what the council had put by for the market. "
        "Nobody who crossed it in the first hour would say that it had been worth the wait.\n\n"
    ),
    "one advert over and over": _repeated("Download the Harbour Post app and read more stories\n"),
    "lines to other stories": _numbered("Read more: The bridge over the harbour opens again #\n"),
}
PAGES |= {
    "stories of one name": _repeated("<div id=story>x</div>"),
    "story bodies": _repeated("<div class=story-body><p>Some words here.</p></div>"),
    "small tables": _repeated("<table><tr><td>x</td></tr></table>"),
    "rows": _repeated("<tr><td>x</td></tr>", before="<table>"),
    "nested tables": _repeated("<table><tr><td>"),
    "nested list items": _repeated("<ul><li>"),
    "nested headings": _repeated("<h1>x y"),
    "short paragraphs": _repeated("<p>Short line</p>"),
    "ruby": _repeated("<ruby>a<rt>b</rt></ruby>", before="<p>"),
    "formulas": _repeated("<math><mi>x</mi></math>", before="<p>"),
    "lists in related stories": lambda size: "<div class=related>" * 400 + "<p>Short line</p>" * (size // 17),
}
PAGES |= {
    "headings within each other": _repeated('<h1 bridge></aside>"'),
    "captions without figures": _repeated("<figcaption>x</figcaption>"),
    "captions of words": _repeated("<figcaption>The old bridge in May</figcaption>"),
    "line breaks": _repeated("<br>"),
    "letters between line breaks": _repeated("x<br>"),
    "rulers": _repeated("<hr>"),
    "elements without text": _repeated("<div></div>"),
    "paragraphs without text": _repeated("<p>"),
    "named paragraphs without text": _repeated("<p id=a>"),
    "cells of a letter": _repeated("x<td>"),
    "articles within each other": _repeated("<article>The bridge is open, and the town is glad. "),
}
