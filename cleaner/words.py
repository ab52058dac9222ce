"""Words: what languages call things, in lists under names that are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import structs

FOREIGN = "en"
"""English stands on pages of every language: its rules and words apply to all."""
ANY = "any"
"""The language of lists that no language owns, such as the names of agencies."""
REFERENCE = re.compile(r"\{([a-z][a-z-]+)\}")
"""How a pattern or a line refers to a list: `{app-store}`. Quantifiers hold digits alone."""
CASED = "="
"""Stands before a word of a list that is found in its own capitals alone: `=Sie`, not `sie`."""


class Words(msgspec.Struct, frozen=True, eq=False):
    """Word lists of all languages; equal only to itself, so that it can be a key.

    `names` maps each list's name to a line that says what it holds. `lists` maps a language to its
    lists by name. `common` maps a language to its commonest words, by which a text's language is
    told; `prefixes` and `endings` map it to what it writes before and behind its words without a space.
    `said` maps a language to all that its lists and rules hold, as far as the packed `vocabulary`
    doesn't say it; see `cleaner.vocabulary`.
    """

    names: dict[str, str] = {}
    lists: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    common: dict[str, tuple[str, ...]] = {}
    prefixes: dict[str, tuple[str, ...]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    said: dict[str, tuple[str, ...]] = {}
    vocabulary: bytes = b""

    @property
    def languages(self) -> list[str]:
        """The languages that have lists of their own."""
        return sorted(self.lists.keys() - {ANY})

    def of(self, name: str, language: str) -> tuple[str, ...]:
        """The words that a language has under a name, then those that every language has."""
        own = self.lists.get(language, {}).get(name, ())
        return own if language == ANY else own + self.lists.get(ANY, {}).get(name, ())

    @property
    def bits(self) -> dict[str, int]:
        """Each name with a bit of its own, by which sets of names are kept as one number."""
        return {name: 1 << place for place, name in enumerate(self.names)}

    def by_name(self, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each name with the words that the language has under it; names without words are left out."""
        for name in self.names:
            if found := self.of(name, language):
                yield name, found

    def joined(self, later: Words) -> Words:
        """These lists with what a later folder adds to them."""
        lists = dict(self.lists)
        for language, named in later.lists.items():
            lists[language] = _with_added(lists.get(language, {}), named)
        joined = structs.replace(
            self,
            names={**self.names, **later.names},
            lists=lists,
            common=_with_added(self.common, later.common),
            prefixes=_with_added(self.prefixes, later.prefixes),
            endings=_with_added(self.endings, later.endings),
        )
        return joined.saying(later.said)

    def saying(self, said: Mapping[str, tuple[str, ...]]) -> Words:
        """These lists, where languages say more besides; themselves where they don't."""
        if not said:
            return self
        more = {language: self.said.get(language, ()) + texts for language, texts in said.items()}
        return structs.replace(self, said={**self.said, **more})


def _with_added(
    known: Mapping[str, tuple[str, ...]], added: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Words by name or language, and those that a later folder adds -> all of them, each once."""
    both = dict(known)
    for key, words in added.items():
        both[key] = tuple(dict.fromkeys(both.get(key, ()) + words))
    return both
