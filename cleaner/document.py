"""The document: the source text in reading order, and the paragraph-sized blocks it is made of."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING
from weakref import ref

from cleaner.normal import (
    BULLET,
    content_words,
    count_words,
    gaps,
    line_key,
    meaningful,
    slug_words,
    stands_in_several_lines,
    view_of,
)
from cleaner.source_text import SourceText
from cleaner.word_search import MOST_WORDS, NO_MARKS, RUNNING_WORDS, Marks, marks_of, topics_of
from cleaner.words import Words

if TYPE_CHECKING:
    from cleaner.markup import Element, Markup


LONG = 1_000_000
"""Characters of a document beyond which memory counts for more than time."""
LONG_VIEW = 10_000
"""Characters of a view that long documents keep too; short lines' would take twice the text's size."""


class Block:
    """A paragraph-sized stretch `source.text[start:end]`.

    It keeps the text that it is part of, and not its document: that is freed when its last user is done.
    `content` is the offset where the words begin, after a bullet; `words` is their number. `main` is
    False outside a page's main content, and `position` counts the main blocks before this one. In a
    page, `element` is the element whose text it is, `link_share` the share of its characters inside
    links to other pages, and `onward_share` the share inside links to pages of the same site (both
    0 to 1). `asked` and `held` are the traits that `cleaner.traits.has` was asked for so far, and those
    of them that the block has, each as a set of bits: a document may have very many blocks.
    """

    __slots__ = (
        "_document",
        "_gaps",
        "_view",
        "asked",
        "content",
        "element",
        "end",
        "held",
        "index",
        "link_share",
        "main",
        "onward_share",
        "position",
        "source",
        "start",
        "words",
    )

    def __init__(
        self,
        document: Document,
        index: int,
        start: int,
        end: int,
        element: Element | None = None,
        link_share: float = 0.0,
        onward_share: float = 0.0,
    ) -> None:
        self._document, self.source, self.index = ref(document), document.source, index
        self.start, self.end = start, end
        self.element, self.link_share, self.onward_share = element, link_share, onward_share
        self.main, self.position, self.asked, self.held = True, index, 0, 0
        text = document.text
        lettered = text[start].isalpha() and text[start + 1 : start + 2] != ")"
        bullet = None if lettered else BULLET.match(text, start, end)
        self.content = bullet.end() if bullet else start
        view = view_of(document.source.plain[self.content : end])
        self._view = view if len(text) <= LONG or len(view) >= LONG_VIEW else None
        self._gaps: tuple[array[int], array[int]] | None = None
        self.words = count_words(view)

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.start}:{self.end}, {self.text[:40]!r})"

    @property
    def document(self) -> Document:
        """The document that it is a block of. Raises ReferenceError where nobody keeps that any more."""
        if (document := self._document()) is None:
            raise ReferenceError("the document of this block is gone: keep it as long as its blocks")
        return document

    @property
    def text(self) -> str:
        """The block's own words, bullet included."""
        return self.source.text[self.start : self.end]

    @property
    def view(self) -> str:
        """What patterns see: the words after a bullet, made plain, in single spaces."""
        return view_of(self.source.plain[self.content : self.end]) if self._view is None else self._view

    @property
    def marks(self) -> Marks:
        """The names of words that it holds; none where the document's language was not asked for."""
        return self.document.marks[self.index]

    def holds(self, name: str) -> bool:
        """Whether it holds one of the words of that name."""
        return self.marks.present & self.document.name_bits.get(name, 0) != 0

    def opens_with(self, names: Iterable[str]) -> bool:
        """Whether it begins with one of the words of these names."""
        bits, first = self.document.name_bits, self.marks.first
        return any(first & bits.get(name, 0) for name in names)

    @property
    def key(self) -> str:
        """What `lines` compare: lower case, single spaces, no punctuation around."""
        document = self.document
        return line_key(self.view) if len(document.text) > LONG else document.keys[self.index]

    def source_offset(self, at: int) -> int:
        """The offset in `source.text` of the character at offset `at` of `view`."""
        if len(self.view) == self.end - self.content:
            return self.content + at
        if self._gaps is None:
            self._gaps = gaps(self.source.plain[self.content : self.end])
        places, missing = self._gaps
        before = bisect_left(places, at)
        return self.content + at + (missing[before - 1] if before else 0)


