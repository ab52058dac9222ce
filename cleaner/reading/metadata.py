"""What a page says of itself: its title, its address, and its article's text for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from cleaner.markup import Metadata
from cleaner.traits import content_words

_JSON_HOOK = re.compile(r'"(?:headline|articleBody)"')
_MAX_NODES = 10_000
_SITE_NAME = re.compile(r"\s+[|\-–—·•:»]\s+")
_MAX_TITLE = 300
_SHARED = 0.5


def read_metadata(root: HtmlElement) -> Metadata:
    """A page's whole tree, scripts included -> what it says of itself."""
    headlines, bodies = _structured(root)
    named = [*headlines, *_meta(root, "og:title"), *_meta(root, "twitter:title")]
    if (title := root.find(".//title")) is not None and title.text:
        named.append(" ".join(title.text.split()))
    urls = [*root.xpath("//link[@rel='canonical']/@href"), *_meta(root, "og:url")]
    descriptions = [*_meta(root, "og:description"), *_meta(root, "description")]
    return Metadata(
        title=_title(root, [name for name in named if name]),
        url=_absolute(urls[0]) if urls else None,
        description=max(descriptions, key=len, default=""),
        body=max(bodies, key=len, default=""),
    )


def _title(root: HtmlElement, named: list[str]) -> str | None:
    """The heading that is most like what the page calls itself elsewhere, else that name."""
    wanted = {word for name in named[:2] for word in content_words(name)}
    best, best_shared = None, 0
    for heading in root.iter("h1"):
        text = " ".join(heading.text_content().split())
        words = set(content_words(text))
        shared = len(words & wanted) if wanted else len(words)
        if len(text) <= _MAX_TITLE and shared > best_shared and shared >= _SHARED * len(words):
            best, best_shared = text, shared
    if best is not None or not named:
        return best
    return _SITE_NAME.split(named[0])[0] if len(named) == 1 else named[0]


def _meta(root: HtmlElement, name: str) -> list[str]:
    found = root.xpath("//meta[@property = $name or @name = $name]/@content", name=name)
    return [" ".join(str(value).split()) for value in found]


def _absolute(url: str) -> str | None:
    url = url.strip()
    return url if re.match(r"https?://[^/\s]", url, re.I) else None


def _structured(root: HtmlElement) -> tuple[list[str], list[str]]:
    """The headlines and article bodies in the page's JSON-LD."""
    headlines: list[str] = []
    bodies: list[str] = []
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        source = script.text or ""
        if not _JSON_HOOK.search(source):
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            headline, body = item.get("headline"), item.get("articleBody")
            if isinstance(headline, str) and len(headline) <= _MAX_TITLE:
                headlines.append(" ".join(headline.split()))
            if isinstance(body, str):
                bodies.append(body)
    return headlines, bodies


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
