"""What an extractor misses and the page's structure tells: standfirsts, subheadings, whole articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.document import Block, Document
from cleaner.markup import Element, Markup, overlapped
from cleaner.normal import content_words
from cleaner.reading.template_names import NAMES, names_any
from cleaner.traits import has

_ASIDE = frozenset(("figure", "figcaption", "aside", "nav", "footer", "form", "button"))
_STANDFIRST = re.compile(
    r"(?:^|[-_ ])(?:lead|intro|standfirst|summary|excerpt|deck|dek|preamble"
    r"|sub-?(?:title|head|heading|headline|titulo)|description|chapo|perex|sapo|ingress|abstract|synopsis|strapline|entradilla|bajada|lede|teaser)",
    re.I,
)
_OTHERS = tuple(
    """
    cookie cookies consent onetrust privacy gdpr comment comments commentlist disqus reply replies respond
    """.split()
)
_NO_LEDE = (
    "form",
    *(name.strip("^$.#") for kind in ("apart", "comments") for name in NAMES[kind].split()),
)
_NOTES = ("footnotes", "footnote", "endnotes", "endnote", "sidenote")
_NOTE_ID = re.compile(r"(?:fn|footnote|endnote|cite_?note|note|ftnt?|sdfootnote)[-_:]?\d+")
_NOTE_TAGS = frozenset(("li", "p", "dd", "dt", "div", "tr", "aside"))
_POSTS = ("embed", "media", "post", "tweet")
_FEW_LINKS = 0.3
_MOSTLY_LINKED = 0.7
_PROSE_WORDS = 8
_ARTICLE_WORDS = 150
_LEVELS = 3
_STANDFIRST_WORDS = 8
_FIRST_PROSE_WORDS = 15
_LEDE_WORDS = 200
_SAME = 0.6
_OWN_SHARE = 0.8
_PARENT_WORDS = 30


def recover(document: Document) -> None:
    """Set `main` of blocks that the extractor left out although they belong to the article."""
    add_missed_article(document)
    add_subheadings(document)
    add_standfirst(document)
    add_footnotes(document)
    add_quoted_posts(document)
    if not any(block.main for block in document.blocks):
        add_all_prose(document)


def add_missed_article(document: Document) -> None:
    """Where more prose stands together elsewhere than was found, take it too.

    Not the text of a consent dialogue or of comments, nor another `article` than the one found.
    """
    markup = document.markup
    assert markup is not None
    prose = [block for block in document.blocks if _is_prose(block)]
    found = sum(block.words for block in prose if block.main)
    words: Counter[Element] = Counter()
    for block in prose:
        for around in _around(block, _LEVELS):
            words[around] += block.words
    if not words:
        return
    home = max(words, key=lambda element: (words[element], element.depth))
    missed = sum(b.words for b in prose if not b.main and home in tuple(_around(b, _LEVELS)))
    if missed < max(_ARTICLE_WORDS, found) or _belongs_to_others(home, prose, found):
        return
    for block in document.blocks:
        if block.link_share < 0.5 and not _aside(block) and _stands_in(block, home, markup):
            block.main = True


def add_subheadings(document: Document) -> None:
    """Headings between main blocks whose other siblings are nearly all main."""
    main = [block.index for block in document.blocks if block.main]
    if not main:
        return
    kept: Counter[Element | None] = Counter()
    left: Counter[Element | None] = Counter()
    for block in document.blocks:
        if _plain(block) and block.element is not None:
            (kept if block.main else left)[block.element.parent] += block.words
    for block in document.blocks[main[0] : main[-1]]:
        if block.main or not block.element or block.element.heading < 2 or not _plain(block):
            continue
        parent = block.element.parent
        if kept[parent] > _PARENT_WORDS and kept[parent] >= _OWN_SHARE * (kept[parent] + left[parent]):
            block.main = True


def add_standfirst(document: Document) -> None:
    """Between the title and the first prose, the article's first words where they stand outside its frame.

    They are named a standfirst, say what the page's description says, or are a few sentences close by.
    """
    assert document.markup is not None
    if not (blocks := document.blocks):
        return
    first, after_title = _opening(document)
    described = set(content_words(document.markup.head.description))
    title = set(content_words(document.title or ""))
    ledes: list[Block] = []
    heading = blocks[after_title - 1]
    for block in blocks[after_title:first]:
        if _heads_group(block):
            heading = block
        if block.main or block.words < _STANDFIRST_WORDS or not _plain(block) or has(block, "list-item"):
            continue
        words = set(content_words(block.view))
        if words and len(words & title) > _SAME * len(words):
            continue
        if _is_named_standfirst(block) or (len(words) >= 4 and len(words & described) >= _SAME * len(words)):
            block.main = True
        elif block is not heading and _is_lede(block, heading, blocks[first], document.markup):
            ledes.append(block)
    if sum(block.words for block in ledes) <= _LEDE_WORDS:
        for block in ledes:
            block.main = True
    _add_short_sentences(blocks[after_title : first + _LEVELS])


def _heads_group(block: Block) -> bool:
    """Whether a block is a heading of an `hgroup`, as an article's title is beside its kicker."""
    if block.element is None or not block.element.heading:
        return False
    return any(element.tag == "hgroup" for element in _around(block, _LEVELS - 1))


def _add_short_sentences(blocks: list[Block]) -> None:
    """Sentences beside main ones in an element that is named a standfirst, however short they are."""
    named = {
        block.element.parent
        for block in blocks
        if block.main and block.element and _STANDFIRST.search(_names(block.element.parent))
    }
    for block in blocks if named else ():
        if block.element is not None and block.element.parent in named and _plain(block):
            block.main |= has(block, "sentence")


