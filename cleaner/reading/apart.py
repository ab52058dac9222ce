"""Which stretches of a page are no part of an article, whatever frame they stand in.

Elements for menus, forms, pictures and windows are none, nor is what the template names so. Where such
an element holds what only an article has (a table or code in a figure, a question on a button in a
heading, paragraphs in a box), it is the article's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from cleaner.document import Block, Document
from cleaner.markup import overlapped
from cleaner.reading.running_text import runs_on
from cleaner.reading.template_names import NAMES, named_nodes
from cleaner.traits import has

_NEVER = frozenset(
    """
    aside nav footer menu button dialog fieldset label legend map marquee object output progress
    time figure
    """.split()
)
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_APART = frozenset(("div", "section", "p", "span", "ul", "ol", "dl", "li", "dd", "dt"))
_COMMENTS = frozenset(("div", "section", "details", "ul", "ol"))
_IN_FIGURES = ("table", "pre", "blockquote", *_HEADINGS)
_TIMED = frozenset(("li", "dt", "td", "th", "caption", *_HEADINGS))
_HEADED = frozenset(("summary", "dt", *_HEADINGS))
_NOT_IN_BOXES = ("form", "input", "nav", "select", "button", *_HEADINGS)
_PROSE_WORDS = 8
_FEW_LINKS = 0.3
_MOST_APART = 0.5
_NEARLY_ALL = 0.7
_NO_ARTICLE = 40
_SEVERAL = 3


class Apart:
    """What of a page is no article's.

    `never` are stretches of its text, in order and without overlap, and so are those that never hold
    a frame (`no_frame`); `posts` says that nearly all its
    running text stands in comments and no article above them, so that these are what the page is of.
    """

    def __init__(self, document: Document) -> None:
        assert document.markup is not None
        self.document = document
        self.markup, self.blocks, self.size = document.markup, document.blocks, len(document.text)
        self.starts = [block.start for block in self.blocks]
        self.ends = [block.end for block in self.blocks]
        self.named = named_nodes(self.markup)
        self._prose = [0, *accumulate(map(_prose_words, self.blocks))]
        self._running = [0, *accumulate(block.words if runs_on(block) else 0 for block in self.blocks)]
        comments = merged(self._comments())
        self.posts = self._are_posts(comments)
        self.no_frame = merged(
            self.markup.span(at) for tag in sorted(_NEVER) for at in self.markup.by_tag.get(tag, ())
        )
        self.never = merged([*self._never(), *([] if self.posts else comments)])

    def of_kind(self, kind: str) -> list[int]:
        """The nodes with a name of that kind, in document order."""
        return sorted({number for name in NAMES[kind].split() for number in self.named.get(name, ())})

    def _comments(self) -> Iterator[tuple[int, int]]:
        for number in self.of_kind("comments"):
            if self.markup.tags[number] in _COMMENTS:
                yield self.markup.span(number)

    def _are_posts(self, comments: list[tuple[int, int]]) -> bool:
        held = sum(self._words(self._running, *stretch) for stretch in comments)
        return held >= _NEARLY_ALL * self._running[-1] and self._running[-1] - held < _NO_ARTICLE

    def _never(self) -> Iterator[tuple[int, int]]:
        markup = self.markup
        for tag in [tag for tag in _NEVER if tag in markup.by_tag]:
            for number in markup.by_tag[tag]:
                if not self._is_articles_own(tag, number):
                    yield markup.span(number)
        for number in markup.by_tag.get("form", ()):
            start, end = markup.span(number)
            if end - start <= self.size / 2:
                yield start, end

    def _is_articles_own(self, tag: str, number: int) -> bool:
        """Whether an element that is seldom an article's holds what only an article has."""
        if tag == "figure":
            return any(self._holds(number, inner) for inner in _IN_FIGURES) and not self._repeats(number)
        if tag == "button":
            return self._stands_in(number, _HEADED)
        if tag == "time":
            return self._stands_in(number, _TIMED)
        if tag == "footer":
            return self._stands_in(number, frozenset(("blockquote",)))
        if tag == "aside":
            return self.holds_prose(number) and not any(self._holds(number, inner) for inner in _NOT_IN_BOXES)
        return False

    def _repeats(self, number: int) -> bool:
        """Whether an element shows what a paragraph of the page says, as a pull quote does."""
        start, end = self.markup.span(number)
        held = overlapped(self.starts, self.ends, start, end)
        text = max((self.blocks[at].view.strip("\"'.") for at in held), key=len, default="")
        return bool(text) and self.document.source.plain.count(text) > 1

    def _stands_in(self, number: int, tags: frozenset[str]) -> bool:
        around = self.markup.nodes[number].getparent()
        for _ in range(3):
            if around is None:
                return False
            if around.tag in tags:
                return True
            around = around.getparent()
        return False

    def _holds(self, number: int, tag: str) -> bool:
        numbers, markup = self.markup.by_tag.get(tag, []), self.markup
        at = bisect_right(numbers, number)
        return at < len(numbers) and markup.starts[numbers[at]] < markup.ends[number]

    def titles(self, number: int) -> bool:
        """Whether an element holds a title of the page, or of an article of its own."""
        return self._holds(number, "h1")

    def holds_prose(self, number: int) -> bool:
        """Whether an element has sentences of its own, and hardly any links."""
        start, end = self.markup.span(number)
        held = overlapped(self.starts, self.ends, start, end)
        if not held or not self._words(self._prose, start, end):
            return False
        linked = sum(self.blocks[at].link_share * (self.ends[at] - self.starts[at]) for at in held)
        return linked <= _FEW_LINKS * (end - start)

    def _words(self, sums: list[int], start: int, end: int) -> int:
        held = overlapped(self.starts, self.ends, start, end)
        return sums[held.stop] - sums[held.start] if held else 0

    def inside(self, frame: int, size: int) -> Iterator[tuple[int, int]]:
        """The stretches of a frame that its template says are no part of the article.

        A name that takes much of the frame's `size` means something else there.
        """
        start, end = self.markup.span(frame)
        for numbers, is_own in self._named_apart():
            inside = [number for number in numbers if number > frame]
            spans = {number: self.markup.span(number) for number in inside}
            spans = {number: span for number, span in spans.items() if start <= span[0] and span[1] <= end}
            if spans and sum(last - first for first, last in merged(spans.values())) < _MOST_APART * size:
                yield from merged(span for number, span in spans.items() if not is_own(number))

    def _named_apart(self) -> Iterator[tuple[Iterable[int], Callable[[int], bool]]]:
        """Nodes that have one name, and what tells which of them are the article's after all."""
        tags = self.markup.tags
        for kind, is_own in (("apart", _never), ("hidden", self._unfolds), ("device", self._tells)):
            for name in NAMES[kind].split():
                numbers = [number for number in self.named.get(name, ()) if tags[number] in _APART]
                yield numbers, is_own
        yield self.markup.by_tag.get("article", []), _never
        typed = self.markup.with_attribute("itemtype")
        yield [at for at in typed if self.markup.attribute(at, "itemtype").endswith("/person")], _never

    def _unfolds(self, number: int) -> bool:
        """Whether a hidden element is one of several that a reader unfolds, like the answers to questions."""
        alike = self.markup.by_class.get((self.markup.nodes[number].get("class") or "").lower(), ())
        return len(alike) >= _SEVERAL and self.holds_prose(number)

    def _tells(self, number: int) -> bool:
        return self.holds_prose(number) or self._holds(number, "blockquote")


def _never(number: int) -> bool:
    return False


def _prose_words(block: Block) -> int:
    few_links = block.link_share < _FEW_LINKS
    return block.words if block.words >= _PROSE_WORDS and few_links and has(block, "sentence") else 0


def merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif end > start:
            found.append((start, end))
    return found
