"""The markup of an HTML document: its elements, and where each stands in the document's text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

_TOKEN = re.compile(r"[^\s]+")
_SAYS_NOTHING = re.compile(r"(?<!\S)(?:(?:has|no|with|without)[-_]\S+|node--?promoted)", re.I)
_POST = "hentry"
_FILED = re.compile(r"(?<!\S)(?:tag|category)-\S+")
_CAPITAL = re.compile(r"([a-z])([A-Z])")
_CONTAINER_TAGS = """
figure figcaption aside nav header footer form table li blockquote article main h1 h2 h3 h4 h5 h6
p pre dl button caption address
"""
_CONTAINERS = frozenset(_CONTAINER_TAGS.split())
RUN = 1 << 40
"""What a place in a page's text counts for a run of text; the rest is an offset in the run."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "banner": "header",
    "contentinfo": "footer",
    "figure": "figure",
    "main": "main",
    "form": "form",
    "search": "form",
}


class Element:
    """An element that makes blocks of its own, with a way up to those around it.

    `containers` holds the names of the elements, itself included, that say what a stretch is for
    (figure, aside, nav, header, footer, form, table, li, blockquote …; roles count as the element
    they stand for). `heading` is 1 to 6 inside a heading, else 0. `depth` counts from the root;
    `number` is its place among the nodes of the page's Markup.
    """

    __slots__ = ("_tokens", "classes", "containers", "depth", "heading", "id", "number", "parent", "tag")

    def __init__(
        self, tag: str, parent: Element | None, classes: str, identity: str, role: str, number: int
    ) -> None:
        self.tag, self.parent, self.classes, self.id, self.number = tag, parent, classes, identity, number
        self.containers: frozenset[str] = parent.containers if parent is not None else frozenset()
        self.heading: int = _HEADINGS.get(tag) or (parent.heading if parent is not None else 0)
        self.depth: int = parent.depth + 1 if parent is not None else 0
        for name in (tag, _ROLES.get(role)):
            if name in _CONTAINERS and name not in self.containers:
                self.containers = _joined(self.containers, name)
        self._tokens: frozenset[str] | None = None

    @classmethod
    def of(cls, markup: Markup, number: int, parent: Element | None) -> Element:
        """The element of the node with that number."""
        node = markup.nodes[number]
        classes, identity = node.get("class") or "", node.get("id") or ""
        return cls(markup.tags[number], parent, classes, identity, node.get("role") or "", number)

    @property
    def tokens(self) -> frozenset[str]:
        """The class names and ids of the element and all around it, in lower case."""
        chain: list[Element] = []
        element: Element | None = self
        while element is not None and element._tokens is None:
            chain.append(element)
            element = element.parent
        known = element._tokens if element is not None and element._tokens is not None else frozenset()
        for inner in reversed(chain):
            own = _TOKEN.findall(f"{inner.classes} {inner.id}".lower())
            known = inner._tokens = known | frozenset(own) if own else known
        return known

    @property
    def path(self) -> str:
        """The way from the body to the element, for a person: `body > article.story > p`."""
        steps: list[str] = []
        element: Element | None = self
        while element is not None:
            name = f"#{element.id.strip()}" if element.id.strip() else ""
            first = next(iter(element.classes.split()), "")
            steps.append(element.tag + (name or (f".{first}" if first else "")))
            element = element.parent
        return " > ".join(reversed(steps))


