"""Cosmetic filters of ad blockers' lists -> rule files, general ones and one for each site.

A list is lines like `##.advert`, `a.example,~b.a.example##.box` and the exception `a.example#@#.advert`
(help.adblockplus.org/hc/en-us/articles/360062733293). What names no element of a page (network filters,
scripts, styles), and what only an ad blocker can select, is counted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.address import domain_of
from cleaner.errors import InputError
from cleaner.selectors import SelectorError, compile_selector

_COSMETIC = re.compile(r"([^\s|@/\"']*?|/.*/)(#@?[?$%]{0,2}#)(.+)")
_DOMAIN = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z0-9-]+")
_TITLE = re.compile(r"!\s*Title:\s*(.+)", re.I)
_CATEGORIES = (
    ("social", "social"),
    ("cookie", "legal"),
    ("consent", "legal"),
    ("privacy", "legal"),
    ("newsletter", "newsletter"),
    ("comment", "comments"),
)
"""What a list's title holds, and the category of what its filters hide; else they hide adverts."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Elements that are hidden: on `sites`, everywhere if there are none, but not on those `spared`."""

    selector: str
    sites: tuple[str, ...]
    spared: tuple[str, ...]


@dataclass
class FilterList:
    """What lists of one category say.

    `shown` maps a selector to the sites where exceptions show what it names, "" for all. `used` and
    `left` count lines by kind; `faults` has (file, line, text, why) for cosmetic filters that are left out.
    """

    filters: list[Filter] = field(default_factory=list)
    shown: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    used: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, int, str, str]] = field(default_factory=list)

    def read(self, name: str, source: str) -> None:
        """Take in a list."""
        for number, line in enumerate(map(str.strip, source.splitlines()), start=1):
            if line and (why := self._take(line)) is not None:
                self.left[why] += 1
                if _COSMETIC.fullmatch(line) and not line.startswith("!"):
                    self.faults.append((name, number, line, why))

    def _take(self, line: str) -> str | None:
        """Take in a line; why it is left out, None where it is not."""
        if line.startswith("!") or (line.startswith("[") and line.endswith("]")):
            return "comment"
        if (found := _COSMETIC.fullmatch(line)) is None:
            return "network filter"
        domains, separator, selector = found[1], found[2], found[3].strip()
        if (why := _unusable(separator, selector)) is not None:
            return why
        named = [name.strip().lower() for name in domains.split(",") if name.strip() not in ("", "*")]
        sites = [site for name in named if not name.startswith("~") and (site := _site(name))]
        spared = [site for name in named if name.startswith("~") and (site := _site(name[1:]))]
        if len(sites) + len(spared) < len(named):
            self.left["domain with a wildcard"] += bool(sites)
            if not sites:
                return "domain with a wildcard"
        if "@" in separator:
            self.shown[selector].update(sites or [""])
            self.used["exception"] += 1
        else:
            self.filters.append(Filter(selector, tuple(sites), tuple(spared)))
            self.used["filter"] += 1
        return None

    def placed(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """(site, selector, sites below it that are spared), "" for every site; each said once."""
        everywhere = {filter.selector for filter in self.filters if not filter.sites and not filter.spared}
        seen: set[tuple[str, str]] = set()
        for filter in self.filters:
            shown = self.shown.get(filter.selector, set()) | set(filter.spared)
            general = filter.selector in everywhere and not self.shown.get(filter.selector)
            for site in filter.sites or ("",):
                hidden = shown.isdisjoint(_above(site)) and (site, filter.selector) not in seen
                if hidden and not (site and general):
                    seen.add((site, filter.selector))
                    below = (name for name in shown if not site or name.endswith(f".{site}"))
                    yield site, filter.selector, tuple(sorted(below))


def read_lists(paths: Iterable[Path], category: str | None = None) -> dict[str, FilterList]:
    """Filter lists -> what they say, by the category given or else the one that each list's title tells.

    Raises InputError where a file cannot be read, or is no text.
    """
    found: dict[str, FilterList] = {}
    for path in paths:
        try:
            source = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise InputError(f"{path}: cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise InputError(f"{path}: is not UTF-8 text, as filter lists are") from None
        title = _TITLE.search(source[:4000])
        kind = category or category_of(title[1] if title else path.stem)
        found.setdefault(kind, FilterList()).read(str(path), source)
    return found


def category_of(title: str) -> str:
    """What the filters of a list with that title hide."""
    return next((category for word, category in _CATEGORIES if word in title.lower()), "advert")


def _unusable(separator: str, selector: str) -> str | None:
    if separator not in ("##", "#@#"):
        return {"?": "extended selector", "$": "style", "%": "script"}[separator.strip("#@")[0]]
    if selector.startswith(("+js(", "^")):
        return "script"
    try:
        compile_selector(selector)
    except SelectorError:
        return "selector of ad blockers alone"
    except Exception:  # cssselect has no family of errors for what it reads and cannot translate
        return "selector of ad blockers alone"
    return None


def _site(name: str) -> str | None:
    domain = domain_of(name) if _DOMAIN.fullmatch(name) else None
    return domain


def _above(site: str) -> Iterator[str]:
    """A site, those that it stands under, and "" for all."""
    labels = site.split(".") if site else []
    return (".".join(labels[at:]) for at in range(len(labels) + 1))
