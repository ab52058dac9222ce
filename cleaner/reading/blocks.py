"""A page's tree -> its text in reading order, cut into blocks.

A block is what a reader sees as one paragraph, heading, list item, table row or line. The walk
keeps no stack of its own but Element's way up, so that depth costs nothing.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from cleaner.address import domain_of
from cleaner.document import Block, Document
from cleaner.markup import RUN, Element, Markup
from cleaner.reading.limits import CHARACTERS_PER_BLOCK_OF_A_PAGE, TOO_MANY_BLOCKS, most_blocks
from cleaner.reading.runs import Row, Run, whole

_BLOCK_TAGS = """
html head body address article aside blockquote button center dd details dialog dir div dl dt fieldset
figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li main marquee menu
nav noframes ol optgroup p pre search section summary table tbody thead tfoot caption tr td th ul
xmp listing plaintext
"""
_FORMATTING_TAGS = """
b i em strong u s strike del ins mark small big sub sup font tt code kbd samp var abbr acronym dfn
q ruby rb rt bdi bdo wbr nobr
"""
_BLOCK = frozenset(_BLOCK_TAGS.split())
_FORMATTING = frozenset(_FORMATTING_TAGS.split())
_BREAK = frozenset(("br", "hr"))
_UNSEEN = frozenset(("title", "meta", "link", "option", "rp", "annotation", "annotation-xml"))
_VERBATIM = frozenset(("pre", "xmp", "listing", "plaintext"))
_NAMED = frozenset("time cite strong b em i code kbd samp tt".split())
"""Inline elements that are told apart even where they have no attribute: some selectors name them, or
they are marked in Markdown."""
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_TIGHT = frozenset(("li", "dd", "dt", "tr", "td", "th"))
CELLS = " | "
MAX_MARKS = 64
_LAYOUT_CELL = 300


def read_blocks(markup: Markup, document: Document) -> None:
    """Set the document's text, blocks and markup from a tree without unseen elements."""
    walk = _Walk(markup, domain_of(document.url or "") or "")
    walk.all(markup.root)
    walk.write(document)


