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
from cleaner.reading.running_text import running_words, runs_on
from cleaner.reading.template_names import NAMES, named_nodes
from cleaner.traits import has

_NEVER = frozenset(
    """
    aside nav footer menu button dialog fieldset label legend map marquee object output progress
    time figure
    """.split()
)
_FRAMES = frozenset(("article", "div", "main", "section"))
_APART = frozenset(("div", "section", "p", "span", "ul", "ol", "dl", "li", "dd", "dt"))
_COMMENTS = frozenset(("div", "section", "details", "ul", "ol"))
_LINKING = frozenset(("div", "ul", "ol", "dl", "p"))
_ITEMS = frozenset(("li", "dd", "dt", "td", "th"))
_HOLDING = frozenset(
    """
    p li dd dt ul ol dl h1 h2 h3 h4 h5 h6 blockquote pre td th tr table caption summary
    """.split()
)
_LETTERED = re.compile(r"[^\W_]")
_MOST_APART = 0.5
_LEAST_IN_PARAGRAPHS = 750
_SHORT_PARAGRAPH = 60
_SHORT = 100
_SHORT_LINE = 8
_MOSTLY_LINKS = 0.8
_NEARLY_ALL_LINKS = 0.9
_LEAST_SHARE = 0.3
_NEARLY_ALL = 0.85
_MOST_RUNNING = 0.9
_USUAL = 1200
LEAST = 600
"""Characters below which what is marked may be a teaser or a notice as well as an article."""


def framed_article(document: Document) -> list[Block]:
    """The blocks of the article in a frame of the page; none where no frame is certain to hold it."""
    page = _Page(document)
    running = running_words(document.blocks)
    for frame, least_share in page.frames():
        found = page.article(frame)
        size = sum(block.end - block.start for block in found)
        share = least_share if size >= _USUAL else _NEARLY_ALL
        if len(found) > 1 and size >= LEAST and running_words(found) >= share * running:
            return found
    return []


class _Page:
    """A page's blocks, and the numbers of the nodes that its template names."""

    def __init__(self, document: Document) -> None:
        assert document.markup is not None
        self.markup, self.blocks, self.size = document.markup, document.blocks, len(document.text)
        self.starts = [block.start for block in self.blocks]
        self.ends = [block.end for block in self.blocks]
        self.named = named_nodes(self.markup)
        self.never = _merged(self._never())

    def _of_kind(self, kind: str) -> list[int]:
        """The nodes with a name of that kind, in document order."""
        return sorted({number for name in NAMES[kind].split() for number in self.named.get(name, ())})

    def _never(self) -> Iterator[tuple[int, int]]:
        """The stretches that are no article's, wherever they stand."""
        markup = self.markup
        for tag in [tag for tag in _NEVER if tag in markup.by_tag]:
            for number in markup.by_tag[tag]:
                if tag != "figure" or not self._holds_table(number):
                    yield markup.span(number)
        for number in markup.by_tag.get("form", ()):
            start, end = markup.span(number)
            if end - start <= self.size / 2:
                yield start, end
        for number in self._of_kind("comments"):
            if markup.tags[number] in _COMMENTS:
                yield markup.span(number)

    def _holds_table(self, number: int) -> bool:
        tables, markup = self.markup.by_tag.get("table", []), self.markup
        at = bisect_right(tables, number)
        return at < len(tables) and markup.starts[tables[at]] < markup.ends[number]

    def frames(self) -> Iterator[tuple[int, float]]:
        """The nodes that may be the article's frame, the likeliest first.

        With each comes the share of the page's running text without which it is not believed.
        """
        for numbers in (
            self._of_kind("article"),
            self.markup.by_tag.get("article", []),
            self._of_kind("story"),
        ):
            frame = next(filter(self._may_hold_an_article, numbers), None)
            if frame is not None:
                yield frame, _LEAST_SHARE
        innermost = self._around_running_text()
        if innermost is not None and innermost.tag in _FRAMES:
            yield innermost.number, _NEARLY_ALL

    def _around_running_text(self) -> Element | None:
        """The innermost element that holds nearly all running text, in paragraphs of its own."""
        running = [block for block in self.blocks if runs_on(block)]
        elements = _elements(-1, running)
        words = dict.fromkeys(elements, 0)
        for block in running:
            if block.element is not None and block.element.parent is not None:
                words[block.element.parent] += block.words
        for element in reversed(elements):
            if element.parent is not None:
                words[element.parent] += words[element]
        least = _MOST_RUNNING * running_words(running)
        return next((element for element in reversed(elements) if words[element] >= least), None)

    def _may_hold_an_article(self, number: int) -> bool:
        start, end = self.markup.span(number)
        if self.markup.tags[number] not in _FRAMES or end - start < LEAST:
            return False
        at = bisect_right(self.never, start, key=lambda stretch: stretch[0]) - 1
        return at < 0 or end > self.never[at][1]

    def article(self, frame: int) -> list[Block]:
        """The blocks of a frame that belong to its article."""
        start, end = self.markup.span(frame)
        held = overlapped(self.starts, self.ends, start, end)
        left = {at: self.ends[at] - self.starts[at] for at in held}
        self._cut(left, held, self.never)
        self._cut(left, held, _merged(self._apart(frame, sum(left.values()))))
        uncut = [self.blocks[at] for at in held if left[at] > (self.ends[at] - self.starts[at]) / 2]
        uncut = [block for block in uncut if _LETTERED.search(block.text)]
        found = _Tally(frame, uncut, left).article()
        while found and _opens_something(found[-1]):
            found.pop()
        bereft = {block.index for block, after in itertools.pairwise(found) if _is_bereft(block, after)}
        return [block for block in found if block.index not in bereft]

    def _apart(self, frame: int, size: int) -> Iterator[tuple[int, int]]:
        """The stretches of a frame that its template says are no part of the article.

        A name that takes much of the frame's `size` means something else there.
        """
        start, end = self.markup.span(frame)
        tags = self.markup.tags
        named = [
            [number for number in self.named.get(name, ()) if tags[number] in _APART]
            for name in NAMES["apart"].split()
        ]
        named.append(self.markup.by_tag.get("article", []))
        for numbers in named:
            inside = [number for number in numbers if number > frame]
            spans = [self.markup.span(number) for number in inside]
            spans = _merged((first, last) for first, last in spans if start <= first and last <= end)
            if sum(last - first for first, last in spans) < _MOST_APART * size:
                yield from spans

    def _cut(self, left: dict[int, int], held: range, stretches: Iterable[tuple[int, int]]) -> None:
        for start, end in stretches:
            for at in overlapped(self.starts, self.ends, start, end):
                if at in left:
                    left[at] -= min(end, self.ends[at]) - max(start, self.starts[at])


