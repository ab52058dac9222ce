"""What a page says of itself: its title, its address, its description."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from cleaner.markup import Head
from cleaner.normal import content_words

_JSON_HOOK = '"headline"'
_MAX_NODES = 10_000
_MAX_LINKED_DATA = 500_000
"""Characters of JSON-LD that are looked at; news pages have a few thousand."""
_SITE_NAME = re.compile(r"\s+[|\-–—·•:»]\s+")
_MAX_TITLE = 300
_MAX_HEADINGS = 50
"""A page has one heading of its own, or some; thousands within each other would each hold all the rest."""
_SHARED = 0.5


def read_head(root: HtmlElement) -> Head:
    """A page's whole tree, scripts included -> what it says of itself."""
    said = _said(root)
    linked_data = tuple(_linked_data(root))
    named = [*_headlines(linked_data), *said["og:title"], *said["twitter:title"]]
    if (title := root.find(".//title")) is not None and title.text:
        named.append(" ".join(title.text.split()))
    urls = [*root.xpath("//link[@rel='canonical']/@href"), *said["og:url"]]
    return Head(
        title=_title(root, [name for name in named if name]),
        url=_absolute(urls[0]) if urls else None,
        description=max(said["og:description"] + said["description"], key=len, default=""),
        linked_data=linked_data,
    )


def _title(root: HtmlElement, named: list[str]) -> str | None:
    """The heading that is most like what the page calls itself elsewhere, else that name."""
    wanted = {word for name in named[:2] for word in content_words(name)}
    best, best_shared = None, 0
    for heading in islice(root.iter("h1"), _MAX_HEADINGS):
        text = _text(heading, _MAX_TITLE)
        words = set(content_words(text))
        shared = len(words & wanted) if wanted else len(words)
        if shared > best_shared and shared >= _SHARED * len(words):
            best, best_shared = text, shared
    if best is not None or not named:
        return best
    return _SITE_NAME.split(named[0])[0] if len(named) == 1 else named[0]


def _text(node: HtmlElement, most: int) -> str:
    """An element's text, its white space made plain; "" where it has more than so many characters."""
    words: list[str] = []
    length = 0
    for text in node.itertext():
        words.append(text)
        length += len(text.strip())
        if length > most:
            return ""
    text = " ".join("".join(words).split())
    return text if len(text) <= most else ""


def _said(root: HtmlElement) -> dict[str, list[str]]:
    """Name of a meta element -> the contents of those of that name."""
    found: dict[str, list[str]] = defaultdict(list)
    for meta in root.iter("meta"):
        if content := meta.get("content"):
            for name in {meta.get("property"), meta.get("name")} - {None}:
                found[name].append(" ".join(content.split()))
    return found


def _absolute(url: str) -> str | None:
    url = url.strip()
    return url if re.match(r"https?://[^/\s]", url, re.I) else None


def _linked_data(root: HtmlElement) -> Iterator[str]:
    """The sources of the page's JSON-LD, as many as a page has for readers."""
    left = _MAX_LINKED_DATA
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        source = script.text or ""
        if source and len(source) <= left:
            left -= len(source)
            yield source


def _headlines(linked_data: Iterable[str]) -> list[str]:
    """The headlines in the page's JSON-LD."""
    headlines: list[str] = []
    for source in linked_data:
        if _JSON_HOOK not in source:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        named = (item.get("headline") for item in _items(data))
        headlines += [" ".join(n.split()) for n in named if isinstance(n, str) and len(n) <= _MAX_TITLE]
    return headlines


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in JSON data, the outer before the inner."""
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        seen += 1
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += item[:_MAX_NODES]
