"""The document: the source text in reading order, and the paragraph-sized blocks it is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleaner.normal import (
    BULLET,
    content_words,
    count_words,
    fold,
    is_content_word,
    line_key,
    meaningful,
    plain,
    slug_words,
)
from cleaner.traits import ASKED, Asked

if TYPE_CHECKING:
    from cleaner.markup import Element, Markup


class Block:
    """A paragraph-sized stretch `document.text[start:end]`.

    `content` is where the words begin, after a bullet. In a page, `element` is the element whose
    text it is, `link_share` the share of its characters inside links to other pages, `onward_share`
    that inside links to pages of the same site, both 0 to 1, and `main` is False
    outside the main content; `position` counts the main blocks before it.
    """

    __slots__ = (
        "_known",
        "_traits",
        "_view",
        "content",
        "document",
        "element",
        "end",
        "index",
        "link_share",
        "main",
        "onward_share",
        "position",
        "start",
        "view_start",
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
        self.document, self.index, self.start, self.end = document, index, start, end
        self.element, self.link_share, self.onward_share = element, link_share, onward_share
        self.main: bool = True
        self.position: int = index
        text = document.text
        lettered = text[start].isalpha() and text[start + 1 : start + 2] != ")"
        bullet = None if lettered else BULLET.match(text, start, end)
        self.content = bullet.end() if bullet else start
        self._known: int = 0
        self._traits: int = 0
        view = document.plain[self.content : end]
        # Kept only where it is no mere stretch of the document's, for memory's sake.
        self._view: str | None = None
        if "  " in view:
            self._view = view = re.sub("  +", " ", view)
        self.words = count_words(view)

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.start}:{self.end}, {self.text[:40]!r})"

    @property
    def text(self) -> str:
        """The block's own words, bullet included."""
        return self.document.text[self.start : self.end]

    @property
    def view(self) -> str:
        """What patterns see: the words after the bullet, quotes and white space made plain."""
        return self._view or self.document.plain[self.content : self.end]

    def source_offset(self, at: int) -> int:
        """The offset in `document.text` of the character at offset `at` of `view`."""
        if len(self.view) == self.end - self.content:
            return self.content + at
        plain, seen, i = self.document.plain, 0, self.content
        while seen < at:
            i += 1
            while plain[i : i + 1] == " " and plain[i - 1] == " ":
                i += 1
            seen += 1
        return i

    @property
    def key(self) -> str:
        """What `lines` compare: lower case, single spaces, no punctuation around."""
        return line_key(self.view)

    def has(self, trait: str) -> bool:
        """Whether the block has the named trait; each is computed once."""
        return self.is_so(ASKED[trait])

    def is_so(self, asked: Asked) -> bool:
        """Whether the block has a trait that is wanted, or has not one that is not."""
        bit = asked.bit
        if not self._known & bit:
            if asked.test(self):
                self._traits |= bit
            self._known |= bit
        return (self._traits & bit != 0) == asked.wanted

    def is_all(self, asked: Iterable[Asked]) -> bool:
        """Whether everything that is asked holds of the block."""
        return all(self.is_so(one) for one in asked)


