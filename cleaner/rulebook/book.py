"""The rulebook: all loaded rules together."""

from __future__ import annotations

import msgspec

from cleaner.matching.ready import NOTHING_READY, ReadyLanguages
from cleaner.rule import Disabled, Page, Rule
from cleaner.words import Words


class RuleBook(msgspec.Struct, frozen=True, eq=False):
    """All loaded rules in the order they were read, all page tables, and what sites switch off.

    It is equal only to itself, so that it can be a key. `words` are those that templates and evidence
    refer to. `ready` holds what was made ready of each language's rules before.
    """

    rules: tuple[Rule, ...] = ()
    pages: tuple[Page, ...] = ()
    disabled: tuple[Disabled, ...] = ()
    ready: ReadyLanguages = NOTHING_READY
    words: Words = Words()

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, None where there is none."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def rulebook_hash(book: RuleBook) -> str:
    """A short name for what the rules say, the same on every machine."""
    import hashlib  # it takes a hundredth of a second to load, and a batch alone asks for this

    said = msgspec.json.encode(
        [[r.table, r.category, r.language, r.site, r.layer] for r in book.rules]
        + [[p.table, p.site, p.layer] for p in book.pages]
        + [[d.ids, d.site] for d in book.disabled]
    )
    return hashlib.sha256(said).hexdigest()[:16]
