"""Which of some rules apply to a document, by the languages that compete for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cleaner.matching.expansion import in_language, is_template
from cleaner.matching.matcher import Matcher
from cleaner.rule import Rule
from cleaner.words import ANY, FOREIGN, Words


class LanguageRules:
    """Rules made ready once: those for every document, and those of a language when it first turns up.

    For every document are the rules of no language, those of a language whose common words are not
    listed, and the English ones.
    """

    def __init__(self, rules: Sequence[Rule], words: Words) -> None:
        self._words = words
        self._templates = [rule for rule in rules if is_template(rule)]
        self._by_language: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            if not is_template(rule):
                told = rule.language in words.common and rule.language != FOREIGN
                self._by_language[rule.language if told else ANY].append(rule)
        self._matchers: dict[str, Matcher] = {}

    def matchers(self, languages: Sequence[str]) -> list[Matcher]:
        """The rules that apply to a document in these languages: those for every one, then each one's."""
        return [self._matcher(language) for language in (ANY, *languages) if language != FOREIGN]

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            spoken = FOREIGN if language == ANY else language
            filled = (in_language(rule, self._words, spoken) for rule in self._templates)
            rules = [*self._by_language[language], *(rule for rule in filled if rule is not None)]
            self._matchers[language] = Matcher(sorted(rules, key=lambda rule: rule.order), self._words)
        return self._matchers[language]