class Document:
    """A source text in reading order, with its blocks.

    `kind` is "text" or "html"; `url` and `title` are None where unknown; `markup` is a page's.
    `notes` says, for a person, what was odd about the input and how it was read. What is worked out
    of the text and the blocks is kept, so these must stand before it is asked for.
    """

    def __init__(
        self, text: str, kind: str = "text", url: str | None = None, title: str | None = None
    ) -> None:
        self.text, self.kind, self.url, self.title = text, kind, url, title
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.markup: Markup | None = None
        self._plain: str | None = None
        self._folded: str | None = None
        self._meaningful: str | None = None
        self._main_blocks: list[Block] | None = None
        self._first_prose: int | None = None
        self._last_prose: int | None = None
        self._key_counts: Counter[str] | None = None
        self._titles: list[frozenset[str]] | None = None
        self._reaches: dict[tuple[int | float | str, type], range] = {}

    def __repr__(self) -> str:
        return f"Document({self.kind}, {len(self.blocks)} blocks, {self.text[:40]!r})"

    def __reduce__(self) -> tuple[object, ...]:
        stretches = [(block.start, block.end, block.main) for block in self.blocks]
        return restored, (self.text, self.kind, self.url, self.title, self.notes, stretches)

    @property
    def plain(self) -> str:
        """`text` as patterns see it, of the same length."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain

    @property
    def folded(self) -> str:
        """`plain` without case, of the same length."""
        if self._folded is None:
            self._folded = fold(self.plain)
        return self._folded

    @property
    def main_blocks(self) -> list[Block]:
        """The blocks of the main content: all of a text's, some of a page's."""
        if self.markup is None:
            return self.blocks
        if self._main_blocks is None:
            self._main_blocks = [block for block in self.blocks if block.main]
        return self._main_blocks

    def settle_main(self) -> None:
        """Count positions anew, after `main` was set."""
        self._main_blocks = None
        position = 0
        for block in self.blocks:
            block.position = position
            position += block.main

    def in_article(self, offset: int) -> bool:
        """Whether the place lies in a text, or in a page between its title and the last main block."""
        if self.markup is None:
            return True
        if not self.main_blocks:
            return False
        first, last = self.main_blocks[0], self.main_blocks[-1]
        titles = (b.start for b in self.blocks[: first.index] if b.element and b.element.heading == 1)
        return next(titles, first.start) <= offset < last.end

    def sequence(self, block: Block) -> tuple[list[Block], int]:
        """The blocks among which a block has its neighbours, and its place there.

        The main content reads as if nothing else stood on the page.
        """
        return (self.main_blocks, block.position) if block.main else (self.blocks, block.index)

    def neighbours(self, block: Block) -> list[Block]:
        """The blocks that have the block as the one before or after them, itself left out."""
        near = [*self.blocks[max(block.index - 1, 0) : block.index + 2]]
        if block.main:
            near += self.main_blocks[max(block.position - 1, 0) : block.position + 2]
        return [other for other in near if other is not block]

    def reach(self, place: int | float | str) -> range:
        """The positions among the main blocks that a rule's `place` means."""
        asked = place, type(place)  # 1 is the first block, 1.0 are all
        if asked not in self._reaches:
            self._reaches[asked] = self._reach(place)
        return self._reaches[asked]

    def _reach(self, place: int | float | str) -> range:
        count = len(self.main_blocks)
        if place == "start":
            return range(max(self.first_prose, 1))
        if place == "end":
            return range(max(self.last_prose, 0), count + 1)
        assert not isinstance(place, str)
        most = max(int(abs(place) * count), 1) if isinstance(place, float) else abs(place)
        return range(most) if place > 0 else range(max(count - most, 0), count + 1)

    @property
    def first_prose(self) -> int:
        """Position of the first main block of prose; the number of main blocks where there is none."""
        if self._first_prose is None:
            blocks = self.main_blocks
            self._first_prose = next((b.position for b in blocks if b.has("prose")), len(blocks))
        return self._first_prose

    @property
    def last_prose(self) -> int:
        """Position of the last main block of prose; -1 where there is none."""
        if self._last_prose is None:
            blocks = self.main_blocks
            self._last_prose = next((b.position for b in reversed(blocks) if b.has("prose")), -1)
        return self._last_prose

    def repeats(self, key: str) -> bool:
        """Whether several main blocks have that key."""
        if "  " not in self.plain and self.folded.count(key) < 2:
            return False
        if self._key_counts is None:
            self._key_counts = Counter(block.key for block in self.main_blocks)
        return self._key_counts[key] > 1

    @property
    def titles(self) -> list[frozenset[str]]:
        """The content words of the title and of the url's slug, as far as they are known."""
        if self._titles is None:
            spelled = (frozenset(content_words(self.title or "")), slug_words(self.url or ""))
            self._titles = [words for words in spelled if len(words) > 1]
        return self._titles

    def recurs(self, word: str) -> bool:
        """Whether a content word stands in several main blocks."""
        if self._meaningful is None:
            self._meaningful = "\n".join([meaningful(block.view) for block in self.main_blocks])
        text = self._meaningful
        first = at = -1
        while (at := text.find(word, at + 1)) >= 0:
            if not is_content_word(text, at, at + len(word)):
                continue
            if first >= 0 and "\n" in text[first:at]:
                return True
            first = at
        return False


def restored(
    text: str,
    kind: str,
    url: str | None,
    title: str | None,
    notes: list[str],
    stretches: list[tuple[int, int, bool]],
) -> Document:
    """A document that was pickled: as it was, but for a page's tree, which has no form for that."""
    document = Document(text, kind, url, title)
    document.notes = notes
    for index, (start, end, main) in enumerate(stretches):
        block = Block(document, index, start, end)
        block.main = main
        document.blocks.append(block)
    document.settle_main()
    return document
