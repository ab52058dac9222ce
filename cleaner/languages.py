"""Which languages a text is in, told by its commonest words."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

from cleaner.vocabulary import vocabulary
from cleaner.word_search import UNSPACED, is_unspaced, word_form, word_forms
from cleaner.words import Words

SAMPLE = 2_000
"""Characters that are looked at from the start of a text, and as many from its middle."""
_HINTED = 1.3
"""What a language's share counts for more where the page says that it is the page's.
Tuned on nothing: enough for Norwegian beside Danish, too little for a template that says "en"."""
_COMPETES = 0.2
"""The share of the best language's count from which another one competes with it."""
_COMPETES_IN_LONG = 0.5
"""The same in a text of more than twice SAMPLE characters, which tells enough of its own language."""
_OWN_WORDS = 0.12
"""The share of the best language's count that another one's words have to make up, those of both left out.
In the invented articles of one language its neighbours have 0.11 and less, but for one article; texts half
in one language and half in its neighbour have 0.14 and more."""
_CLOSE = 0.6
"""From this share of the best language's count another one competes whatever words the two have in common:
Indonesian beside Malay."""
_MANY = 10.0
"""So much has to be counted for the best language before words in common are held against others."""
_DECIDED = 0.08
"""The share of a text's words that are among the best language's commonest, from which it is that language's.
Running text in the languages at hand has 0.25 and more, lists of titles about 0.1."""
_LEAST_WORDS = 4
"""The language of a text of fewer words is always undecided."""
MOST_COMPETING = 6
"""So many languages compete for a text at most, as each costs time and memory; those of other scripts that a
short one has letters of come beside them."""
_OWN_SCRIPT = 0.25
"""What a word counts for the only language of its script: the share of commonest words in running text."""
_LATIN = "LATIN"
"""The script whose letters stand in texts of every language, and so tell nothing."""
_NO_SCRIPT = ""
"""What `script_of` gives for signs, digits and the vowel signs of Indian scripts."""

_Owners = list[tuple[str, float]]
"""The languages that have a word among their commonest, each with what the word counts for it."""


class _Lexicon:
    """The commonest words of all languages, by word; a word of several languages counts less for each."""

    def __init__(self, words: Words) -> None:
        self.spaced: dict[str, _Owners] = defaultdict(list)
        self.unspaced: dict[str, list[str]] = defaultdict(list)
        self.scripts: dict[str, list[str]] = defaultdict(list)
        for language, common in words.common.items():
            for script in sorted(set(map(script_of, set("".join(common))))):
                self.scripts[script].append(language)
            for form in dict.fromkeys(word_forms(common)):
                if is_unspaced(form):
                    self.unspaced[language].append(form)
                elif form:
                    self.spaced[form].append((language, 1.0))
        for form, owners in self.spaced.items():
            self.spaced[form] = [(language, 1 / len(owners)) for language, _ in owners]
        self.own_scripts = {script: one[0] for script, one in self.scripts.items() if len(one) == 1}


@cache
def _lexicon(words: Words) -> _Lexicon:
    return _Lexicon(words)


def tell_languages(text: str, words: Words, hint: str | None = None) -> tuple[str | None, tuple[str, ...]]:
    """A plain text -> its language, None where it is undecided, and the languages that compete for it.

    `hint` is the language that a page says it is in. Where no common word tells, those languages compete
    whose lists or rules hold the most of the text's words. The commonest words as evidence: Cavnar and
    Trenkle (1994) name them as the simplest method that works.
    """
    middle = max(SAMPLE, len(text) // 2)
    sample = f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"
    lexicon = _lexicon(words)
    counts, told, total = _counts(sample, lexicon)
    if hint in words.common and hint in counts:
        counts[hint] *= _HINTED
    ranked = sorted(counts, key=lambda language: -counts[language])
    if not ranked:
        return None, _untold(text, words, hint)
    best = counts[ranked[0]]
    least = best * (_COMPETES if len(text) <= 2 * SAMPLE else _COMPETES_IN_LONG)
    competing = tuple(language for language in ranked if counts[language] >= least)
    if best >= _MANY and len(competing) > 1:
        competing = _with_words_of_their_own(competing, counts, told)
    competing = competing[:MOST_COMPETING]
    competing += _of_other_scripts(sample, ranked[0], competing, lexicon)
    if len(text) > 2 * SAMPLE:
        competing = competing[:MOST_COMPETING]
    decided = total >= _LEAST_WORDS and best >= _DECIDED * total
    if not decided:
        return None, competing
    return ranked[0], competing


def _with_words_of_their_own(
    competing: tuple[str, ...], counts: dict[str, float], told: list[_Owners]
) -> tuple[str, ...]:
    """The best language, and those that do not merely share its words, as most of its neighbours do."""
    best, *others = competing
    shared: dict[str, float] = defaultdict(float)
    for owners in told:
        if len(owners) > 1 and best in [language for language, _ in owners]:
            for language, weight in owners:
                shared[language] += weight
    most = counts[best]
    kept = [
        language
        for language in others
        if counts[language] >= _CLOSE * most or counts[language] - shared[language] >= _OWN_WORDS * most
    ]
    return (best, *kept)


def _untold(text: str, words: Words, hint: str | None) -> tuple[str, ...]:
    """The languages that compete for a text without any of the commonest words; none for a long text."""
    if hint in words.common:
        return (hint,)
    if len(text) > 2 * SAMPLE:
        return ()
    counts: dict[str, float] = defaultdict(float)
    known = vocabulary(words)
    for token in word_form(text).split():
        owners = known.get(token, "").split()
        for language in owners:
            counts[language] += 1 / len(owners)
    found = tuple(sorted(counts, key=lambda language: (-counts[language], language))[:MOST_COMPETING])
    return found + _of_other_scripts(text, found[0] if found else None, found, _lexicon(words))


def _of_other_scripts(
    text: str, best: str | None, found: tuple[str, ...], lexicon: _Lexicon
) -> tuple[str, ...]:
    """The languages of the scripts that a text holds letters of beside its best language's."""
    if text.isascii():
        return ()
    foreign = {script_of(letter) for letter in set(text)} & lexicon.scripts.keys() - {_LATIN, _NO_SCRIPT}
    return tuple(
        dict.fromkeys(
            language
            for script in sorted(foreign)
            if best not in lexicon.scripts[script]
            for language in lexicon.scripts[script]
            if language not in found
        )
    )


@cache
def script_of(letter: str) -> str:
    """The script of a letter, as the first word of its name in Unicode says it; for any other sign none."""
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else _NO_SCRIPT


def _counts(text: str, lexicon: _Lexicon) -> tuple[dict[str, float], list[_Owners], int]:
    """How much of a text each language's commonest words are, the owners of each of these, and how many
    words the text has.
    """
    counts: dict[str, float] = defaultdict(float)
    form = word_form(text)
    tokens = form.split()
    told = list(filter(None, map(lexicon.spaced.get, tokens)))
    for owners in told:
        for language, weight in owners:
            counts[language] += weight
    if not form.isascii():
        for token in tokens:
            if not token.isascii() and (alone := lexicon.own_scripts.get(script_of(token[0]))) is not None:
                counts[alone] += _OWN_SCRIPT
    total = len(tokens)
    if is_unspaced(form):
        for language, common in lexicon.unspaced.items():
            if found := sum(map(form.count, common)):
                counts[language] += found
        total += len(UNSPACED.findall(form)) // 2
    return counts, told, total
