"""The pass: a document in, its body and its removed pieces out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from cleaner.categories import CATEGORIES, nearest
from cleaner.document import Document
from cleaner.errors import SettingError
from cleaner.matching.matcher import Matcher
from cleaner.matching.patterns import take_up
from cleaner.matching.trial import Hit
from cleaner.matching.verdicts import Claim, block_categories, settle, unclaimed
from cleaner.reading.address import domain_of
from cleaner.reading.read import read
from cleaner.result import Piece, Result
from cleaner.rule import Page, RuleBook
from cleaner.rulebook.files import load_rulebook
from cleaner.rulebook.packed import worked_out
from cleaner.rulebook.sites import sites_of


class Cleaner:
    """A reusable pass: the packaged rules and the caller's, made ready once.

    `rules` are folders of rule files, read after the packaged ones; `keep` are categories that
    stay in the text; `site` is the domain whose site rules apply where the url names none.
    Raises RuleError for a rule file that cannot be used, SettingError for an unknown category.
    One cleaner may be used by several threads, and be pickled.
    """

    def __init__(
        self,
        rules: Iterable[str | Path] = (),
        keep: Iterable[str] = (),
        site: str | None = None,
    ) -> None:
        self.keep = frozenset(keep)
        self.site = domain_of(site) if site else None
        for category in sorted(self.keep - CATEGORIES.keys()):
            near = nearest(category, CATEGORIES)
            hint = f'did you mean "{near}"?' if near else f"known are {', '.join(CATEGORIES)}"
            raise SettingError(f'unknown category "{category}": {hint}')
        book = load_rulebook(rules)
        self.rulebook = msgspec.structs.replace(book, rules=tuple(map(worked_out, book.rules)))
        self._make_ready()

    @classmethod
    def of(cls, rulebook: RuleBook, site: str | None = None) -> Cleaner:
        """A cleaner with the rules of a rulebook, and no others."""
        cleaner = cls.__new__(cls)
        cleaner.__setstate__({"keep": frozenset(), "site": site, "rulebook": rulebook})
        return cleaner

    def _make_ready(self) -> None:
        take_up(self.rulebook.compiled)
        self._sites = self.rulebook.sites
        self._general = Matcher([rule for rule in self.rulebook.rules if rule.site is None])
        self._by_site: dict[str, Matcher] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {"keep": self.keep, "site": self.site, "rulebook": self.rulebook}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._make_ready()

    def clean(
        self,
        content: str | bytes,
        url: str | None = None,
        kind: str | None = None,
        charset: str | None = None,
    ) -> Result:
        """Text or a page -> its body and removed pieces; content never makes it raise.

        `kind` is "text", "html" or None to recognise it; `url` chooses the site's rules, for want
        of it a page's own address does; `charset` is what the transport says of the encoding.
        """
        return self.clean_document(read(content, url, kind, charset))

    def clean_document(self, document: Document) -> Result:
        """A document that was read already -> its body and removed pieces."""
        self._find_main(document)
        notes = list(document.notes)
        claims = self.claims(document, notes)
        removed = [_piece(document, claim) for claim in claims if not self._keeps(document, claim)]
        if "template" not in self.keep:
            removed += [_template(document, start, end) for start, end in unclaimed(document, claims)]
            removed.sort()
        return Result(document, removed, document.title, notes)

    def claims(self, document: Document, notes: list[str]) -> list[Claim]:
        """What the rules take of a document, whatever categories the caller keeps."""
        return self._settled(document, notes)[1]

    def hits(self, document: Document, notes: list[str]) -> list[Hit]:
        """Every rule that fires on a document, those that others go before among them."""
        return self._settled(document, notes)[0]

    def _settled(self, document: Document, notes: list[str]) -> tuple[list[Hit], list[Claim]]:
        matchers = self._matchers(document.url)
        off = self._disabled(document.url)
        hits = _without(off, [hit for matcher in matchers for hit in matcher.hits(document, notes)])
        claims = settle(document, hits, notes)
        categories = block_categories(document, claims)
        more = [hit for matcher in matchers for hit in matcher.neighbour_hits(document, categories, notes)]
        more = _without(off, more)
        return hits + more, settle(document, hits + more, notes) if more else claims

    def _find_main(self, document: Document) -> None:
        """Set which blocks of a page are main: by the site's own table, else by what finds it anywhere."""
        if document.markup is None:
            return
        from cleaner.matching.pages import find_body, strip
        from cleaner.reading.main_content import find_main

        pages = self._pages(document.url)
        if not find_body(document, pages):
            find_main(document)
        strip(document, pages)
        document.settle_main()

    def _pages(self, url: str | None) -> list[Page]:
        """The page tables of the url's site, the nearest and the last read first."""
        pages = self.rulebook.pages[::-1]
        return [page for site in self._sites_of(url) for page in pages if page.site == site]

    def _keeps(self, document: Document, claim: Claim) -> bool:
        """Whether the caller wants the claim's text; of a page, only where its article stands."""
        return claim.category in self.keep and document.in_article(claim.start)

    def _matchers(self, url: str | None) -> list[Matcher]:
        return [self._general, *map(self._site_matcher, self._sites_of(url))]

    def _disabled(self, url: str | None) -> frozenset[str]:
        """The ids of the rules that the url's site switches off."""
        sites = self._sites_of(url) if self.rulebook.disabled else ()
        return frozenset(name for off in self.rulebook.disabled if off.site in sites for name in off.ids)

    def _sites_of(self, url: str | None) -> tuple[str, ...]:
        domain = (domain_of(url) if url else None) or self.site
        return sites_of(domain, self._sites)

    def _site_matcher(self, site: str) -> Matcher:
        if site not in self._by_site:
            rules = [rule for rule in self.rulebook.rules if rule.site == site]
            self._by_site[site] = Matcher(rules)
        return self._by_site[site]


def _without(off: frozenset[str], hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.rule.id not in off] if off else hits


def _piece(document: Document, claim: Claim) -> Piece:
    text = document.text[claim.start : claim.end]
    return Piece(claim.start, claim.end, claim.category, claim.rule.id, text, claim.reason)


def _template(document: Document, start: int, end: int) -> Piece:
    reason = "outside the main content"
    return Piece(start, end, "template", "template", document.text[start:end], reason)


@cache
def _packaged() -> Cleaner:
    return Cleaner()


def clean(
    content: str | bytes, url: str | None = None, kind: str | None = None, charset: str | None = None
) -> Result:
    """Text or a page, by the packaged rules alone -> its body and removed pieces."""
    return _packaged().clean(content, url, kind, charset)
