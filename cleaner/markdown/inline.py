"""A stretch of a page's text as inline Markdown (CommonMark 0.31): escapes, emphasis, code, links."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple
from urllib.parse import urljoin

from cleaner.document import Document
from cleaner.markup import Markup
from cleaner.normal import trimmed

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_CODE = ("code", "kbd", "samp", "tt")
_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_OPENS_A_BLOCK = re.compile(r"(?:[#>=~-]|\+(?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))")
_AWKWARD_IN_ADDRESS = re.compile(r"[\s()<>\\]")
_NO_ADDRESS = re.compile(r"\s*(?:#|javascript:|data:|$)", re.I)


class Span(NamedTuple):
    """An inline element's stretch of the text; `address` is where a link leads."""

    start: int
    end: int
    tag: str
    address: str = ""


class InlineText:
    """A page's text, from which stretches are written as inline Markdown."""

    def __init__(self, document: Document, markup: Markup) -> None:
        self._text = document.text
        self._spans = sorted(_spans(document, markup), key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]

    def written(self, start: int, end: int) -> str:
        """The stretch as inline Markdown, for the beginning of a line."""
        # Blocks hold few elements; one that began before the stretch is cut off by a removed piece, or
        # wraps blocks, and is left out.
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        inside = [span for span in self._spans[first:last] if span.end <= end]
        text = self._nested(start, end, inside)
        return _OPENS_A_BLOCK.sub(_escaped_opening, text, count=1) if _OPENS_A_BLOCK.match(text) else text

    def _nested(self, start: int, end: int, spans: list[Span]) -> str:
        parts: list[str] = []
        at = start
        while spans:
            outer, *spans = spans
            inner = [span for span in spans if span.end <= outer.end]
            spans = spans[len(inner) :]
            if outer.start < at:
                continue
            parts.append(escaped(self._text[at : outer.start]))
            ahead = self._text[outer.end : outer.end + 1] if outer.end < end else ""
            parts.append(self._span(outer, inner, parts[-1][-1:], ahead))
            at = outer.end
        return "".join((*parts, escaped(self._text[at:end])))

    def _span(self, span: Span, inner: list[Span], before: str, ahead: str) -> str:
        """A span's text, marked where CommonMark would read the marks as such."""
        if span.tag in _CODE:
            return _code(self._text[span.start : span.end])
        text = self._nested(span.start, span.end, inner)
        if span.tag == "a":
            return f"[{text}]({span.address})" if "](" not in text else text
        mark = _MARKS[span.tag]
        plain = not (
            before.isalnum() or ahead.isalnum() or before == "*" or text[:1] == "*" or text[-1:] == "*"
        )
        return f"{mark}{text}{mark}" if plain else text


def escaped(text: str) -> str:
    """Text in which nothing is read as Markdown, but for what only opens a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escaped_opening(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _spans(document: Document, markup: Markup) -> list[Span]:
    spans: list[Span] = []
    for number, tag in enumerate(markup.tags):
        if tag != "a" and tag not in _MARKS and tag not in _CODE:
            continue
        address = _address(markup.nodes[number].get("href") or "", document.url) if tag == "a" else ""
        if tag == "a" and not address:
            continue
        if stretch := trimmed(document.text, *markup.span(number)):
            spans.append(Span(*stretch, tag, address))
    return spans


def _address(target: str, base: str | None) -> str:
    """Where a link leads, as Markdown writes it; "" where that is nowhere on the web."""
    if _NO_ADDRESS.match(target):
        return ""
    try:
        whole = urljoin(base or "", target.strip())
    except ValueError:
        return ""
    return _AWKWARD_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), whole)


def _code(text: str) -> str:
    """Text as code: between more backticks than stand in it."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{space}{text}{space}{ticks}"
