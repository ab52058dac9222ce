"""The article of a page, by the element that frames it.

Most templates name the element that holds the article, its frame, and what in it is no part of the
article; in others it is the innermost element around nearly all running text. What remains of a
frame is the article, but for lists of links and text in no paragraph. That names are tried in this
order, and the limits for links, are trafilatura's (BODY_XPATH, link_density_test).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cleaner.document import Block, Document
from cleaner.markup import Element, overlapped
from cleaner.reading.apart import Apart, merged
from cleaner.reading.article_blocks import Holdings, elements_around
from cleaner.reading.running_text import running_words, runs_on
from cleaner.traits import has

_FRAMES = frozenset(("article", "div", "main", "section"))
_OLD_FRAMES = frozenset(("td", "table", "tbody", "center", "blockquote", "font"))
_LETTERED = re.compile(r"[^\W_]")
_SHORT_LINE = 8
_LEAST_SHARE = 0.25
_NEARLY_ALL = 0.85
_ALL = 0.95
_MOST_RUNNING = 0.9
_MOST_OWN = 0.5
_FEWEST = 250
_USUAL = 1200
LEAST = 600
"""Characters below which what is marked may be a teaser or a notice as well as an article."""


def framed_article(document: Document) -> list[Block]:
    """The blocks of the article in a frame of the page; none where no frame is certain to hold it."""
    page = _Page(document)
    running = running_words(document.blocks)
    frames = [(frame, least_share, page.article(frame)) for frame, least_share in page.frames()]
    for frame, least_share, found in frames:
        size = sum(block.end - block.start for block in found)
        share = least_share if size >= _USUAL else _NEARLY_ALL if size >= LEAST else _ALL
        if len(found) > 1 and size >= _FEWEST and running_words(found) >= share * running:
            return page.with_siblings(frame, found)
    for frame, _, found in frames:
        together = page.with_siblings(frame, found)
        if len(together) > len(found) and running_words(together) >= _NEARLY_ALL * running:
            return together
    return []


class _Page:
    """A page's blocks, and the numbers of the nodes that its template names."""

    def __init__(self, document: Document) -> None:
        assert document.markup is not None
        self.markup, self.blocks = document.markup, document.blocks
        self.starts = [block.start for block in self.blocks]
        self.ends = [block.end for block in self.blocks]
        self.apart = Apart(document)

    def frames(self) -> Iterator[tuple[int, float]]:
        """The nodes that may be the article's frame, the likeliest first.

        With each comes the share of the page's running text without which it is not believed.
        """
        for numbers in (
            self.apart.of_kind("article"),
            self.markup.by_tag.get("article", []),
            self.apart.of_kind("story"),
        ):
            frame = next(filter(self._may_hold_an_article, numbers), None)
            if frame is not None:
                yield frame, _LEAST_SHARE
        innermost = self._around_running_text()
        if innermost is not None and innermost.tag in _FRAMES | _OLD_FRAMES | {"body"}:
            yield innermost.number, _NEARLY_ALL

    def _around_running_text(self) -> Element | None:
        """The innermost element that holds nearly all running text, in paragraphs of its own."""
        running = [block for block in self.blocks if runs_on(block)]
        elements = elements_around(-1, running)
        words = dict.fromkeys(elements, 0)
        for block in running:
            if block.element is not None and block.element.parent is not None:
                words[block.element.parent] += block.words
        for element in reversed(elements):
            if element.parent is not None:
                words[element.parent] += words[element]
        least = _MOST_RUNNING * running_words(running)
        innermost = next((element for element in reversed(elements) if words[element] >= least), None)
        if innermost is not None and innermost.tag == "body":
            own = sum(block.words for block in running if _stands_directly_in(block, innermost))
            return innermost if own > _MOST_OWN * words[innermost] else None
        return innermost

    def _may_hold_an_article(self, number: int) -> bool:
        start, end = self.markup.span(number)
        if self.markup.tags[number] not in _FRAMES or end - start < LEAST:
            return False
        return not _inside(self.apart.never, start, end) and not _inside(self.apart.no_frame, start, end)

    def with_siblings(self, frame: int, article: list[Block]) -> list[Block]:
        """A frame's article, and the blocks of its siblings of the same name where these are parts of it.

        Where the page's title stands inside the frame the siblings are other articles; where it stands
        above them all, as over posts or the entries of a ticker, they are the page's own.
        """
        found = list(article)
        if self.apart.titles(frame):
            return found
        for number in self._siblings(frame):
            part = [] if self.apart.titles(number) else self.article(number)
            found += part if running_words(part) else []
        return sorted(found, key=lambda block: block.index)

    def _siblings(self, frame: int) -> list[int]:
        """The nodes beside a frame that have its tag and its class, in document order."""
        markup, node = self.markup, self.markup.nodes[frame]
        alike = markup.by_class.get((node.get("class") or "").lower(), [])
        return [
            number
            for number in alike
            if number != frame
            and markup.tags[number] == markup.tags[frame]
            and markup.nodes[number].getparent() is node.getparent()
            and not _inside(self.apart.never, *markup.span(number))
        ]

    def article(self, frame: int) -> list[Block]:
        """The blocks of a frame that belong to its article."""
        start, end = self.markup.span(frame)
        held = overlapped(self.starts, self.ends, start, end)
        left = {at: self.ends[at] - self.starts[at] for at in held}
        self._cut(left, held, self.apart.never)
        self._cut(left, held, merged(self.apart.inside(frame, sum(left.values()))))
        uncut = [self.blocks[at] for at in held if left[at] > (self.ends[at] - self.starts[at]) / 2]
        uncut = [block for block in uncut if _LETTERED.search(block.text)]
        found = Holdings(frame, uncut, left).article()
        while found and _opens_something(found[-1]):
            found.pop()
        bereft = {block.index for block, after in itertools.pairwise(found) if _is_bereft(block, after)}
        return [block for block in found if block.index not in bereft]

    def _cut(self, left: dict[int, int], held: range, stretches: Iterable[tuple[int, int]]) -> None:
        for start, end in stretches:
            for at in overlapped(self.starts, self.ends, start, end):
                if at in left:
                    left[at] -= min(end, self.ends[at]) - max(start, self.starts[at])


def _inside(stretches: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the stretches, in order and without overlap, holds [start, end)."""
    at = bisect_right(stretches, start, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and end <= stretches[at][1]


def _stands_directly_in(block: Block, element: Element) -> bool:
    return block.element is element or (block.element is not None and block.element.parent is element)


def _opens_something(block: Block) -> bool:
    """Whether an article cannot end with a block: it is a heading, or a short line of its own."""
    if has(block, "heading"):
        return True
    return block.words < _SHORT_LINE and not any(
        has(block, trait) for trait in ("sentence", "list-item", "table")
    )


def _is_bereft(block: Block, after: Block) -> bool:
    """Whether a block is the heading of a section that was cut."""
    if block.element is None or after.element is None or after.index == block.index + 1:
        return False
    return 0 < after.element.heading <= block.element.heading
