"""A page's source -> its tree without what a reader never sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from cleaner.reading.limits import TOO_MANY_TAGS, most_tags

MAX_DEPTH = 500
FLATTENED = f"elements nested more than {MAX_DEPTH} deep were flattened"
_HALTED = "Excessive depth"
_NEVER_SEEN = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas",
    "audio", "video", "select", "datalist", "textarea", "applet", "noembed", "rt", "rtc", "rp",
)  # fmt: skip
# One step that asks for all: lxml takes quadratic time to unite what several steps find, as "//" is two.
_MAY_BE_HIDDEN = etree.XPath("/html/body/descendant::*[@hidden or @aria-hidden or @style or self::dialog]")
_NUMBERED = re.compile(r"line-?_?no|line-?_?num|gutter|(?<![\w-])lnt?(?![\w-])", re.I)
_CODE = re.compile(r"code", re.I)
_COPIES = re.compile(r"clipboard|(?<![a-z])cop(?:y|ied)(?![a-z])", re.I)
_COPYING = ("button", "clipboard-copy", "span", "div", "a")
_LONGEST_LABEL = 60
_MOST_TEXTS = 9
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BRACKETED = re.compile(r"\[[^\[\]]+\]")
_HIDDEN_KEPT = 0.3
_DECORATION = 80
_FOLDED = frozenset(("region", "tabpanel"))
_CONTROL = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_END = re.compile(rb"</(?:body|html)\s*>", re.I)  # what follows them is lost by the parser
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_LONG = 20_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][^\s<>/]*+)([^<>]{{{_LONG},}}+)")
_MANY_ATTRIBUTES = 1000
# Characters that a reference like &#1; may name, but that lxml refuses in text.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WITH_CODE = ("script", "style")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def parse(source: str) -> tuple[HtmlElement | None, list[str]]:
    """A page's source -> its tree and notes on what was odd; None for a page without anything."""
    notes: list[str] = []
    if _has_long_tag(source):
        source = _LONG_TAG.sub(_without_attributes, source)
    most = most_tags(len(source))
    if source.count("</") > most // 2 and (flat := flattened(source)) != source:
        notes.append(FLATTENED)
        source = flat
    if source.count("<") > most:
        notes.append(TOO_MANY_TAGS.format(most))
        source = thinned(source, most)
    root, halted = _parsed(source)
    if halted:
        notes.append(FLATTENED)
        root, _ = _parsed(flattened(source))
    return root, notes


def remove_unseen(root: HtmlElement) -> None:
    """Take scripts, styles and whatever else shows no text out of the tree, with what stands beside the text.

    Readings stand over words (`rt`), numbers and a button to copy them beside lines of code, links to edit
    or to share it beside a heading: none is read with the text.
    """
    _take_out(list(root.iter(*_NEVER_SEEN)))
    has_code = next(root.iter("pre", "code"), None) is not None
    cells = ("td", "pre", "span", "div") if has_code else ("td",)
    _take_out([node for node in root.iter(*cells) if _numbers_lines(node)])
    if has_code:
        _take_out([node for node in _inside(root, ("pre",), _COPYING) if _copies(node)])
    _take_out([node for node in _inside(root, _HEADINGS, ("a", "span")) if _is_tool(node)])


def _inside(root: HtmlElement, outer: tuple[str, ...], inner: tuple[str, ...]) -> Iterator[HtmlElement]:
    """The elements of some tags inside those of others, each once, in document order."""
    for node in root.iter(*outer):
        if next(node.iterancestors(*outer), None) is None:
            yield from node.iter(*inner)


def _numbers_lines(node: HtmlElement) -> bool:
    """Whether an element holds the numbers of lines of code and nothing else."""
    if not _NUMBERED.search(node.get("class") or ""):
        beside = node.getnext() if node.tag == "td" else None
        if beside is None or beside.tag != "td" or not _holds_code(beside):
            return False
    return all(text.isspace() or "".join(text.split()).isdecimal() for text in node.itertext() if text)


def _holds_code(cell: HtmlElement) -> bool:
    return _CODE.search(cell.get("class") or "") is not None or next(cell.iter("pre"), None) is not None


def _copies(node: HtmlElement) -> bool:
    """Whether an element among code is a button that copies it, or says that it did."""
    return _COPIES.search(f"{node.tag} {node.get('class') or ''}") is not None and bool(_label(node))


def _is_tool(node: HtmlElement) -> bool:
    """Whether an element of a heading is a link in brackets, as to edit it, or a sign that leads here."""
    text = _label(node)
    if node.tag == "a":
        leads_here = (node.get("href") or "").startswith("#")
        return leads_here and len(text) == 1 and not text.isalnum()
    return _BRACKETED.fullmatch(text) is not None and next(node.iter("a"), None) is not None


