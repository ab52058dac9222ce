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


class Words(msgspec.Struct, frozen=True, eq=False):
    """Word lists of all languages; equal only to itself, so that it can be a key.

    `names` maps each list's name to a line that says what it holds. `lists` maps a language to its
    lists by name. `common` maps a language to its commonest words, by which a text's language is
    told. `said` maps a language to all that its lists and rules hold, as far as the packed `vocabulary`
    doesn't say it; see `cleaner.vocabulary`.
    """

    names: dict[str, str] = {}
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    common: dict[str, tuple[str, ...]] = {}
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
        lists = {language: dict(named) for language, named in self.lists.items()}
        for language, named in later.lists.items():
            mine = lists.setdefault(language, {})
            for name, added in named.items():
                mine[name] = tuple(dict.fromkeys(mine.get(name, ()) + added))
        common = dict(self.common)
        for language, added in later.common.items():
            common[language] = tuple(dict.fromkeys(common.get(language, ()) + added))
        joined = Words({**self.names, **later.names}, lists, common, self.said, self.vocabulary)
        return joined.saying(later.said)

    def saying(self, said: Mapping[str, tuple[str, ...]]) -> Words:
        """These lists, where languages say more besides; themselves where they don't."""
        if not said:
            return self
        more = {language: self.said.get(language, ()) + texts for language, texts in said.items()}
        return structs.replace(self, said={**self.said, **more})
