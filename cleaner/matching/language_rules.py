"""Which of some rules apply to a document, by the languages that compete for it."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.matching.expansion import in_language, is_template
from cleaner.matching.matcher import Matcher
from cleaner.matching.ready import NOTHING_READY, ReadyLanguages, take_up
from cleaner.rule import Rule
from cleaner.words import ANY, FOREIGN, Words


def rules_for(language: str, rules: Sequence[Rule], words: Words) -> list[Rule]:
    """Those of the rules that a document in a language needs beside those for every one, which ANY has.

    For every document are the rules of no language, those of a language whose common words are not
    listed, and the English ones.
    """
    found = []
    for rule in rules:
        if is_template(rule):
            filled = in_language(rule, words, FOREIGN if language == ANY else language)
            found += [filled] if filled is not None else []
        else:
            told = rule.language in words.common and rule.language != FOREIGN
            found += [rule] if (rule.language if told else ANY) == language else []
    return sorted(found, key=lambda rule: rule.order)


class LanguageRules:
    """Rules made ready once: those for every document, and those of a language when it first turns up.

    `ready` is what was made ready of each language's rules before.
    """

    def __init__(self, rules: Sequence[Rule], words: Words, ready: ReadyLanguages = NOTHING_READY) -> None:
        self._rules, self._words, self._ready = rules, words, ready
        self._matchers: dict[str, Matcher] = {}
        self._whole: set[str] = set()

    def matchers(self, languages: Sequence[str], own: str | None = None) -> list[Matcher]:
        """The rules that apply to a document in these languages: those for every one, then each one's.

        The document's `own` language is that of them which it is in, where that is decided: others in it are
        likely to follow.
        """
        if own is not None and own != FOREIGN and own not in self._whole:
            self._whole.add(own)
            take_up(self._ready.whole(own))
        return [self._matcher(language) for language in (ANY, *languages) if language != FOREIGN]

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            if language not in self._whole:
                take_up(self._ready.of(language))
            rules = rules_for(language, self._rules, self._words)
            self._matchers[language] = Matcher(rules, self._words)
        return self._matchers[language]