class Document:
    """A source text in reading order, with its blocks.

    `kind` is "text" or "html"; `url` and `title` are None where unknown; `markup` is a page's.
    `language` is None where it is undecided, `languages` are those that compete, `words` their words.
    `notes` says, for a person, what was odd about the input and how it was read. What is derived of
    the text and the blocks is computed once, so these must be set before it is asked for.
    """

    def __init__(
        self, text: str, kind: str = "text", url: str | None = None, title: str | None = None
    ) -> None:
        self.set_text(text)
        self.kind, self.url, self.title = kind, url, title
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.markup: Markup | None = None
        self.language: str | None = None
        self.languages: tuple[str, ...] = ()
        self.words = Words()

    def __repr__(self) -> str:
        return f"Document({self.kind}, {len(self.blocks)} blocks, {self.text[:40]!r})"

    def __reduce__(self) -> tuple[object, ...]:
        stretches = [(block.start, block.end, block.main) for block in self.blocks]
        languages = self.language, self.languages
        return restored, (self.text, self.kind, self.url, self.title, self.notes, stretches, languages)

    def set_text(self, text: str) -> None:
        """Take a text, before there are any blocks."""
        self.source, self.text = SourceText(text), text

    @cached_property
    def main_blocks(self) -> list[Block]:
        """The blocks of the main content: all of a text's, some of a page's."""
        return [block for block in self.blocks if block.main]

    @cached_property
    def main_words(self) -> int:
        """How many words the main content has."""
        return sum(block.words for block in self.main_blocks)

    def settle_main(self) -> None:
        """Count positions anew, after `main` was set."""
        self.__dict__.pop("main_blocks", None)
        self.__dict__.pop("main_words", None)
        position = 0
        for block in self.blocks:
            block.position = position
            position += block.main

    def in_article(self, offset: int) -> bool:
        """Whether the place lies in a text, or in a page between its title and the last main block."""
        if self.markup is None or not self.main_blocks:
            return self.markup is None
        first, last = self.main_blocks[0], self.main_blocks[-1]
        titles = (b.start for b in self.blocks[: first.index] if b.element and b.element.heading == 1)
        return next(titles, first.start) <= offset < last.end

    def sequence(self, block: Block) -> tuple[list[Block], int]:
        """The blocks among which a block has its neighbours (main blocks have main ones), and its place."""
        return (self.main_blocks, block.position) if block.main else (self.blocks, block.index)

    def neighbours(self, block: Block) -> list[int]:
        """The indexes of the blocks that have the block as the one before or after them."""
        near = _next_to(block.index, len(self.blocks))
        main = self.main_blocks
        if block.main and len(main) < len(self.blocks):
            near += [main[place].index for place in _next_to(block.position, len(main))]
        return near

    def beside(self, indexes: Collection[int]) -> set[int]:
        """The indexes of all neighbours of many blocks, these blocks themselves left out."""
        parted = len(self.main_blocks) < len(self.blocks)
        near = (self.neighbours(self.blocks[at]) if parted else (at - 1, at + 1) for at in indexes)
        return {at for pair in near for at in pair if at not in indexes and 0 <= at < len(self.blocks)}

    def let_go(self) -> None:
        """Of a long document let go of what was derived of it; what is asked for later is derived anew."""
        if len(self.text) > LONG:
            self.source.let_go()
            for name in ("marks", "topics", "keys", "repeated", "_meaningful"):
                self.__dict__.pop(name, None)

    @cached_property
    def name_bits(self) -> dict[str, int]:
        """The bit of each name of words, as the marks of blocks have them."""
        return self.words.bits

    @cached_property
    def marks(self) -> list[Marks]:
        """For each block the names of words that it holds, in the language that fits it best."""
        marks = [NO_MARKS] * len(self.blocks)
        if self.languages:
            short = [block for block in self.blocks if block.words <= MOST_WORDS]
            found = marks_of([block.view for block in short], self.words, self.languages, self.language)
            for block, of_block in zip(short, found, strict=True):
                marks[block.index] = of_block
        return marks

    @cached_property
    def topics(self) -> int:
        """The names of words, as bits, that the running text itself is about: they are no hint here."""
        running = [block for block in self.main_blocks if block.words >= RUNNING_WORDS]
        return topics_of([block.marks for block in running])

    @cached_property
    def keys(self) -> list[str]:
        """The key of each block; blocks that are the same line share one string."""
        key_of = cache(line_key)
        return [key_of(block.view) for block in self.blocks]

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The keys that several main blocks have."""
        counts = Counter([block.key for block in self.main_blocks])
        return frozenset([key for key, count in counts.items() if count > 1])

    @cached_property
    def titles(self) -> list[frozenset[str]]:
        """The content words of the title and of the url's slug, as far as they are known."""
        spelled = (frozenset(content_words(self.title or "")), slug_words(self.url or ""))
        return [words for words in spelled if len(words) > 1]

    def recurs(self, word: str) -> bool:
        """Whether a content word stands in several main blocks."""
        return stands_in_several_lines(word, self._meaningful)

    @cached_property
    def _meaningful(self) -> str:
        return "\n".join([meaningful(block.view) for block in self.main_blocks])


def _next_to(place: int, count: int) -> list[int]:
    """The places before and after one of so many."""
    return [near for near in (place - 1, place + 1) if 0 <= near < count]


def restored(
    text: str,
    kind: str,
    url: str | None,
    title: str | None,
    notes: list[str],
    stretches: list[tuple[int, int, bool]],
    languages: tuple[str | None, tuple[str, ...]],
) -> Document:
    """A document that was pickled: as it was, but for a page's tree, which has no form for that."""
    document = Document(text, kind, url, title)
    document.notes, (document.language, document.languages) = notes, languages
    for index, (start, end, main) in enumerate(stretches):
        block = Block(document, index, start, end)
        block.main = main
        document.blocks.append(block)
    document.settle_main()
    return document
