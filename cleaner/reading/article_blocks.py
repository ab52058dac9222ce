"""Which blocks of a frame are its article's: those in paragraphs and the like, but for lists of links."""

from __future__ import annotations

from cleaner.document import Block
from cleaner.markup import Element
from cleaner.reading.template_names import names_any
from cleaner.traits import has

_LINKING = frozenset(("div", "ul", "ol", "dl", "p"))
_ITEMS = frozenset(("li", "dd", "dt", "td", "th"))
_CELLS = frozenset(("td", "th"))
_HOLDING = frozenset(
    """
    p li dd dt ul ol dl h1 h2 h3 h4 h5 h6 blockquote pre td th tr table caption summary
    """.split()
)
_LEAST_IN_PARAGRAPHS = 750
_SHORT_PARAGRAPH = 60
_SHORT = 100
_MOSTLY_LINKS = 0.8
_NEARLY_ALL_LINKS = 0.9
_FEW_LINKS = 0.3
_SENTENCE_WORDS = 8
_LONG_SENTENCE_WORDS = 20
_LEADING_WORDS = 3
_SOURCE_WORDS = 4
_FORMULA_OR_CODE = ("math", "equation", "formula", "katex", "mathjax", "code", "codeblock", "code-block")


class Holdings:
    """What the elements of a frame hold: characters, and characters inside links.

    `left` says how many characters of each block, by its index, are not cut.
    """

    def __init__(self, frame: int, blocks: list[Block], left: dict[int, int]) -> None:
        self.blocks, self.left = blocks, left
        self.elements = elements_around(frame, blocks)
        self.held: dict[Element, float] = dict.fromkeys(self.elements, 0.0)
        self.linked: dict[Element, float] = dict.fromkeys(self.elements, 0.0)
        self.onward: dict[Element, float] = dict.fromkeys(self.elements, 0.0)
        self.words: dict[Element, int] = dict.fromkeys(self.elements, 0)
        self.count: dict[Element, int] = dict.fromkeys(self.elements, 0)
        self.before: dict[Element, Block] = {}
        last: Block | None = None
        for block in blocks:
            if block.element in self.held:
                self.held[block.element] += left[block.index]
                self.linked[block.element] += left[block.index] * block.link_share
                self.onward[block.element] += left[block.index] * block.onward_share
                self.words[block.element] += block.words
                self.count[block.element] += 1
                self._note_before(block.element, last)
            last = block
        for element in reversed(self.elements):
            if element.parent in self.held:
                self.held[element.parent] += self.held[element]
                self.linked[element.parent] += self.linked[element]
                self.onward[element.parent] += self.onward[element]
                self.words[element.parent] += self.words[element]
                self.count[element.parent] += self.count[element]

    def _note_before(self, element: Element | None, last: Block | None) -> None:
        while (
            element is not None and element in self.held and element not in self.before and last is not None
        ):
            self.before[element] = last
            element = element.parent

    def article(self) -> list[Block]:
        """The blocks in elements that hold running text, but for lists of links."""
        lists: set[Element] = set()
        running: set[Element] = set()
        for element in self.elements:
            if element.parent in lists or self._is_links(element):
                lists.add(element)
            if element.parent in running or element.tag in _HOLDING:
                running.add(element)
        paragraphs = [e for e in self.elements if e.tag == "p" and e not in lists]
        loose = sum(self.held[element] for element in paragraphs) < _LEAST_IN_PARAGRAPHS
        homes = {element.parent for element in paragraphs}
        headed = homes | {element.parent for element in self.elements if element.heading > 1}
        found: list[Block] = []
        last: Block | None = None
        for block in self.blocks:
            broken = last is not None and last.element is block.element
            kept = loose or broken or block.element in running or _is_own(block, homes, headed)
            if block.element not in lists and kept:
                found.append(block)
            last = block
        return found

    def _is_links(self, element: Element) -> bool:
        """Whether an element holds hardly more than links that lead on."""
        linked, held = self.linked[element], self.held[element]
        if not linked or element.tag not in _LINKING:
            return False
        short = held < (_SHORT_PARAGRAPH if element.tag == "p" else _SHORT)
        if linked <= (_MOSTLY_LINKS if short else _NEARLY_ALL_LINKS) * held:
            return False
        around = element.parent.tag if element.parent is not None else ""
        if around in {"p": _ITEMS, "div": _CELLS}.get(element.tag, ()):
            return False
        return not (element.tag in ("ul", "ol", "dl") and self._is_articles_list(element))

    def _is_articles_list(self, element: Element) -> bool:
        """Whether a sentence leads up to a list of links, or all of it leads to other sites' works."""
        before = self.before.get(element)
        if before is not None and _leads_up(before):
            return True
        return not self.onward[element] and self.words[element] >= _SOURCE_WORDS * self.count[element]


def _leads_up(block: Block) -> bool:
    """Whether a block is the beginning of a sentence that the next one ends."""
    if block.words < _LEADING_WORDS or block.link_share > _FEW_LINKS:
        return False
    if has(block, "colon"):
        return True
    return block.element is not None and block.element.tag == "p" and has(block, "title-like")


def _is_own(block: Block, homes: set[Element | None], headed: set[Element | None]) -> bool:
    """Whether text in no paragraph is the article's: it stands among paragraphs, or is a sentence."""
    element = block.element
    if element is None or block.link_share > _FEW_LINKS:
        return False
    if element in homes:
        return True
    if element.parent in homes and names_any(element.classes, _FORMULA_OR_CODE):
        return True
    around = element.parent
    near = around is not None and (around in headed or around.parent in headed)
    return block.words >= (_SENTENCE_WORDS if near else _LONG_SENTENCE_WORDS) and has(block, "sentence")


def elements_around(frame: int, blocks: list[Block]) -> list[Element]:
    """The elements inside a frame that hold the blocks, the outer before the inner."""
    found: dict[int, Element] = {}
    for block in blocks:
        element = block.element
        while element is not None and element.number > frame and element.number not in found:
            found[element.number] = element
            element = element.parent
    return [found[number] for number in sorted(found)]
