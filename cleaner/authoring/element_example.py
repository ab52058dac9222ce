"""A piece of a page in which a CSS selector, or an XPath of plain steps, finds an element."""

from __future__ import annotations

import re
from html import escape

from cleaner.selectors import Compound, compile_selector

_TEXT = "Lanterns, two for one."
_NEVER = frozenset(("html", "body", "head", "script", "style", "iframe", "img", "input", "meta", "link"))

_STEP = re.compile(r"(//?)([a-z][a-z0-9]*|\*)((?:\[[^\[\]]*\])*)")
_CONDITION = re.compile(
    r"\[\s*(?:contains\(\s*(?:concat\(\s*'\s*',\s*(?:normalize-space\(\s*)?)?@(\w[\w-]*)\)?(?:,\s*'\s*'\s*\))?\s*,"
    r"\s*[\"']([^\"']*)[\"']\s*\)|@(\w[\w-]*)\s*=\s*[\"']([^\"']*)[\"'])\s*\]"
)


def example_of(selector: str) -> str | None:
    """A valid CSS selector -> markup that holds what it names; None where that takes more than its words."""
    steps = compile_selector(selector)[0].steps
    if not steps:
        return None
    opened, closed = "", ""
    # Steps come from the right to the left, each with the combinator on its right.
    before = ""
    for combinator, compound in reversed(steps):
        tag = compound.tag or "div"
        attributes = _attributes(compound)
        if tag in _NEVER or attributes is None:
            return None
        if before in ("+", "~"):
            first, _, closed = closed.partition(">")
            opened += f"{first}>"
        opened, closed = f"{opened}<{tag}{attributes}>", f"</{tag}>{closed}"
        before = combinator
    return f"{opened}{_TEXT}{closed}"


def _attributes(compound: Compound) -> str | None:
    """What an element must say to be named; None where two tests are of one attribute."""
    values: dict[str, str] = {}
    if compound.ids:
        values["id"] = compound.ids[0]
    if compound.classes:
        values["class"] = " ".join(compound.classes)
    for name, operator, value in compound.attributes:
        if name in values or name in ("style", "hidden"):
            return None
        values[name] = value if operator else ""
    if compound.words or len(compound.ids) > 1:
        return None
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())


def example_for(xpath: str, text: str) -> str | None:
    """A piece of a page in which an XPath of plain steps finds an element with that text."""
    steps = list(_STEP.finditer(xpath))
    if not steps or "".join(step[0] for step in steps) != xpath:
        return None
    opened, closed = "", ""
    for step in steps:
        tag = "div" if step[2] == "*" else step[2]
        conditions = _CONDITION.findall(step[3])
        if (
            tag in ("html", "head", "body", "meta", "title")
            or "".join(c[0] for c in _CONDITION.finditer(step[3])) != step[3]
        ):
            return None
        attributes = "".join(
            f' {name or other}="{_attribute(value or same)}"' for name, value, other, same in conditions
        )
        opened, closed = f"{opened}<{tag}{attributes}>", f"</{tag}>{closed}"
    return f"{opened}{text}{closed}"


def _attribute(value: str) -> str:
    return value.strip().replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