@cache
def _joined(containers: frozenset[str], name: str) -> frozenset[str]:
    return containers | {name}


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself, for the most part in its head.

    `title` and `url` are None where it names none; `description` is its summary for search
    engines, "" where it has none. `linked_data` are the sources of its JSON-LD.
    """

    title: str | None = None
    url: str | None = None
    description: str = ""
    linked_data: tuple[str, ...] = ()


_UNSAID = Head()


class Markup:
    """A page's visible elements in document order, and the stretch of text that each one spans.

    `nodes` are the elements that a selector can name, `tags` theirs. Where a node starts and ends
    is kept as two places, each the number of a run of text times RUN and an offset in that run;
    `run_starts` and `run_ends` say where in the document's text each run came to stand; `size` is the
    characters of the page's source.
    """

    def __init__(self, root: HtmlElement, head: Head = _UNSAID, size: int = 0) -> None:
        self.root, self.head, self.size = root, head, size
        self.nodes: list[HtmlElement] = []
        self.tags: list[str] = []
        self.starts, self.ends = array("q"), array("q")
        self.run_starts, self.run_ends = array("q"), array("q")
        self._number: dict[HtmlElement, int] | None = None
        self._by_class: dict[str, list[int]] | None = None
        self._by_words: dict[str, list[int]] | None = None
        self._by_id: dict[str, list[int]] | None = None
        self._by_tag: dict[str, list[int]] | None = None
        self._by_attribute: dict[str, list[int]] | None = None

    @property
    def language(self) -> str | None:
        """The language that the page's `lang` attribute names, without its region."""
        stated = self.root.get("lang") or self.root.get("xml:lang") or ""
        return stated.replace("_", "-").split("-")[0].strip().lower() or None

    def append(self, node: HtmlElement, tag: str, at: int) -> int:
        """Add a node that begins, and for the time being ends, at a place; returns its number."""
        self.nodes.append(node)
        self.tags.append(tag)
        self.starts.append(at)
        self.ends.append(at)
        return len(self.nodes) - 1

    def attribute(self, number: int, name: str) -> str:
        """An attribute of the node with that number, in lower case; "" where it has none."""
        return (self.nodes[number].get(name) or "").lower()

    def span(self, number: int) -> tuple[int, int]:
        """(start, end) in the document's text of the node with that number; empty where it has none."""
        run, offset = divmod(self.starts[number], RUN)
        if run >= len(self.run_starts):
            return 0, 0
        start = self.run_starts[run] + offset
        run, offset = divmod(self.ends[number], RUN)
        if offset == 0:
            if run == 0:
                return 0, 0
            return start, max(start, self.run_ends[run - 1])
        return start, self.run_starts[run] + offset

    @property
    def number(self) -> dict[HtmlElement, int]:
        """The number of each node."""
        if self._number is None:
            self._number = {node: number for number, node in enumerate(self.nodes)}
        return self._number

    @property
    def by_class(self) -> dict[str, list[int]]:
        """Class attribute, whole and in lower case -> the numbers of the nodes that have it."""
        if self._by_class is None:
            self._by_class = _index([node.get("class") for node in self.nodes])
        return self._by_class

    @property
    def by_words(self) -> dict[str, list[int]]:
        """Class attribute, in words -> the numbers of the nodes that have it."""
        if self._by_words is None:
            self._by_words = {}
            for numbers in self.by_class.values():
                words = in_words(" ".join((self.nodes[numbers[0]].get("class") or "").split()))
                self._by_words.setdefault(words, []).extend(numbers)
        return self._by_words

    @property
    def by_id(self) -> dict[str, list[int]]:
        """Id, in lower case -> the numbers of the nodes that have it."""
        if self._by_id is None:
            self._by_id = _index([node.get("id") for node in self.nodes])
        return self._by_id

    @property
    def by_tag(self) -> dict[str, list[int]]:
        """Tag -> the numbers of the nodes of that tag."""
        if self._by_tag is None:
            self._by_tag = _index(self.tags)
        return self._by_tag

    def with_token(self, name: str) -> list[int]:
        """The numbers of the nodes that have the class name, in document order."""
        whole = [classes for classes in self.by_class if name in classes and name in classes.split()]
        return sorted(number for classes in whole for number in self.by_class[classes])

    def with_attribute(self, name: str) -> Sequence[int]:
        """The numbers of the nodes that have the attribute, in document order."""
        if self._by_attribute is None:
            self._by_attribute = {}
            for number, node in enumerate(self.nodes):
                for attribute in node.keys():  # noqa: SIM118 - a node's own iterator gives its children
                    self._by_attribute.setdefault(attribute, []).append(number)
        return self._by_attribute.get(name, ())


def _index(values: Sequence[str | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, value in enumerate(values):
        if value:
            found.setdefault(value.lower(), []).append(number)
    return found


def in_words(names: str) -> str:
    """Classes or ids, a hyphen on both sides of each word: "codeToolbar wide" -> "-code-toolbar- -wide-".

    Between one attribute's names stands a space, between attributes a line break. Names that say what an
    element has or lacks ("has-sidebar", "no_toc"), and what a post is filed under, say nothing of what it is.
    """
    names = _SAYS_NOTHING.sub("", names)
    if _POST in names:
        names = "\n".join(_FILED.sub("", line) if _POST in line else line for line in names.split("\n"))
    apart = _CAPITAL.sub(r"\1-\2", names).lower().replace("_", "-")
    apart = f"-{apart}-".replace(" ", "- -").replace("\n", "-\n-")
    while "--" in apart:
        apart = apart.replace("--", "-")
    return apart


def overlapped(starts: list[int], ends: list[int], start: int, end: int) -> range:
    """The indexes of the stretches, given in order, that [start, end) touches."""
    if start >= end:
        return range(0)
    return range(bisect_right(ends, start), bisect_left(starts, end))
