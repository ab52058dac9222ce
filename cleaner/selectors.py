"""Selectors: CSS and XPath, and which elements of a page they name.

Most selectors of a rule folder name classes that a page does not have. So each says what a page needs
for it to name anything, and only those whose needs the page meets are looked at. Names of classes and
ids are compared without case.

Selectors of classes, ids, tags, attributes, `:not(…)` and combinators are answered from the
markup's indexes; what else CSS knows, and XPath, is left to lxml. `:named(…)` is ours: the element has a
class with that word, or with a word that begins so ("cookie" names `cookies` and `footerCookieBar`, never
`no-mycookie`). A hyphen at its end says that the word ends there ("toc-" names `page-toc`, never `protocol`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import cssselect
from cssselect import parser as css
from lxml import etree
from lxml.html import HtmlElement

from cleaner.markup import Markup, in_words
from cleaner.selector_needs import Need

_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda value, wanted: value == wanted,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": lambda value, wanted: bool(wanted) and value.startswith(wanted),
    "$=": lambda value, wanted: bool(wanted) and value.endswith(wanted),
    "*=": lambda value, wanted: bool(wanted) and wanted in value,
}


class SelectorError(ValueError):
    """A selector that is neither CSS nor XPath; the message says why."""


@dataclass(frozen=True, slots=True)
class Compound:
    """What must hold of one element: `a.b#c[d]:not(.e)`."""

    tag: str | None = None
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    words: tuple[str, ...] = ()
    excluded: tuple[Compound, ...] = ()

    def holds(self, markup: Markup, number: int) -> bool:
        if self.tag is not None and markup.nodes[number].tag != self.tag:
            return False
        if any(identity != markup.attribute(number, "id") for identity in self.ids):
            return False
        if self.classes and not set(self.classes) <= set(markup.attribute(number, "class").split()):
            return False
        if self.words and not all(word in _worded(markup, number) for word in self.words):
            return False
        if not all(_attribute_holds(markup, number, *wanted) for wanted in self.attributes):
            return False
        return not any(other.holds(markup, number) for other in self.excluded)

    def candidates(self, markup: Markup) -> Iterable[int]:
        """The numbers of the nodes for which it may hold, by the index that narrows most."""
        if self.ids:
            return markup.by_id.get(self.ids[0], ())
        if self.classes:
            return min(map(markup.with_token, self.classes), key=len)
        if self.words:
            named = [whole for whole in markup.by_words if self.words[0] in whole]
            return sorted(number for whole in named for number in markup.by_words[whole])
        for name, operator, value in self.attributes:
            if name in ("class", "id"):
                index = markup.by_class if name == "class" else markup.by_id
                names = [whole for whole in index if value in whole]
                names = [whole for whole in names if not operator or _OPERATORS[operator](whole, value)]
                return sorted(number for whole in names for number in index[whole])
        having = [markup.with_attribute(name) for name, *_ in self.attributes]
        if self.tag is not None:
            having.append(markup.by_tag.get(self.tag, ()))
        return min(having, key=len, default=range(len(markup.nodes)))

    @property
    def is_one_test(self) -> bool:
        """Whether every candidate is certain to hold."""
        others = [*self.ids, *self.classes, *self.words, *self.excluded]
        if self.attributes:
            (name, operator, _), *more = self.attributes
            return not (others or more or self.tag) and (name in ("class", "id") or not operator)
        return len(others) + (self.tag is not None) == 1 and not self.excluded

    @property
    def needs(self) -> Iterator[Need]:
        """What a page needs for an element to be so."""
        yield from (("#", identity) for identity in self.ids)
        yield from ((".", name) for name in self.classes)
        yield from (("class", part) for word in self.words for part in word.strip("-").split("-"))
        for name, operator, value in self.attributes:
            if operator and value.strip():
                yield name, value


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector, ready to be matched on a page that meets all its `needs`.

    `steps` are compounds from the right to the left, each with the combinator on its right.
    """

    text: str
    needs: frozenset[Need] = frozenset()
    steps: tuple[tuple[str, Compound], ...] = ()
    xpath: etree.XPath | None = None

    def numbers(self, markup: Markup) -> list[int]:
        """The numbers of the nodes that it names, in document order."""
        if self.xpath is not None:
            try:
                found = self.xpath(markup.root)
            except etree.XPathError:  # a function that fails on what it finds
                return []
            nodes = found if isinstance(found, list) else []
            return sorted(
                {markup.number[n] for n in nodes if isinstance(n, HtmlElement) and n in markup.number}
            )
        _, compound = self.steps[0]
        candidates = compound.candidates(markup)
        if len(self.steps) == 1 and compound.is_one_test:
            return list(candidates)
        fitting = [number for number in candidates if compound.holds(markup, number)]
        if len(self.steps) == 1:
            return fitting
        chain = _Chain(markup, self.steps[1:])
        return [number for number in fitting if chain.holds(markup.nodes[number])]


def _worded(markup: Markup, number: int) -> str:
    return in_words(" ".join((markup.nodes[number].get("class") or "").split()))


def _attribute_holds(markup: Markup, number: int, name: str, operator: str, wanted: str) -> bool:
    value = markup.nodes[number].get(name)
    return value is not None and (not operator or _OPERATORS[operator](value.lower(), wanted))


