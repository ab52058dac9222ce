"""What templates call the elements of a page, and which of a page's elements are called so."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from cleaner.markup import Markup

NAMES = {
    "article": """
        article-body article_body article__body articlebody article-content article__content
        articlecontent article-text articletext article__container art-content entry-content
        page-content post-body post-content post_content postcontent post-entry postentry post-text
        post_text text-content body-text ^post$ ^entry$
    """,
    "story": """
        story-body story-content storycontent ^article. #article# ^story$ #story# ^text$ fulltext
        single-post single-content theme-content blog-content section-content main-column field-body
        wpb_text_column #primary
    """,
    "comments": """
        ^comment #comment #comol article-comments post-comments
        infinite-scroll infinitescroll
    """,
    "apart": """
        ^shar #shar share- sociable social viral newsletter syndication cookie consent tags tag-list
        sidebar banner breadcrumb bread-crumb button author byline footer ^nav #nav subnav avigation
        navbar navbox menu bar ^ad- .ad- -ad- #ad- paid-content paidcontent
        widget embed modal-content permission elated next- -stories most-popular more-on meta
        rating attachment timestamp user-info user-profile -icon article-infos message slide
        viewport overlay options expand obfuscated blurred caption comments-title nocomments
        popover tooltip popup dropdown toc table-of-contents tableofcontent subscribe sign-up signup
        promo advert recommend
        ^reply- #reply- -reply- ^hide- -hide- .hide .hidden noprint notloaded
    """,
}
"""Parts of class names and ids, by what they say that an element holds.

The first two hold the article, the surest first. "^" and "$" are the ends of a class attribute,
"." is a space in it, "#" is either end of an id.
"""


def named_nodes(markup: Markup) -> dict[str, set[int]]:
    """Name -> the numbers of the nodes that have it in a class or id; without the names that none has."""
    automaton, vocabulary = _vocabulary()
    found: dict[str, set[int]] = defaultdict(set)
    for index, end in ((markup.by_class, "\n"), (markup.by_id, "#")):
        values = list(index)
        ends = list(accumulate(len(value) + 1 for value in values))
        text = f"{end}{end.join(values)}{end}"
        for name, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            value = values[min(bisect_right(ends, start), len(values) - 1)]
            found[vocabulary[name]].update(index[value])
    return dict(found)


@cache
def _vocabulary() -> tuple[AhoCorasick, list[str]]:
    names = sorted({name for names in NAMES.values() for name in names.split()})
    spelled = str.maketrans({"^": "\n", "$": "\n", ".": " "})
    return AhoCorasick([name.translate(spelled) for name in names]), names
