"""The body of a page, block after block, as Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from cleaner.document import Document
from cleaner.markdown.body import BodyBlock, Stretch, body_blocks
from cleaner.markdown.inline import InlineText
from cleaner.markdown.table import written_table
from cleaner.markup import Element, Markup

_LISTS = ("ul", "ol", "menu", "dir")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|brush:|highlight-source)-?\s?([\w+#.-]{1,30})")


def to_markdown(document: Document, removed: Sequence[Stretch]) -> str:
    """A document, and what is removed of it in order -> the body as Markdown (CommonMark and tables).

    Exactly the words of the body, in its order; of a document without markup the body itself is asked
    for, not this.
    """
    assert document.markup is not None
    writer = _Writer(document, document.markup)
    blocks = list(body_blocks(document, removed))
    for group, run in groupby(blocks, _group):
        if group[0] == "pre":
            writer.code(list(run))
        elif group[0] == "table":
            writer.table(list(run))
        else:
            writer.paragraph(list(run))
    return "\n".join(writer.lines)


def _group(block: BodyBlock) -> tuple[str, int]:
    """What is written in one go: all blocks of a listing, of a table, of a paragraph with line breaks."""
    for kind in ("pre", "table"):
        if (element := block.innermost(kind)) is not None and not (
            kind == "table" and block.innermost("pre")
        ):
            return kind, element.number
    return "text", block.block.element.number if block.block.element is not None else -1


class _Writer:
    """Lines of Markdown, and the lists that are open."""

    def __init__(self, document: Document, markup: Markup) -> None:
        self.lines: list[str] = []
        self._document, self._markup = document, markup
        self._inline = InlineText(document, markup)
        self._items: dict[int, str] = {}
        self._numbers: dict[int, int] = {}
        self._before: list[Element] = []

    def paragraph(self, blocks: list[BodyBlock]) -> None:
        """A paragraph, heading or item; blocks that a line break parts stay lines of one."""
        level = blocks[0].block.element.heading if blocks[0].block.element is not None else 0
        paragraphs: list[list[str]] = []
        before = None
        for one in blocks:
            line = " ".join(self._inline.written(*stretch) for stretch in one.stretches)
            broken = before is not None and self._document.text[before : one.block.start] == "\n"
            if broken and not level:
                paragraphs[-1][-1] += "\\"
                paragraphs[-1].append(line)
            else:
                paragraphs.append([f"{'#' * level} {line}" if level else line])
            before = one.block.end
        for lines in paragraphs:
            self._write(blocks[0].around, lines)

    def code(self, blocks: list[BodyBlock]) -> None:
        """A listing between fences, with its language where a class names it."""
        text = self._document.text
        source = "\n".join(text[start:end] for one in blocks for start, end in one.stretches)
        ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", source)), default=0))
        pre = blocks[0].innermost("pre")
        assert pre is not None
        inside = self._markup.nodes[pre.number].find("code")
        named = f"{pre.classes} {inside.get('class') or '' if inside is not None else ''}"
        language = found[1] if (found := _LANGUAGE.search(named)) else ""
        self._write(blocks[0].around, [f"{ticks}{language}", *source.split("\n"), ticks])

    def table(self, blocks: list[BodyBlock]) -> None:
        """A table whose rows have several cells; a paragraph for each block of any other."""
        rows = [[self._cell(cell) for cell in self._cells(one)] for one in blocks]
        if max(map(len, rows)) > 1:
            self._write(blocks[0].around, written_table(rows))
            return
        for _, run in groupby(blocks, lambda one: one.block.element):
            self.paragraph(list(run))

    def _cells(self, one: BodyBlock) -> list[list[Stretch]]:
        """What stays of each run of text of a block; a removed cell stays empty between others."""
        starts, ends = self._markup.run_starts, self._markup.run_ends
        first = bisect_left(ends, one.block.start + 1)
        last = bisect_left(ends, one.block.end) + 1
        cells = []
        for start, end in zip(starts[first:last], ends[first:last], strict=True):
            inside = [(max(start, s), min(end, e)) for s, e in one.stretches]
            cells.append([stretch for stretch in inside if stretch[0] < stretch[1]])
        return cells

    def _cell(self, stretches: list[Stretch]) -> str:
        return " ".join(self._inline.written(*stretch) for stretch in stretches)

    def _write(self, around: list[Element], lines: list[str]) -> None:
        """Lines under the marks of the lists and quotes around them, apart from those before."""
        opens_item = any(element.tag == "li" and element.number not in self._items for element in around)
        in_list = any(element.tag == "li" for element in self._before)
        if self.lines and not (opens_item and in_list):
            shared = [
                element for element, other in zip(around, self._before, strict=False) if element is other
            ]
            self.lines.append("".join(map(self._indent, shared)).rstrip())
        first = "".join(map(self._mark, around))
        rest = "".join(map(self._indent, around))
        self._before = around
        for number, line in enumerate(lines):
            self.lines.append(f"{rest if number else first}{line}".rstrip())

    def _indent(self, element: Element) -> str:
        """What goes before the lines of an element that has begun."""
        if element.tag == "blockquote":
            return "> "
        return " " * len(self._items.get(element.number, ""))

    def _mark(self, element: Element) -> str:
        """What goes before the first line in an element: of an item that begins, its mark."""
        if element.tag != "li" or element.number in self._items:
            return self._indent(element)
        self._items[element.number] = self._marker(element)
        return self._items[element.number]

    def _marker(self, item: Element) -> str:
        """The mark of a list's next item: `- `, or its number."""
        outer = item.parent
        while outer is not None and outer.tag not in _LISTS:
            outer = outer.parent
        if outer is None or outer.tag != "ol":
            return "- "
        begin = self._markup.nodes[outer.number].get("start") or "1"
        number = self._numbers.get(outer.number, int(begin) if re.fullmatch(r"\d{1,6}", begin) else 1)
        self._numbers[outer.number] = number + 1
        return f"{number}. "