_Place = tuple[HtmlElement, int]
"""An element, and which of the steps something that it is related to must fit."""


class _Chain:
    """Whether the way from elements of a page fits the steps; backtracks over " " and "~" alone.

    What was found at a place holds for every element whose way leads there: so thousands of siblings or
    of elements within each other are each looked at once.
    """

    def __init__(self, markup: Markup, steps: Sequence[tuple[str, Compound]]) -> None:
        self._markup, self._steps = markup, steps
        self._known: dict[_Place, bool] = {}

    def holds(self, node: HtmlElement) -> bool:
        """Whether the way from an element fits."""
        came_from: dict[_Place, _Place | None] = {(node, 0): None}
        waiting: list[_Place] = [(node, 0)]
        while waiting:
            place = waiting.pop()
            if place[1] == len(self._steps) or self._known.get(place):
                before: _Place | None = place
                while before is not None:
                    self._known[before] = True
                    before = came_from[before]
                return True
            if place not in self._known:
                for after in self._next(*place):
                    if after not in came_from:
                        came_from[after] = place
                        waiting.append(after)
        self._known.update(dict.fromkeys(came_from, False))
        return False

    def _next(self, node: HtmlElement, at: int) -> Iterator[_Place]:
        combinator, compound = self._steps[at]
        other = node.getparent() if combinator in (" ", ">") else node.getprevious()
        if other is None:
            return
        if combinator in (" ", "~"):
            yield other, at
        number = self._markup.number.get(other)
        if number is not None and compound.holds(self._markup, number):
            yield other, at + 1


def _looks_far(xpath: str) -> str | None:
    """What in a predicate looks beyond the element that it is about, None for nothing."""
    depth, before = 0, ""
    for token in _XPATH_TOKEN.findall(xpath):
        if depth and token in ("following::", "preceding::"):
            return str(token)
        if depth and token in ("/", "//") and before in _BEFORE_ABSOLUTE_PATHS:
            return f"{token}…"
        depth += (token == "[") - (token == "]")
        before = token
    return None


_XPATH_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[\w-]+(?:::)?|//|[^\s\w]")
_BEFORE_ABSOLUTE_PATHS = frozenset("[ ( , = < > + - | and or mod div".split())


@cache
def compile_selector(text: str) -> tuple[Selector, ...]:
    """A CSS selector (its parts between commas) or an XPath -> what matches it; raises SelectorError."""
    if text.lstrip().startswith(("/", "(", "./", "..", "descendant", "id(")):
        if (costly := _looks_far(text)) is not None:
            raise SelectorError(
                f"an XPath that looks through the whole page for each element: {costly} stands in brackets"
            )
        try:
            xpath = etree.XPath(text)
            xpath(etree.Element("html"))
            return (Selector(text, xpath=xpath),)
        except (etree.XPathError, ValueError) as error:
            raise SelectorError(f"not a valid XPath: {error}") from None
    try:
        parts = css.parse(text)
    except cssselect.SelectorError as error:
        raise SelectorError(f"not a valid CSS selector: {error}") from None
    return tuple(_compiled(part, text) for part in parts)


def _compiled(part: css.Selector, text: str) -> Selector:
    if part.pseudo_element is not None:
        raise SelectorError("a pseudo-element names no element")
    try:
        steps = tuple(_steps(part.parsed_tree))
    except _Other:
        try:
            xpath = cssselect.HTMLTranslator().selector_to_xpath(part)
        except cssselect.SelectorError as error:
            raise SelectorError(f"not a usable CSS selector: {error}") from None
        return Selector(text, xpath=etree.XPath(xpath))
    return Selector(text, frozenset(need for _, step in steps for need in step.needs), steps)


class _Other(Exception):
    """CSS that the indexes do not answer."""


def _steps(tree: css.Tree) -> Iterator[tuple[str, Compound]]:
    combinator = ""
    while isinstance(tree, css.CombinedSelector):
        yield combinator, _compound(tree.subselector)
        combinator, tree = tree.combinator, tree.selector
    yield combinator, _compound(tree)


def _compound(tree: css.Tree) -> Compound:
    ids: list[str] = []
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    words: list[str] = []
    excluded: list[Compound] = []
    while not isinstance(tree, css.Element):
        if isinstance(tree, css.Hash):
            ids.append(tree.id.lower())
        elif isinstance(tree, css.Class):
            classes.append(tree.class_name.lower())
        elif isinstance(tree, css.Attrib) and (tree.operator == "exists" or tree.operator in _OPERATORS):
            value = "" if tree.value is None else str(tree.value.value).lower()
            operator = "" if tree.operator == "exists" else tree.operator
            attributes.append((tree.attrib.lower(), operator, value))
        elif isinstance(tree, css.Function) and tree.name == "named" and len(tree.arguments) == 1:
            words.append(f"-{tree.arguments[0].value}".lower())
        elif isinstance(tree, css.Negation):
            excluded.append(_compound(tree.subselector))
        else:
            raise _Other
        tree = tree.selector
    tag = tree.element.lower() if tree.element else None
    return Compound(tag, tuple(ids), tuple(classes), tuple(attributes), tuple(words), tuple(excluded))