def _is_lede(block: Block, title: Block, prose: Block, markup: Markup) -> bool:
    """Whether a block is a sentence close to the title or to the first prose, in no box of the template."""
    if block.element is None or not has(block, "sentence"):
        return False
    for near, levels in ((title, _LEVELS), (prose, _LEVELS - 1)):
        around = _around(near, levels + 1)
        home = next((element for element in around if _stands_in(block, element, markup)), None)
        if home is None or home.tag == "body":
            continue
        inside = [block.element, *_around(block, block.element.depth - home.depth - 1)]
        if len(inside) <= levels and not any(_is_box(element) for element in inside):
            return True
    return False


def _is_box(element: Element) -> bool:
    return element.tag == "details" or names_any(f"{element.classes} {element.id}", _NO_LEDE)


def _is_named_standfirst(block: Block) -> bool:
    element = block.element
    return element is not None and any(_STANDFIRST.search(_names(e)) for e in (element, element.parent))


def _names(element: Element | None) -> str:
    return f"{element.classes} {element.id}" if element is not None else ""


def add_footnotes(document: Document) -> None:
    """Below the first main block, notes to the text, by the class of their list or their own ids."""
    markup = document.markup
    first = next((block.start for block in document.blocks if block.main), None)
    if markup is None or first is None or not (notes := sorted(_notes(markup))):
        return
    starts, ends = [b.start for b in document.blocks], [b.end for b in document.blocks]
    for number in notes:
        start, end = markup.span(number)
        for index in overlapped(starts, ends, start, end) if start > first else ():
            block = document.blocks[index]
            if block.link_share < _MOSTLY_LINKED and start <= block.start and block.end <= end:
                block.main = True


def add_quoted_posts(document: Document) -> None:
    """Between main blocks, the paragraphs of posts that the story quotes, though these are links.

    A network's embed is a `blockquote` until a script makes a frame of it; its class says what it is.
    """
    markup = document.markup
    main = [block.index for block in document.blocks if block.main]
    if markup is None or not main or not (quotes := markup.by_tag.get("blockquote")):
        return
    posts = {number for number in quotes if names_any(markup.nodes[number].get("class") or "", _POSTS)}
    for block in document.blocks[main[0] : main[-1]] if posts else ():
        if block.element is not None and block.element.tag == "p":
            block.main |= any(around.number in posts for around in _around(block, _LEVELS))


def _notes(markup: Markup) -> set[int]:
    """The numbers of the nodes that hold notes."""
    held = [(value, numbers) for value, numbers in markup.by_class.items() if "note" in value]
    found = {number for value, numbers in held if names_any(value, _NOTES) for number in numbers}
    for identity, numbers in markup.by_id.items():
        if _NOTE_ID.match(identity):
            found.update(number for number in numbers if markup.tags[number] in _NOTE_TAGS)
    return {number for number in found if markup.tags[number] != "a"}


def add_all_prose(document: Document) -> None:
    """For a page of which nothing was found: all its sentences, or all its words if it has none."""
    prose = [block for block in document.blocks if _plain(block) and has(block, "sentence")]
    for block in prose or document.blocks:
        block.main = True


def _opening(document: Document) -> tuple[int, int]:
    """The index of the first main prose, and of the block after where the title before it stands first."""
    titles = [b.index for b in document.blocks if b.element is not None and b.element.heading == 1]
    first = next((b.index for b in document.blocks if _opens(b) and b.index > (titles or [-1])[0]), 0)
    before = [index for index in titles if index < first]
    if not before:
        return first, max(0, first - _STANDFIRST_WORDS)
    key = document.blocks[before[-1]].key
    return first, next(index for index in before if document.blocks[index].key == key) + 1


def _opens(block: Block) -> bool:
    return block.main and block.words >= _FIRST_PROSE_WORDS and not (block.element and block.element.heading)


def _aside(block: Block) -> bool:
    return block.element is not None and not _ASIDE.isdisjoint(block.element.containers)


def _plain(block: Block) -> bool:
    return block.link_share < _FEW_LINKS and not _aside(block)


def _is_prose(block: Block) -> bool:
    return (
        block.words >= _PROSE_WORDS and _plain(block) and not has(block, "table") and has(block, "sentence")
    )


def _around(block: Block, levels: int) -> Iterator[Element]:
    """The elements around a block's own, the nearest first."""
    element = block.element.parent if block.element is not None else None
    while element is not None and levels:
        yield element
        element, levels = element.parent, levels - 1


def _stands_in(block: Block, home: Element, markup: Markup) -> bool:
    """Whether a block's element is inside another: told by their places, for the way up may be long."""
    if block.element is None or block.element.depth <= home.depth:
        return False
    start, end = markup.span(home.number)
    return start <= block.start < end


def _belongs_to_others(home: Element, prose: list[Block], found: int) -> bool:
    element: Element | None = home
    while element is not None:
        if names_any(f"{element.classes} {element.id}", _OTHERS):
            return True
        element = element.parent
    known: dict[Element, Element | None] = {}
    article = _article(home, known)
    articles: Counter[Element | None] = Counter()
    for block in prose:
        if block.main:
            articles[_article(block.element, known)] += block.words
    usual = max(articles, key=lambda a: articles[a], default=None)
    return article is not None and usual not in (None, article) and articles[usual] > 0.5 * found


def _article(element: Element | None, known: dict[Element, Element | None]) -> Element | None:
    """The `article` that an element is or stands in; `known` keeps it for all that were passed."""
    passed = []
    while element is not None and element.tag != "article" and element not in known:
        passed.append(element)
        element = element.parent
    found = known.get(element, element) if element is not None else None
    known.update(dict.fromkeys(passed, found))
    return found
