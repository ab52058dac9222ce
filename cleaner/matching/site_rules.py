"""Which of a rulebook's rules apply to a document, by the site that it is from."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.address import domain_of, sites_of
from cleaner.document import Document
from cleaner.matching.language_rules import LanguageRules
from cleaner.matching.matcher import Matcher
from cleaner.matching.ready import NOTHING_READY, ReadyLanguages
from cleaner.rule import Disabled, Rule
from cleaner.words import Words


class SiteRules:
    """Rules made ready once: those for every document, and those of a site when it first turns up.

    `site` is the domain whose rules apply where a document's url names none; `ready` is what was made
    ready of each language's rules before.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        words: Words,
        disabled: Sequence[Disabled] = (),
        site: str | None = None,
        ready: ReadyLanguages = NOTHING_READY,
    ) -> None:
        self._rules, self._words, self._disabled, self._site = rules, words, disabled, site
        named = [rule.site for rule in rules] + [off.site for off in disabled]
        self._known = frozenset(site for site in named if site)
        self._general = LanguageRules([rule for rule in rules if rule.site is None], words, ready)
        self._by_site: dict[str, LanguageRules] = {}

    def matchers(self, document: Document) -> list[Matcher]:
        """The rules that apply to a document: the general ones, then those of its site."""
        apply = [self._general, *map(self._of_site, self._sites(document.url))]
        languages, own = document.languages, document.language
        return [matcher for rules in apply for matcher in rules.matchers(languages, own)]

    def disabled(self, url: str | None) -> frozenset[str]:
        """The ids of the rules that the address's site switches off."""
        sites = self._sites(url) if self._disabled else ()
        return frozenset(name for off in self._disabled if off.site in sites for name in off.ids)

    def _sites(self, url: str | None) -> tuple[str, ...]:
        return sites_of((domain_of(url) if url else None) or self._site, self._known)

    def _of_site(self, site: str) -> LanguageRules:
        if site not in self._by_site:
            own = [rule for rule in self._rules if rule.site == site]
            self._by_site[site] = LanguageRules(own, self._words)
        return self._by_site[site]
