"""A rule as it is written -> the same rule as it is searched: lists of patterns joined, words put in.

`{app}` in a pattern stands for the words that the rule's language has under that name. A rule of no
language that refers to words is a template: `in_language` makes of it a rule for one language.
"""

from __future__ import annotations

from functools import lru_cache, partial

from msgspec import structs

from cleaner.normal import written_key
from cleaner.rule import Patterns, Rule
from cleaner.rule_tables import RuleTable
from cleaner.word_search import is_unspaced
from cleaner.words import ANY, CASED, FOREIGN, REFERENCE, Words

_KEPT_LISTS = 100
"""So many lists are kept as patterns: those to which several rules of a language refer one after another."""


def is_template(rule: Rule) -> bool:
    """Whether what the rule searches depends on the document's language."""
    return rule.language == ANY and bool(referred_words(rule.table))


def referred_words(table: RuleTable) -> dict[str, str]:
    """The names of words that patterns and lines refer to, each with the key that does so first."""
    texts = [(key, text) for key, listed in table.written_patterns.items() for text in listed]
    texts += [("lines", line) for line in table.lines or ()]
    found: dict[str, str] = {}
    for key, text in texts:
        for name in REFERENCE.findall(text):
            found.setdefault(name, key)
    return found


def in_language(rule: Rule, words: Words, language: str) -> Rule | None:
    """The rule with the language's words put in; None where the language lacks words for a condition.

    Without words for its `unless` a rule stays: then nothing in the language saves a block.
    """
    table = rule.table
    lines = None if table.lines is None else _lines(table.lines, words, language)
    patterns = Patterns.of(table, partial(_filled, words=words, language=language))
    lacking = rule.patterns.by_key.keys() - patterns.by_key.keys() - {"unless"}
    if lacking or (table.lines is not None and not lines):
        return None
    return structs.replace(rule, patterns=patterns, lines=lines, literals=None)


def sample(rule: Rule, words: Words) -> Rule:
    """The rule as it is searched, a template in the first language that has words for it."""
    if not is_template(rule):
        return rule
    languages = dict.fromkeys([FOREIGN, *words.languages])
    filled = (in_language(rule, words, language) for language in languages)
    return next((found for found in filled if found is not None), rule)


def _filled(pattern: str, words: Words, language: str) -> str | None:
    names = set(REFERENCE.findall(pattern))
    listed = {name: words.of(name, language) for name in names}
    if not all(listed.values()):
        return None
    return REFERENCE.sub(lambda found: words_pattern(listed[found[1]]), pattern)


@lru_cache(_KEPT_LISTS)
def words_pattern(words: tuple[str, ...]) -> str:
    """A pattern that matches any of the words, whole words where their script separates words.

    Words that are bound to their capitals stand apart: a list of plain words is read and compiled at once.
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    cased = [_word_pattern(word) for word in longest_first if word.startswith(CASED)]
    plain = [_word_pattern(word) for word in longest_first if not word.startswith(CASED)]
    listed = "(?:" + "|".join(plain) + ")"
    return "(?:" + "|".join([listed, *cased] if plain else cased) + ")" if cased else listed


_ESCAPED = {ord(sign): f"\\{sign}" for sign in "#$&()*+-.?[\\]^{|}~"}
"""The signs that mean something in a pattern, each as `regex.escape` writes it, in a sixth of its time."""


def _word_pattern(word: str) -> str:
    if word.startswith(CASED):
        return f"(?-i:{_word_pattern(word.removeprefix(CASED))})"
    escaped = word.translate(_ESCAPED)
    start = r"\b" if _is_edge(word[0]) else ""
    end = r"\b" if _is_edge(word[-1]) else ""
    return f"{start}{escaped}{end}"


def _is_edge(character: str) -> bool:
    return character.isalnum() and not is_unspaced(character)


def _lines(written: list[str], words: Words, language: str) -> tuple[str, ...]:
    """Lines as their keys, of which a matcher needs no second copy: a language has thousands."""
    lines: dict[str, None] = {}
    for line in written:
        found = REFERENCE.fullmatch(line.strip())
        listed = words.of(found[1], language) if found else (line,)
        lines.update(dict.fromkeys(written_key(word.removeprefix(CASED)) for word in listed))
    return tuple(lines)