class _Walk:
    """One pass over a tree in document order.

    `open` holds the numbers of the block elements that are open, `elements` their Elements as far
    as text was found in them: most of a page's elements hold none. `here` is the place, as the
    markup counts it, where the run begins that is being read.
    """

    def __init__(self, markup: Markup, site: str) -> None:
        self.markup, self.site = markup, site
        self.open: list[int] = []
        self.elements: list[Element | None] = []
        self.in_link = self.onward = False
        self.verbatim = 0
        self.row: Row | None = None
        self.here = 0
        self.done: list[list[Run]] = []
        self.tight: list[bool] = []
        self._fresh()

    def _fresh(self) -> None:
        self.chunks: list[str] = []
        self.linked = self.onward_linked = 0
        self.marks: list[tuple[array[int], int, int]] = []
        self.seam = ""

    def all(self, root: HtmlElement) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        open_inline: list[int] = []
        for event, node in walker:
            tag = node.tag
            if event == "start":
                if tag in _BLOCK:
                    self.open_block(node, tag)
                elif tag in _UNSEEN:
                    walker.skip_subtree()
                    continue
                elif tag in _BREAK:
                    self.flush(tight=tag == "br" and bool(self.chunks))
                else:
                    open_inline.append(self.open_inline(node, tag))
                if text := node.text:
                    self.add(text)
                continue
            if tag in _BLOCK:
                self.close_block(tag)
            elif tag not in _UNSEEN and tag not in _BREAK:
                self.close_inline(open_inline.pop(), tag)
            if text := node.tail:
                self.add(text)

    def open_block(self, node: HtmlElement, tag: str) -> None:
        self.flush(tag in _TIGHT)
        self.open.append(self.markup.append(node, tag, self.here))
        self.elements.append(None)
        if tag == "tr":
            self.row = Row(self.row)
        elif self.row is not None:
            if tag == "td" or tag == "th":
                self.row.cells += 1
            elif tag == "table":
                self.spread(self.row)
        if tag in _VERBATIM:
            self.verbatim += 1

    def close_block(self, tag: str) -> None:
        self.flush(tag in _TIGHT)
        self.markup.ends[self.open.pop()] = self.here
        self.elements.pop()
        if tag == "tr" and self.row is not None:
            self.close_row(self.row)
        elif tag in _VERBATIM:
            self.verbatim -= 1

    def element(self) -> Element | None:
        """The innermost open block element."""
        elements = self.elements
        made = len(elements)
        while made and elements[made - 1] is None:
            made -= 1
        element = elements[made - 1] if made else None
        for at in range(made, len(elements)):
            element = elements[at] = Element.of(self.markup, self.open[at], element)
        return element

    def open_inline(self, node: HtmlElement, tag: str) -> int:
        """Returns the node's number in the markup, -1 for one that no selector would name."""
        if tag == "a":
            self.open_link(node.get("href") or "#")
        if tag in _FORMATTING:
            self.seam = ""
        elif tag == self.seam == "a" and self.chunks:
            self.chunks.append(" ")
        if not node.keys() and tag not in _NAMED:
            return -1
        number = self.markup.append(node, tag, self.here)
        if self.chunks:
            self.marks.append((self.markup.starts, number, len(self.chunks)))
        return number

    def open_link(self, target: str) -> None:
        self.in_link = target[0] != "#"
        self.onward = self.in_link and (target[0] == "/" != target[1:2] or _leads_to(target, self.site))

    def close_inline(self, number: int, tag: str) -> None:
        if tag == "a":
            self.in_link = self.onward = False
        if number >= 0:
            self.markup.ends[number] = self.here
            if self.chunks:
                self.marks.append((self.markup.ends, number, len(self.chunks)))
        self.seam = tag if tag not in _FORMATTING else ""

    def add(self, text: str) -> None:
        if not text.isascii():
            text = text.translate(_INVISIBLE)
        if not self.chunks and not self.verbatim and (not text or text.isspace()):
            return
        if self.seam and text and self.chunks and _glued(self.chunks[-1], text):
            self.chunks.append(" ")
        self.seam = ""
        self.chunks.append(text)
        if self.in_link:
            self.linked += len(text)
            self.onward_linked += len(text) if self.onward else 0

    def flush(self, tight: bool) -> None:
        """End the run that is being read; `tight` where the next one belongs close to it."""
        chunks = self.chunks
        if not chunks:
            if not tight and self.tight:
                self.tight[-1] = False
            return
        raw = chunks[0] if len(chunks) == 1 else "".join(chunks)
        text = raw.strip("\n").rstrip() if self.verbatim else " ".join(raw.split())
        if self.marks:
            self._settle_marks(len(text))
        if text and not text.isspace():
            share = min(1.0, self.linked / len(text)) if self.linked else 0.0
            onward = min(1.0, self.onward_linked / len(text)) if self.onward_linked else 0.0
            cell = self.row.cells if self.row is not None else 0
            run = Run(text, self.element(), share, onward, cell, tight)
            self.here += RUN
            if self.row is not None and self.row.runs is not None:
                self.row.runs.append(run)
            else:
                self.done.append([run])
                self.tight.append(tight)
        self._fresh()

    def _settle_marks(self, length: int) -> None:
        """Turn counts of raw chunks into offsets in the run; past MAX_MARKS the run is taken whole."""
        starts = self.markup.starts
        for places, number, count in self.marks[:MAX_MARKS]:
            if count == len(self.chunks):
                places[number] = self.here + length
                continue
            raw = "".join(self.chunks[:count])
            offset = len(" ".join(raw.split()))
            if places is starts and offset:
                offset += raw[-1].isspace() or self.chunks[count][:1].isspace()
            places[number] = max(self.here + min(offset, length), 0 if places is starts else starts[number])
        for places, number, _ in self.marks[MAX_MARKS:]:
            places[number] = self.here if places is starts else self.here + RUN

    def spread(self, row: Row) -> None:
        """The row is layout: each of its runs is a block of its own."""
        if row.runs is not None:
            self.done += [[run] for run in row.runs]
            self.tight += [run.tight for run in row.runs]
            row.runs = None

    def close_row(self, row: Row) -> None:
        self.row = row.outer
        if row.runs:
            cells = [run.cell for run in row.runs]
            if len(set(cells)) < len(cells) or max(len(run.text) for run in row.runs) > _LAYOUT_CELL:
                self.spread(row)
            else:
                self.done.append(row.runs)
                self.tight.append(True)

    def write(self, document: Document) -> None:
        parts: list[str] = []
        starts, ends = self.markup.run_starts, self.markup.run_ends
        stretches: list[tuple[int, int, Run]] = []
        at = 0
        last = len(self.done) - 1
        for number, runs in enumerate(_used_up(self.done)):
            start = at
            for run in runs:
                if run is not runs[0]:
                    parts.append(CELLS)
                    at += len(CELLS)
                parts.append(run.text)
                starts.append(at)
                at += len(run.text)
                ends.append(at)
            stretches.append((start, at, runs[0]))
            if number < last:
                parts.append("\n" if self.tight[number] else "\n\n")
                at += 1 if self.tight[number] else 2
        document.set_text("".join(parts))
        document.markup = self.markup
        most = most_blocks(self.markup.size, CHARACTERS_PER_BLOCK_OF_A_PAGE)
        if len(stretches) > most:
            start, _, first = stretches[most - 1]
            stretches[most - 1 :] = [(start, at, whole(first))]
            document.notes.append(TOO_MANY_BLOCKS.format(most - 1))
        document.blocks = [
            Block(document, index, start, end, run.element, run.link_share, run.onward_share)
            for index, (start, end, run) in enumerate(stretches)
        ]


def _used_up(done: list[list[Run]]) -> Iterator[list[Run]]:
    """What is done, in order, each let go of before the next: a page may have very many."""
    done.reverse()
    while done:
        yield done.pop()


def _leads_to(target: str, site: str) -> bool:
    """Whether a link's target is relative, or on the site."""
    _, found, rest = target[:80].partition("//")
    if not found:
        return ":" not in target[:12]
    return bool(site) and site in rest.split("/", 1)[0]


def _glued(before: str, after: str) -> bool:
    """Whether two elements' texts would run together into a word that nobody wrote."""
    left, right = before[-1:], after[0]
    if not left or left.isspace() or right.isspace():
        return False
    if left.isalnum() and right.isalnum():
        return (left.islower() and right.isupper()) or left.isdigit() != right.isdigit()
    return left in ".!?:;)]”»" and right.isalnum()
