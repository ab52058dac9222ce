"""What templates call the elements of a page, and which of a page's elements are called so."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from cleaner.markup import Markup, in_words

NAMES = {
    "article": """
        article-body articlebody article-content articlecontent article-text articletext
        article-container art-content entry-content page-content post-body postbody post-content
        postcontent post-entry postentry post-text posttext text-content body-text ^post$ ^entry$
    """,
    "story": """
        story-body storybody story-content storycontent ^article. #article# ^story$ #story# ^text$
        fulltext single-post single-content theme-content blog-content section-content main-column
        field-body wpb-text-column #primary
    """,
    "comments": """
        ^comment ^comments ^commentlist #comment #comments #commentlist #comol article-comments
        post-comments infinite-scroll infinitescroll
    """,
    "apart": """
        ^share ^sharing #share #sharing share sharing sharedaddy sharethis addthis addtoany shares
        sharebar sociable social socials socialmedia viral newsletter newsletters syndication cookie
        cookies consent tags taglist tagcloud sidebar sidebars banner banners breadcrumb breadcrumbs
        bread-crumb author authors authorbox byline bylines footer prefooter subfooter ^nav #nav
        subnav navigation navbar navbox topnav sidenav navmenu menus submenu mainmenu topbar ad ads
        adslot adunit paid-content paidcontent permission related relatedposts relatedarticles
        most-popular more-on timestamp user-info user-profile article-infos obfuscated blurred
        comments-title nocomments popover popup popups toc eztoc table-of-contents table-of-content
        tableofcontents tableofcontent subscribe subscriber sign-up signup promo promos promoted
        promotion advert adverts advertisement advertising recommend recommended recommendation
        recommendations reply widget widgets caption captions
        widgettitle textwidget noprint notloaded
    """,
    "hidden": """
        ^hide ^hidden .hide .hidden
    """,
    "device": """
        button buttons menu bar modal-content next
        stories meta metadata rating ratings attachment icon icons message messages slide slider
        slides slideshow viewport overlay options expand expanded expandable tooltip
        tooltips dropdown dropdowns embed embeds
    """,
}
"""Names of classes and ids, by what they say that an element holds.

A name is a word or several, and is compared with the whole words of a class or an id, as they stand
between hyphens, underscores and where small letters turn into capitals: "bar" is no part of "barrier".
The first two hold the article, the surest first; what a "device" shows may be the article's.
"^" and "$" are the ends of a class attribute,
"." is a space in it, "#" is either end of an id.
"""


def named_nodes(markup: Markup) -> dict[str, set[int]]:
    """Name -> the numbers of the nodes that have it in a class or id; without the names that none has."""
    automaton, vocabulary = _vocabulary()
    found: dict[str, set[int]] = defaultdict(set)
    for attribute, index, end in (("class", markup.by_class, "\n"), ("id", markup.by_id, "#")):
        numbers = list(index.values())
        values = in_words(
            "\n".join(" ".join((markup.nodes[held[0]].get(attribute) or "").split()) for held in numbers)
        ).split("\n")
        ends = list(accumulate(len(value) + 1 for value in values))
        text = f"{end}{end.join(values)}{end}"
        for name, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            found[vocabulary[name]].update(numbers[min(bisect_right(ends, start), len(values) - 1)])
    return dict(found)


def names_any(value: str, names: Iterable[str]) -> bool:
    """Whether a class or id has one of the names."""
    words = in_words(" ".join(value.split()))
    return any(f"-{name}-" in words for name in names)


@cache
def _vocabulary() -> tuple[AhoCorasick, list[str]]:
    names = sorted({name for names in NAMES.values() for name in names.split()})
    return AhoCorasick([_spelled(name) for name in names]), names


def _spelled(name: str) -> str:
    words = name.strip("^$.#")
    before, after = name[: name.index(words)], name[name.index(words) + len(words) :]
    ends = str.maketrans({"^": "\n", "$": "\n", ".": " "})
    return f"{before.translate(ends)}-{words}-{after.translate(ends)}"
