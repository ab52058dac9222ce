"""The vocabulary of traits.

Each trait is a function from a block to bool; `has` computes it when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from cleaner.document import Block, Document
from cleaner.traits.copies import find_copies
from cleaner.traits.lines import (
    ends,
    is_cut_off,
    is_inside,
    is_question,
    is_sentence,
    is_table_row,
    is_title_case,
    is_title_like,
    is_upper,
    leads_up,
)
from cleaner.traits.names import names_outlet, opens_with_known_name, opens_with_new_name
from cleaner.traits.passages import KINDS, find_passages
from cleaner.traits.signs import has_contact, has_price, is_bracketed
from cleaner.traits.speech import (
    SHORT_WORDS,
    find_shapes,
    find_title_runs,
    gives_order,
    is_labelled,
    is_name_like,
    is_off_topic,
    makes_enquiry,
    makes_statement,
    reports_speech,
)
from cleaner.traits.titles import echoes_body, echoes_title, is_below_title, is_title_itself

if TYPE_CHECKING:
    from cleaner.markup import Element

_FIGURE = re.compile(r"\d")
_KEYWORD_AND_TITLE = re.compile(
    r"[\"']?(?P<keyword>[^:|\d–—]{3,60}?)(?P<mark>: | [–—|] )[\"']?(?P<title>[^\W_])"
)

PROSE_WORDS = 20
HEADING_WORDS = 12
RUN_LENGTHS = range(3, 9)
RUN_WORDS = range(4, 19)
RUN_AVERAGE = 12
LEAD_WORDS = 12
LIST_LENGTH = 40


def has(block: Block, trait: str) -> bool:
    """Whether the block has the named trait, one of TRAITS."""
    bit = _BITS[trait]
    if not block.asked & bit:
        if TRAITS[trait](block):
            block.held |= bit
        block.asked |= bit
    return block.held & bit != 0


def bits_held(block: Block, asked: int) -> int:
    """Those of some traits' bits whose trait the block has."""
    if asked & ~block.asked:
        for trait, bit in _BITS.items():
            if bit & asked:
                has(block, trait)
    return block.held & asked


def bits_of(traits: Iterable[str]) -> int:
    """The bits by which a block's `asked` and `held` tell these traits."""
    return sum(_BITS[trait] for trait in traits)


def _note_all(document: Document, found: Mapping[str, Iterable[int]]) -> None:
    asked = bits_of(found)
    for block in document.blocks:
        block.asked |= asked
    for trait, indexes in found.items():
        for index in indexes:
            document.blocks[index].held |= _BITS[trait]


def _heading(block: Block) -> bool:
    if block.element is not None:
        return block.element.heading > 0
    return block.words <= HEADING_WORDS and block.content == block.start and is_title_like(block)


def _prose(block: Block) -> bool:
    return block.words >= PROSE_WORDS and has(block, "sentence")


def _list_item(block: Block) -> bool:
    return block.content > block.start or is_inside(block, "li")


def _story_box(block: Block) -> bool:
    """One of three to eight list items, each a keyword and a title, set between paragraphs.

    A list of the article's own is led up to by a colon or a heading, and its items are longer,
    close with full stops, give figures, or go on in lower case after the colon.
    """
    if not _keyword_and_title(block):
        return False
    blocks, place = block.document.sequence(block)
    first = last = place
    while first > 0 and place - first < RUN_LENGTHS.stop and has(blocks[first - 1], "list-item"):
        first -= 1
    while last + 1 < len(blocks) and last - first < RUN_LENGTHS.stop and has(blocks[last + 1], "list-item"):
        last += 1
    run = blocks[first : last + 1]
    return (
        first > 0
        and has(blocks[first - 1], "sentence")
        and blocks[first - 1].words >= LEAD_WORDS
        and len(run) in RUN_LENGTHS
        and all(_keyword_and_title(item) for item in run)
        and sum(item.words for item in run) <= RUN_AVERAGE * len(run)
        and sum(_FIGURE.search(item.view) is not None for item in run) <= len(run) / 2
    )


def _introduced(block: Block) -> bool:
    """An item of a list that a line with a colon, or a page's unfinished sentence, leads up to."""
    blocks, place = block.document.sequence(block)
    for before in reversed(blocks[max(place - LIST_LENGTH, 0) : place] if has(block, "list-item") else ()):
        if not has(before, "list-item"):
            unfinished = before.element is not None and before.element.tag == "p" and before.words > 2
            return has(before, "colon") or (unfinished and has(before, "title-like"))
    return False


