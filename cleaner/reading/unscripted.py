"""What a page shows only where scripts do not run, or only once they have.

An article may stand in `noscript`, in a `template`, or in a script that holds markup in place of
code. All three are usually hints to switch scripts on and parts for later; where they hold most of a page's
text they are its text. Some servers send the parts of a page late, hidden at its end, for a script to put
where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement, fragments_fromstring

_MARKUP_TYPES = frozenset(("text/template", "text/html", "text/x-template", "text/x-handlebars-template"))
_WITHOUT_TEXT = ("script", "style", "noscript", "template", "textarea", "svg", "select")
_PLACES = ("B:", "P:")
_LATE = "S:"
"""How React names the parts that it streams, and the places for them."""
_LEAST = 200
"""Characters below which what only scripts would show is a hint or a small part, not a page."""
_SEEN = 0.3
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def bring_to_sight(root: HtmlElement) -> None:
    """Put what scripts would show into a tree, where it holds most of the page's text."""
    if next(root.iter("noscript", "template", "script"), None) is not None:
        _drop_controls(root)
    _place_late_parts(root)
    for node in list(root.iter("template")):
        if node.get("shadowrootmode") or node.get("shadowroot"):
            node.drop_tag()  # any browser shows it where it stands
    scripts = [node for node in root.iter("script") if (node.get("type") or "").lower() in _MARKUP_TYPES]
    kinds = [list(root.iter("noscript")), list(root.iter("template")), scripts]
    sizes = [_characters(nodes) for nodes in kinds]
    most = max(sizes)
    if most < _LEAST:
        return
    seen = _characters([root]) - _characters(root.iter(*_WITHOUT_TEXT))
    if seen < _SEEN * (seen + most):
        for node in kinds[sizes.index(most)]:
            _show(node)


def _place_late_parts(root: HtmlElement) -> None:
    """Put each part that was sent late where its place is kept, or show it where it stands."""
    late = [node for node in root.iter("div") if (node.get("id") or "").startswith(_LATE)]
    late = [node for node in late if node.get("hidden") is not None]
    if not late:
        return
    places = {node.get("id"): node for node in root.iter("template") if node.get("id")}
    for part in late:
        del part.attrib["hidden"]
        number = part.attrib["id"].removeprefix(_LATE)
        place = next((places[name] for kind in _PLACES if (name := kind + number) in places), None)
        if place is not None and part not in place.iterancestors():
            _move_before(part, place)


def _drop_controls(root: HtmlElement) -> None:
    """Take out the characters that references make and that no text may be set to."""
    for node in root.iter():
        if node.text and _UNFIT.search(node.text):
            node.text = _UNFIT.sub("", node.text)
        if node.tail and _UNFIT.search(node.tail):
            node.tail = _UNFIT.sub("", node.tail)


def _move_before(part: HtmlElement, place: HtmlElement) -> None:
    """Move an element without what follows it."""
    tail, part.tail = part.tail, None
    before, around = part.getprevious(), part.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    elif around is not None:
        around.text = (around.text or "") + (tail or "")
    place.addprevious(part)


def _characters(nodes: Iterable[HtmlElement]) -> int:
    """The characters of text, without white space, of elements that do not hold one another."""
    outer = [node for node in nodes if not any(True for _ in node.iterancestors("noscript", "template"))]
    return sum(len("".join("".join(node.itertext()).split())) for node in outer)


def _show(node: HtmlElement) -> None:
    if node.tag != "script":
        node.drop_tag()
        return
    shown = etree.Element("div")
    try:
        for part in fragments_fromstring(node.text or ""):
            if isinstance(part, str):
                shown.text = part
            else:
                shown.append(part)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return
    shown.tail = node.tail
    parent = node.getparent()
    if parent is not None:
        parent.replace(node, shown)
