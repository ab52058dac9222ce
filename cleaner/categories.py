"""The categories of removed text, as data: an id is a category's name everywhere."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from cleaner.errors import SettingError

CATEGORIES: dict[str, str] = {
    "syndication": "where the text came from or may go: sources, wire and reprint notices",
    "app-promo": "get, download or open an app",
    "photo-credit": "who made or owns a picture or video",
    "teaser": "headings and items of related, recommended and most-read lists; inline links on",
    "caption": "words that describe a picture, video or chart",
    "headline": "the page's own title, kicker, section label",
    "byline": "author names and roles",
    "contributor": "who reported, edited, translated",
    "timestamp": "published or updated lines, reading time",
    "newsletter": "sign up for newsletters, alerts",
    "social": "share, follow, like; hashtag lines",
    "subscription": "paywall, registration, membership, donation, log-in",
    "advert": "advertisement labels, sponsored and affiliate notes, own promotions",
    "comments": "comment prompts, counts, rules",
    "legal": "copyright, terms, privacy, consent, disclaimers",
    "about": "author biographies, self-descriptions, contact and tip lines",
    "media": "player, gallery, widget and embed residue",
    "navigation": "menus, breadcrumbs, contents, tags, print, back to top",
    "standfirst": "the summary under the title, where the page marks it; stays unless it is dropped",
    "template": "HTML only: outside the main content, and no rule names it more exactly",
}

STAYING = frozenset(["standfirst"])
"""The categories that stay in the text unless the caller drops them."""


def check_category(name: str) -> None:
    """Raise SettingError for an unknown category; the message names the nearest one."""
    if name not in CATEGORIES:
        raise SettingError(f'unknown category "{name}": {did_you_mean(name, CATEGORIES)}')


def did_you_mean(word: str, known: Collection[str], otherwise: str = "") -> str:
    """What to say of an unknown word: the known one most like it, else `otherwise`, else all of them."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else otherwise or f"known are {', '.join(known)}"


def nearest(word: str, known: Collection[str]) -> str:
    """The member of `known` most like `word`, or "" where none is like it."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else ""