def _heads_prose(block: Block) -> bool:
    """A heading with a paragraph under it, in an element that goes on: a teaser has one of its own."""
    blocks, place = block.document.sequence(block)
    below = blocks[place + 1 : place + 2]
    if not below or not has(block, "heading") or not has(below[0], "prose") or has(below[0], "link"):
        return False
    around = [*blocks[max(place - 1, 0) : place], *blocks[place + 2 : place + 3]]
    return below[0].element is None or any(_parent(near) is _parent(below[0]) for near in around)


def _parent(block: Block) -> Element | None:
    return block.element.parent if block.element is not None else None


def _most_of_it(block: Block) -> bool:
    """More words than all the rest of the main content."""
    return 2 * block.words > block.document.main_words


def _keyword_and_title(block: Block) -> bool:
    if not (has(block, "list-item") and block.words in RUN_WORDS and not ends(block, (".", ":", ";", ","))):
        return False
    found = _KEYWORD_AND_TITLE.match(block.view)
    if found is None or not block.view.lstrip("\"'")[:1].isupper():
        return False
    return found["mark"] != ": " or found["title"].isupper()


def _passage(kind: str) -> Callable[[Block], bool]:
    def test(block: Block) -> bool:
        document = block.document
        _note_all(document, find_passages(document.main_blocks))
        return block.held & _BITS[kind] != 0

    return test


def _found(trait: str, find: Callable[[list[Block]], Iterable[int]]) -> Callable[[Block], bool]:
    """The test of a trait that is told for all main blocks of a document at once."""

    def test(block: Block) -> bool:
        _note_all(block.document, {trait: find(block.document.main_blocks)})
        return block.held & _BITS[trait] != 0

    return test


def _inside(container: str) -> Callable[[Block], bool]:
    return lambda block: is_inside(block, container)


TRAITS: dict[str, Callable[[Block], bool]] = {
    "sentence": is_sentence,
    "prose": _prose,
    "title-like": is_title_like,
    "heading": _heading,
    "cut-off": is_cut_off,
    "question": is_question,
    "colon": leads_up,
    "list-item": _list_item,
    "story-box": _story_box,
    "introduced": _introduced,
    "heads-prose": _heads_prose,
    "upper": is_upper,
    "title-case": is_title_case,
    "quoted": lambda block: block.view[:1] in ('"', "'", "「", "『") or is_inside(block, "blockquote"),
    "repeated": lambda block: block.key in block.document.repeated,
    "second-copy": _found("second-copy", find_copies),
    "echoes-title": echoes_title,
    "title-itself": is_title_itself,
    "echoes-body": echoes_body,
    "below-title": is_below_title,
    "most-of-it": _most_of_it,
    "link": lambda block: block.link_share > 0.7,
    "onward": lambda block: block.onward_share > 0.7,
    "main": lambda block: bool(block.main),
    "figure": _inside("figure"),
    "aside": _inside("aside"),
    "nav": _inside("nav"),
    "header": _inside("header"),
    "footer": _inside("footer"),
    "form": _inside("form"),
    "table": is_table_row,
    **{kind: _passage(kind) for kind in KINDS},
    "known-name": opens_with_known_name,
    "new-name": opens_with_new_name,
    "names-outlet": names_outlet,
    "short": lambda block: block.words <= SHORT_WORDS,
    "digits": lambda block: _FIGURE.search(block.view) is not None,
    "contact-data": has_contact,
    "price": has_price,
    "bracketed": is_bracketed,
    "labelled": is_labelled,
    "name-like": is_name_like,
    "addressed": lambda block: block.holds("you"),
    "order": gives_order,
    "statement": makes_statement,
    "enquiry": makes_enquiry,
    "reported-speech": reports_speech,
    "shared-shape": _found("shared-shape", find_shapes),
    "title-run": _found("title-run", find_title_runs),
    "off-topic": is_off_topic,
}
"""The vocabulary of `traits` in rule files; `!name` there says that a block must not have it."""
_BITS = {trait: 1 << number for number, trait in enumerate(TRAITS)}

COSTLY_TRAITS = frozenset(
    """
    story-box repeated second-copy echoes-title title-itself echoes-body introduced heads-prose below-title
    most-of-it known-name new-name names-outlet title-run shared-shape off-topic
    """.split()
)
"""Those that look beyond the block and take as long as a pattern does: asked for last."""

PAGE_TRAITS = frozenset(("link", "onward", "figure", "aside", "nav", "header", "footer", "form"))
"""Those that only a page's block can have."""
