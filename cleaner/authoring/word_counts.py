"""How many words each language has under each name, and which names it has none for."""

from __future__ import annotations

from typing import Any

from cleaner.categories import did_you_mean
from cleaner.errors import SettingError
from cleaner.words import ANY, Words


def lacking(words: Words, name: str) -> list[str]:
    """The languages that have no words under a name, those of no language included."""
    return [language for language in words.languages if not words.of(name, language)]


def own_counts(words: Words, name: str) -> dict[str, int]:
    """The languages that have words of their own under a name, `any` first, with how many."""
    languages = [ANY, *words.languages]
    counts = {language: len(words.lists.get(language, {}).get(name, ())) for language in languages}
    return {language: count for language, count in counts.items() if count}


def words_asked_for(words: Words, asked: str | None = None) -> dict[str, Any]:
    """What is known of all names, of one name, or of one language, as plain data.

    Raises SettingError for what is neither a name nor a language.
    """
    if asked is None:
        return {
            name: {"holds": holds, "counts": own_counts(words, name), "lacking": lacking(words, name)}
            for name, holds in words.names.items()
        }
    if asked in words.names:
        lists = {language: words.lists[language][asked] for language in own_counts(words, asked)}
        return {"holds": words.names[asked], "words": lists, "lacking": lacking(words, asked)}
    if asked in words.lists or asked in words.common:
        lists = dict(words.lists.get(asked, {}))
        missing = [name for name in words.names if asked != ANY and not words.of(name, asked)]
        return {
            "common": words.common.get(asked, ()),
            "prefixes": words.prefixes.get(asked, ()),
            "endings": words.endings.get(asked, ()),
            "words": lists,
            "lacking": missing,
        }
    known = [*words.names, *words.lists, *words.common]
    hint = did_you_mean(asked, known, "`cleaner rules words` shows the names")
    raise SettingError(f'"{asked}" is neither a name of words nor a language that has any; {hint}')
