"""Which of some rules apply to a document, by the languages that compete for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cleaner.matching.expansion import in_language, is_template
from cleaner.matching.matcher import Matcher
from cleaner.rule import Rule
from cleaner.words import ANY, FOREIGN, Words


class LanguageRules:
    """Rules made ready once: those of no language, and those of a language when it first turns up.

    The rules of a language whose common words are not listed apply to every document.
    """

    def __init__(self, rules: Sequence[Rule], words: Words) -> None:
        self._words = words
        self._templates = [rule for rule in rules if is_template(rule)]
        self._by_language: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            if not is_template(rule):
                told = rule.language in words.common
                self._by_language[rule.language if told else ANY].append(rule)
        self._matchers: dict[str, Matcher] = {}

    def matchers(self, languages: Sequence[str]) -> list[Matcher]:
        """The rules that apply to a document in these languages: those of none first, then each one's."""
        return [self._matcher(language) for language in dict.fromkeys((ANY, *languages, FOREIGN))]

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            own = self._by_language[language]
            filled = (in_language(rule, self._words, language) for rule in self._templates)
            rules = [*own, *(rule for rule in filled if rule is not None)] if language != ANY else own
            self._matchers[language] = Matcher(sorted(rules, key=lambda rule: rule.order), self._words)
        return self._matchers[language]
