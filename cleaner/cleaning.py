"""The pass: a document in, its body and its removed pieces out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from heapq import merge
from pathlib import Path

from cleaner.address import checked_domain
from cleaner.categories import STAYING, check_category
from cleaner.deadline import NO_DEADLINE, Deadline
from cleaner.document import Document
from cleaner.errors import SettingError
from cleaner.matching.evidence import Weighing
from cleaner.matching.findings import Findings, apply_rules, weighings
from cleaner.matching.site_rules import SiteRules
from cleaner.matching.verdicts import Claim, unclaimed
from cleaner.reading.read import read
from cleaner.reading.site_pages import SitePages
from cleaner.result import Cuts, Result
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.files import load_rulebook

_TEMPLATE = "template", "template", "outside the main content"
"""Category, rule and reason of what lies outside a page's main content and no rule names."""


class Cleaner:
    """A reusable pass: the packaged rules and the caller's, made ready once.

    `rules` are folders of rule files, read after the packaged ones, or a rulebook that holds all
    rules. `keep` are categories that stay in the text, `drop` those that go though they stay otherwise
    (`standfirst`). A single folder or category needs no list.
    `site` is the domain whose rules apply where a document's url names none. `timeout` is how many
    seconds by the clock one document may take, None for as many as it needs; it is looked at between
    steps, so that one that is at work ends first. Raises RuleError for a rule file that cannot be used,
    SettingError for an unknown category, what is no domain, or a timeout of no time. One cleaner may
    be used by several threads, and be pickled.
    """

    def __init__(
        self,
        rules: str | Path | Iterable[str | Path] | RuleBook = (),
        keep: str | Iterable[str] = (),
        site: str | None = None,
        timeout: float | None = None,
        drop: str | Iterable[str] = (),
    ) -> None:
        if timeout is not None and not timeout > 0:
            raise SettingError(f"timeout = {timeout} is no time to clean in: give seconds, or None")
        self.timeout = timeout
        self.keep, self.drop = _categories(keep), _categories(drop)
        if both := sorted(self.keep & self.drop):
            raise SettingError(f'"{both[0]}" cannot be kept and dropped: name it in one of the two')
        self.site = checked_domain(site) if site is not None else None
        folders = [rules] if isinstance(rules, (str, Path)) else rules
        self.rulebook = folders if isinstance(folders, RuleBook) else load_rulebook(folders)
        self._rules = _ready_rules(self.rulebook, STAYING - self.drop, self.site)
        self._pages = SitePages(self.rulebook.pages, self.site)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.rulebook, self.keep, self.site, self.timeout, self.drop)

    def clean(
        self,
        content: str | bytes,
        url: str | None = None,
        kind: str | None = None,
        charset: str | None = None,
    ) -> Result:
        """Text or a page -> its body and removed pieces; content never makes it raise.

        Raises TimeLimitError where the cleaner has a `timeout` that is used up, and only then.
        `kind` is "text", "html" or None to recognise it; `url` chooses the site's rules, and where it
        is None a page's own address does; `charset` is what the transport says of the encoding.
        """
        deadline = Deadline(self.timeout)
        document = self.read(content, url, kind, charset)
        deadline.check()
        return self._result(document, deadline)

    def read(
        self,
        content: str | bytes,
        url: str | None = None,
        kind: str | None = None,
        charset: str | None = None,
    ) -> Document:
        """Text or a page -> its document; the site's own table says where a page's article stands."""
        return read(content, url, kind, charset, self._pages, self.rulebook.words)

    def clean_document(self, document: Document) -> Result:
        """A document that was read already -> its body and removed pieces; raises TimeLimitError, too."""
        return self._result(document, Deadline(self.timeout))

    def _result(self, document: Document, deadline: Deadline) -> Result:
        found = self.apply(document, deadline)
        claims, notes = found.claims, found.notes
        del found  # of a long text the hits take more memory than all that is made of them
        templates = [] if "template" in self.keep else [*unclaimed(document, claims)]
        taken = (claim for claim in _used_up(claims) if not self._keeps(document, claim))
        stretches = ((c.start, c.end, c.category, c.rule.id, c.reason) for c in taken)
        if templates:
            stretches = merge(stretches, ((*stretch, *_TEMPLATE) for stretch in templates))
        removed = Cuts()
        for stretch in stretches:
            removed.add(*stretch)
        document.let_go()
        return Result(document, removed, document.title, [*document.notes, *notes])

    def apply(self, document: Document, deadline: Deadline = NO_DEADLINE) -> Findings:
        """What the rules make of a document, whatever categories the caller keeps."""
        rules, url = self._rules, document.url
        return apply_rules(document, rules.matchers(document), rules.disabled(url), deadline=deadline)

    def weigh(self, document: Document, findings: Findings) -> list[Weighing]:
        """What the hints of evidence rules add up to, block by block, beside the findings of `apply`."""
        rules = self._rules
        return list(
            weighings(document, rules.matchers(document), rules.disabled(document.url), findings.claims)
        )

    def _keeps(self, document: Document, claim: Claim) -> bool:
        """Whether the caller wants the claim's text; of a page, only where its article stands."""
        return claim.category in self.keep and document.in_article(claim.start)


@lru_cache(2)
def _ready_rules(book: RuleBook, staying: frozenset[str], site: str | None) -> SiteRules:
    """A rulebook's rules made ready, but for those of categories that stay.

    Cleaners of the same rules share them, which saves each a third of a second and tens of megabytes.
    """
    taking = [rule for rule in book.rules if rule.category not in staying]
    return SiteRules(taking, book.words, book.disabled, site, book.ready)


def _categories(named: str | Iterable[str]) -> frozenset[str]:
    """Categories that the caller names. Raises SettingError for what is none."""
    found = frozenset([named] if isinstance(named, str) else named)
    for category in sorted(found):
        check_category(category)
    return found


def _used_up(claims: list[Claim]) -> Iterator[Claim]:
    """The claims in order, each let go of before the next."""
    claims.reverse()
    while claims:
        yield claims.pop()


@cache
def packaged_cleaner() -> Cleaner:
    """The cleaner that has the packaged rules alone, made once."""
    return Cleaner()


def clean(
    content: str | bytes, url: str | None = None, kind: str | None = None, charset: str | None = None
) -> Result:
    """Text or a page, by the packaged rules alone -> its body and removed pieces."""
    return packaged_cleaner().clean(content, url, kind, charset)