def _label(node: HtmlElement) -> str:
    """An element's text where it is as short as a button's, else ""; reads no more of it than it must."""
    texts = list(islice(node.itertext(), _MOST_TEXTS))
    text = "".join(texts).strip() if len(texts) < _MOST_TEXTS else ""
    return text if len(text) <= _LONGEST_LABEL else ""


def remove_hidden(root: HtmlElement) -> bool:
    """Take out the elements that are hidden; False where these held most of the page's text.

    Such a page shows its article by a script, and has to be read again with all that it has.
    """
    found = cast("list[HtmlElement]", _MAY_BE_HIDDEN(root))
    hidden = [node for node in found if _is_hidden(node)]
    before = len(root.text_content()) if hidden else 0
    _take_out(hidden)
    return not hidden or len(root.text_content()) >= _HIDDEN_KEPT * before


def _take_out(nodes: list[HtmlElement]) -> None:
    """Take elements, given in document order, out of their tree; what follows each of them stays.

    The texts that follow siblings are joined once: lxml's own ways need quadratic time for many.
    """
    children: dict[HtmlElement, list[HtmlElement]] = {}
    for node in nodes:
        if (parent := node.getparent()) is not None:
            children.setdefault(parent, []).append(node)
    for parent, found in children.items():
        _take_out_children(parent, found)


def _take_out_children(parent: HtmlElement, children: list[HtmlElement]) -> None:
    for run in _siblings_in_a_row(children):
        before = run[0].getprevious()
        text = (parent.text if before is None else before.tail) or ""
        text += "".join([node.tail or "" for node in run])
        for node in run:
            parent.remove(node)
        text = _NO_XML.sub("", text)
        if before is None:
            parent.text = text
        else:
            before.tail = text


def _siblings_in_a_row(nodes: list[HtmlElement]) -> Iterator[list[HtmlElement]]:
    run: list[HtmlElement] = []
    for node in nodes:
        if run and node.getprevious() is not run[-1]:
            yield run
            run = []
        run.append(node)
    if run:
        yield run


def _is_hidden(node: HtmlElement) -> bool:
    """Hidden from sight; what is hidden from screen readers alone is decoration where it is short."""
    if node.tag == "body":
        return False
    if node.get("hidden", "until-found") != "until-found" or (
        node.tag == "dialog" and node.get("open") is None
    ):
        return True
    if "display:none" in (node.get("style") or "").replace(" ", "").lower():
        return not _unfolds(node)
    return node.get("aria-hidden") == "true" and _is_short(node)


def _unfolds(node: HtmlElement) -> bool:
    """Whether a reader unfolds it: the paragraphs under a heading that is a button."""
    labelled = node.get("role") in _FOLDED and node.get("aria-labelledby") is not None
    return labelled and next(node.iter("p"), None) is not None


def _is_short(node: HtmlElement) -> bool:
    """Whether an element's text is as short as a decoration's; stops reading as soon as it is longer."""
    length = 0
    for text in node.itertext():
        length += len(text.strip())
        if length >= _DECORATION:
            return False
    return True


def _parsed(source: str) -> tuple[HtmlElement | None, bool]:
    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    # The parser's own way to an element's class runs Python code for each, and tells forms apart.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = document_fromstring(
            _END.sub(b"", source.encode("utf-8", "ignore").translate(None, _CONTROL)), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None, False
    halted = any(_HALTED in entry.message for entry in parser.error_log)
    return root, halted


def _has_long_tag(source: str) -> bool:
    """Whether anything between two angle brackets that may be a tag is so long."""
    at = 0
    while at + _LONG < len(source):
        last = max(source.rfind("<", at, at + _LONG), source.rfind(">", at, at + _LONG))
        if last < 0 and source[at - 1] == "<":
            return True
        at = last + 1 if last >= 0 else at + _LONG
    return False


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag without its attributes where these are so many that the parser, quadratic in them, would hang."""
    return f"<{tag[1]} " if len(tag[2].split()) > _MANY_ATTRIBUTES else tag[0]


def flattened(source: str) -> str:
    """The source without the tags that stand more than MAX_DEPTH deep, each become a space."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _VOID or tag[0].endswith("/>"):
            return tag[0] if depth <= MAX_DEPTH else " "
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        return tag[0] if depth + bool(tag[1]) <= MAX_DEPTH else " "

    # Behind the last bracket no tag ends, and each that begins there would be searched to the end.
    end = source.rfind(">") + 1
    return _TAG.sub(keep, source[:end]) + source[end:]


def thinned(source: str, most: int) -> str:
    """The source with no more than so many tags: each that follows becomes a space.

    Scripts and styles stay elements, so that what is in them is not read as text.
    """
    last = next(islice(re.finditer("<", source), most, None), None)
    if last is None:
        return source
    at, end = last.start(), source.rfind(">") + 1
    rest = _TAG.sub(lambda tag: tag[0] if tag[2].lower() in _WITH_CODE else " ", source[at:end])
    return source[:at] + rest + source[max(at, end) :]