class _Tally:
    """What the elements of a frame hold: characters, and characters inside links."""

    def __init__(self, frame: int, blocks: list[Block], left: dict[int, int]) -> None:
        self.blocks, self.left = blocks, left
        self.elements = _elements(frame, blocks)
        self.held: dict[Element, float] = dict.fromkeys(self.elements, 0.0)
        self.linked: dict[Element, float] = dict.fromkeys(self.elements, 0.0)
        for block in blocks:
            if block.element in self.held:
                self.held[block.element] += left[block.index]
                self.linked[block.element] += left[block.index] * block.link_share
        for element in reversed(self.elements):
            if element.parent in self.held:
                self.held[element.parent] += self.held[element]
                self.linked[element.parent] += self.linked[element]

    def article(self) -> list[Block]:
        """The blocks in elements that hold running text, but for lists of links."""
        lists: set[Element] = set()
        running: set[Element] = set()
        for element in self.elements:
            if element.parent in lists or self._is_links(element):
                lists.add(element)
            if element.parent in running or element.tag in _HOLDING:
                running.add(element)
        in_paragraphs = sum(self.held[e] for e in self.elements if e.tag == "p" and e not in lists)
        loose = in_paragraphs < _LEAST_IN_PARAGRAPHS
        found: list[Block] = []
        last: Block | None = None
        for block in self.blocks:
            broken = last is not None and last.element is block.element
            if block.element not in lists and (loose or broken or block.element in running):
                found.append(block)
            last = block
        return found

    def _is_links(self, element: Element) -> bool:
        linked, held = self.linked[element], self.held[element]
        if not linked or element.tag not in _LINKING:
            return False
        if element.tag == "p" and element.parent is not None and element.parent.tag in _ITEMS:
            return False
        if held < (_SHORT_PARAGRAPH if element.tag == "p" else _SHORT):
            return linked > _MOSTLY_LINKS * held
        return linked > _NEARLY_ALL_LINKS * held


def _opens_something(block: Block) -> bool:
    """Whether a block is no end of an article: a heading, or a short line of its own."""
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


def _elements(frame: int, blocks: list[Block]) -> list[Element]:
    """The elements inside a frame that hold the blocks, the outer before the inner."""
    found: dict[int, Element] = {}
    for block in blocks:
        element = block.element
        while element is not None and element.number > frame and element.number not in found:
            found[element.number] = element
            element = element.parent
    return [found[number] for number in sorted(found)]


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif end > start:
            merged.append((start, end))
    return merged
