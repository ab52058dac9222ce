"""Traits of how a line speaks, and of how it is made: to whom, in whose words, in which shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from cleaner.document import Block
from cleaner.normal import content_words
from cleaner.traits.lines import is_question, is_sentence, is_title_like

ORDERS = (
    "app-label",
    "buy",
    "call-to-action",
    "click",
    "comment",
    "contact",
    "donate",
    "follow",
    "get",
    "join",
    "log-in",
    "please",
    "read",
    "share",
    "sign-up",
    "subscribe",
    "watch",
)
"""The names of words of which many are verbs that ask the reader for something."""
BESIDE_THE_STORY = ("please", "this-page", "we", "you")
"""The names of words by which a publisher speaks to its readers, or of itself."""
TRAIT_WORDS = (
    *ORDERS,
    *BESIDE_THE_STORY,
    "first-person",
    "free",
    "now",
    "question-word",
    "says",
    "third-person",
    "want",
)
"""All names of words that traits go by."""
SHORT_WORDS = 4
STATEMENT_WORDS = 4
NAME_WORDS = range(2, 7)
SHAPED_WORDS = 30
TITLE_RUN = 2
TITLE_WORDS = range(4, 21)
ALIKE = 3
"""So many blocks that open or close with the same words share a shape."""
TOPIC_WORDS = 3
_LABEL = regex.compile(r"\W{0,3}[^\W_][\w'.&-]*(?: [\w'.&-]+){0,4} ?(?:[:|»>]| [–—-] )\s?\S")
_NAME = regex.compile(r"\p{Lu}[\w'-]+ \p{Lu}[\w'-]+")
_PARTICLES = "al and bin da de del della den der di do dos du e la le og te van von und y &".split()
_SEVERAL = regex.compile(r"[!?！？؟]|[.…][\s\"')]+[\p{Lu}\p{Lo}]|[。।۔][\s\"')]*\p{Lo}")
"""A mark of calls and questions, or a sentence that another follows."""
_WORD = regex.compile(r"[\p{L}\p{M}'.-]+")


def is_labelled(block: Block) -> bool:
    """It begins with up to five words and a colon, bar, arrow or dash, and goes on."""
    return _LABEL.match(block.view) is not None


def is_name_like(block: Block) -> bool:
    """Two to six words, each with a capital but for particles such as "de" and "van", and no figures."""
    view = block.view.strip(" .,;:|")
    if block.words not in NAME_WORDS or any(character.isdigit() for character in view):
        return False
    words = [word for word in _WORD.findall(view) if word.lower() not in _PARTICLES]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def reports_speech(block: Block) -> bool:
    """It has a verb of saying, with a quotation, somebody's name or a word for a person."""
    if not block.holds("says"):
        return False
    return '"' in block.view or block.holds("third-person") or _NAME.search(block.view) is not None


def gives_order(block: Block) -> bool:
    """It opens with a word that asks the reader for something."""
    return block.opens_with(ORDERS)


def makes_statement(block: Block) -> bool:
    """One sentence that asks nobody for anything, and in which the publisher does not speak of itself."""
    return (
        block.words >= STATEMENT_WORDS
        and is_sentence(block)
        and _SEVERAL.search(block.view) is None
        and not any(map(block.holds, BESIDE_THE_STORY))
        and not block.opens_with((*ORDERS, "now", "free"))
    )


def makes_enquiry(block: Block) -> bool:
    """One question as readers have it, like those over the answers of an FAQ.

    It asks how, what or when, or what "I" may do. A publisher's own questions ask "you" for a yes, or
    speak of the publisher.
    """
    if not is_question(block) or _SEVERAL.search(block.view.rstrip("?？؟ \"')")) is not None:
        return False
    if block.holds("we") or block.holds("this-page"):
        return False
    return (
        block.opens_with(("question-word",))
        or block.holds("first-person")
        or (block.holds("question-word") and not block.holds("you") and not block.holds("want"))
    )


def find_shapes(blocks: list[Block]) -> Iterator[int]:
    """The indexes of short blocks that open or close with the same two words as two others do."""
    short = [block for block in blocks if 2 <= block.words <= SHAPED_WORDS]
    heads = {block.index: _edge(block, slice(2)) for block in short}
    tails = {block.index: _edge(block, slice(-2, None)) for block in short}
    for edges in (heads, tails):
        counts = Counter(edges.values())
        yield from (index for index, edge in edges.items() if counts[edge] >= ALIKE)


def _edge(block: Block, part: slice) -> tuple[str, ...]:
    return tuple(block.view.casefold().split()[part])


def find_title_runs(blocks: list[Block]) -> Iterator[int]:
    """The indexes of blocks that are titles one after the other, two and more, and no list's items."""
    run: list[int] = []
    for block in [*blocks, None]:
        if block is not None and _could_be_title(block):
            run.append(block.index)
            continue
        if len(run) >= TITLE_RUN:
            yield from run
        run = []


def _could_be_title(block: Block) -> bool:
    return block.words in TITLE_WORDS and block.content == block.start and is_title_like(block)


def is_off_topic(block: Block) -> bool:
    """Of three content words and more, none stands in another block too."""
    words = set(content_words(block.view))
    return len(words) >= TOPIC_WORDS and not any(map(block.document.recurs, words))
