"""Which of a rulebook's rules apply to a document, by the site that it is from."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.address import domain_of, sites_of
from cleaner.matching.matcher import Matcher
from cleaner.rule import Disabled, Rule


class SiteRules:
    """Rules made ready once: those for every document, and those of a site when it first turns up.

    `site` is the domain whose rules apply where a document's url names none.
    """

    def __init__(
        self, rules: Sequence[Rule], disabled: Sequence[Disabled] = (), site: str | None = None
    ) -> None:
        self._rules, self._disabled, self._site = rules, disabled, site
        named = [rule.site for rule in rules] + [off.site for off in disabled]
        self._known = frozenset(site for site in named if site)
        self._general = Matcher([rule for rule in rules if rule.site is None])
        self._by_site: dict[str, Matcher] = {}

    def matchers(self, url: str | None) -> list[Matcher]:
        """The rules that apply to a document of that address: the general ones, then the sites'."""
        return [self._general, *map(self._of_site, self._sites(url))]

    def disabled(self, url: str | None) -> frozenset[str]:
        """The ids of the rules that the address's site switches off."""
        sites = self._sites(url) if self._disabled else ()
        return frozenset(name for off in self._disabled if off.site in sites for name in off.ids)

    def _sites(self, url: str | None) -> tuple[str, ...]:
        return sites_of((domain_of(url) if url else None) or self._site, self._known)

    def _of_site(self, site: str) -> Matcher:
        if site not in self._by_site:
            self._by_site[site] = Matcher([rule for rule in self._rules if rule.site == site])
        return self._by_site[site]
