"""Which words stand in which blocks: one search over a document for all words of its languages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from math import ceil
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from cleaner.normal import SILENT, fold, plain
from cleaner.words import CASED, FOREIGN, Words

MOST_LANGUAGES = 3
"""So many of the languages that compete for a document are looked for in it."""
MOST_WORDS = 80
"""Blocks of more words are running text, in which no words are looked for."""
RUNNING_WORDS = 15
"""Blocks of so many words are running text, short of proof to the contrary."""
TOPIC_BLOCKS = 3
TOPIC_SHARE = 0.15
"""A document whose running text has a name's words in so many blocks, and in this share of them, is about
what the name says. Tuned on the pages of guides among the development pages."""
LEAST_LETTERS = 3
"""Words of fewer letters are found without prefixes and endings; a syllable of Hangul counts its letters."""
STRETCH = 1000
"""So many blocks are searched at once: what is found in them is kept until it has been looked at."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""A letter of Thai, Lao, Burmese, Khmer, Japanese or Chinese, which set no spaces between words."""
_LATIN_BESIDE = regex.compile(f"(?<=[a-z])(?={UNSPACED.pattern})|(?<={UNSPACED.pattern})(?=[a-z])")
"""Where a Latin word meets such a letter: a word's end, though no space shows it."""
_KEPT_SIGNS = "©®™%@#"
_FOLDED_BELOW = 0x0700
"""Up to here stand Latin, Greek, Cyrillic, Hebrew and Arabic, whose marks the press often leaves out."""


class Marks(NamedTuple):
    """The names of words that a block holds, begins with and ends with, each as a set of bits."""

    present: int = 0
    first: int = 0
    last: int = 0


OWN_LANGUAGE = 1
"""So many names of words more may another language have in a block, and the block still counts as one in the
document's first: set on invented lines in 37 languages; Indonesian and Malay share the most words."""
NO_MARKS = Marks()


class _Forms(dict[int, str | None]):
    """A table for `translate` to the form in which words are compared, filled as characters turn up."""

    def __missing__(self, code: int) -> str | None:
        kept = self[code] = _form_of(chr(code))
        return kept


def _form_of(character: str) -> str | None:
    if character == "ß":
        return "ss"
    character = plain(character)
    kind = unicodedata.category(character)
    if character == SILENT or (kind == "Mn" and ord(character) < _FOLDED_BELOW):
        return None
    if kind[0] in "LN":
        decomposed = unicodedata.normalize("NFD", character)
        accented = len(decomposed) > 1 and all(unicodedata.category(mark) == "Mn" for mark in decomposed[1:])
        return decomposed[0] if accented and ord(decomposed[0]) < _FOLDED_BELOW else character
    if kind[0] == "M" or character in _KEPT_SIGNS:
        return character
    return " "


_FORMS = _Forms()
_ASCII_FORMS = bytes(
    ord(_form_of(chr(code)) or " ") if code < 128 and code != ord("\n") else code for code in range(256)
)
_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def word_form(plain_text: str) -> str:
    """A plain text as words are looked for in it: no case, no accents, no signs, single spaces."""
    return _parted_from_latin(" ".join(_without_signs(plain_text).split()))


def word_forms(plain_texts: Iterable[str]) -> list[str]:
    """The same for many short texts: all at once, which takes half the time."""
    texts = [text.replace("\n", " ") for text in plain_texts]
    if not texts:
        return []
    bare = _without_signs("\n".join(texts))
    spaced = [" ".join(text.split()) for text in bare.split("\n")]
    return list(map(_parted_from_latin, spaced)) if is_unspaced(bare) else spaced


def _without_signs(plain_text: str) -> str:
    """A plain text without case and accents, a space for every sign; line feeds stay."""
    text = fold(plain_text)
    if not text.isascii():
        # Halves of characters have no form in UTF-8, and become a space here.
        text = _NOT_ASCII.sub(lambda found: found[0].translate(_FORMS), text)
    return text.encode().translate(_ASCII_FORMS).decode()


def _parted_from_latin(form: str) -> str:
    """A form with a space where a script without spaces meets Latin words."""
    return _LATIN_BESIDE.sub(" ", form) if is_unspaced(form) else form


def is_unspaced(form: str) -> bool:
    """Whether the form is in a script without spaces between words, so that it is found inside others."""
    return not form.isascii() and UNSPACED.search(form) is not None


class WordIndex:
    """The words of one language and those of no language, made once and asked for every document.

    Where a language writes prefixes before its words (Hebrew ה, Arabic ال) or endings behind them
    (Korean 을), a word is found with one of either, too. Words whose capitals count are found in any,
    and then looked for in the text itself.
    """

    def __init__(self, words: Words, language: str) -> None:
        self._prefixes = frozenset(map(word_form, words.prefixes.get(language, ())))
        self._endings = frozenset(map(word_form, words.endings.get(language, ())))
        by_form: dict[str, int] = {}
        cased: dict[str, list[tuple[str, int]]] = defaultdict(list)
        bits = words.bits
        named = [(word, bits[name]) for name, listed in words.by_name(language) for word in listed]
        for form, (word, bit) in zip(word_forms([word for word, _ in named]), named, strict=True):
            if form:
                pattern = self._pattern(form)
                by_form.setdefault(pattern, 0)
                if word.startswith(CASED):
                    cased[pattern].append((word.removeprefix(CASED), bit))
                else:
                    by_form[pattern] |= bit
        self._bits = list(by_form.values())
        affixed = bool(self._prefixes or self._endings)
        self._affixed = [affixed and self._takes_affixes(pattern.strip(" ")) for pattern in by_form]
        self._cased = [cased.get(pattern, ()) for pattern in by_form]
        self._plain = [not (a or c) for a, c in zip(self._affixed, self._cased, strict=True)]
        self._automaton = AhoCorasick(list(by_form), store_patterns=False) if by_form else None

    def _takes_affixes(self, form: str) -> bool:
        if not (self._prefixes or self._endings) or is_unspaced(form):
            return False
        return len(unicodedata.normalize("NFD", form)) >= LEAST_LETTERS

    def _pattern(self, form: str) -> str:
        """What is searched for a form: with a space on each side where a whole word begins or ends."""
        if is_unspaced(form):
            return form
        affixed = self._takes_affixes(form)
        before = "" if affixed and self._prefixes else " "
        after = "" if affixed and self._endings else " "
        return before + form + after

    def _whole_word(self, text: str, begin: int, stop: int) -> tuple[int, int] | None:
        """Where a pattern that takes affixes was found -> the word with them and its spaces, if it is one."""
        start, end = begin, stop
        if self._prefixes:
            start = text.rindex(" ", 0, begin + 1)
            if start + 1 < begin and text[start + 1 : begin] not in self._prefixes:
                return None
        if self._endings:
            end = text.index(" ", stop) + 1
            if stop < end - 1 and text[stop : end - 1] not in self._endings:
                return None
        return start, end

    def marks(self, forms: Sequence[str], texts: Sequence[str]) -> list[Marks]:
        """The forms of blocks, and the plain texts of which they are the forms -> what is found in each."""
        if self._automaton is None:
            return [NO_MARKS] * len(forms)
        found: list[Marks] = []
        for begin in range(0, len(forms), STRETCH):
            stretch = slice(begin, begin + STRETCH)
            found += self._marks(self._automaton, forms[stretch], texts[stretch])
        return found

    def _marks(self, automaton: AhoCorasick, forms: Sequence[str], texts: Sequence[str]) -> list[Marks]:
        text = "\n".join([f" {form} " for form in forms])
        plain_ones, bits_by_number = self._plain, self._bits
        found: list[Marks] = []
        start, end = 0, len(forms[0]) + 2
        present = first = last = 0
        for number, match_start, match_end in automaton.find_matches_as_indexes(text, overlapping=True):
            while match_end > end:
                found.append(Marks(present, first, last))
                present = first = last = 0
                start = end + 1
                end = start + len(forms[len(found)]) + 2
            word_start, word_end = match_start, match_end
            bits = bits_by_number[number]
            if not plain_ones[number]:
                if self._affixed[number]:
                    if (word := self._whole_word(text, match_start, match_end)) is None:
                        continue
                    word_start, word_end = word
                bits |= _cased_bits(self._cased[number], texts[len(found)])
            present |= bits
            if word_start <= start + 1:
                first |= bits
            if word_end >= end - 1:
                last |= bits
        found.append(Marks(present, first, last))
        return found + [NO_MARKS] * (len(forms) - len(found))


def _cased_bits(cased: Iterable[tuple[str, int]], text: str) -> int:
    """The bits of those words that stand in the text in their own capitals."""
    found = 0
    for word, bit in cased:
        if word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            found |= bit
    return found


@cache
def word_index(words: Words, language: str) -> WordIndex:
    """The index of a language's words, made when first asked for."""
    return WordIndex(words, language)


def topics_of(running: Sequence[Marks]) -> int:
    """What is found in blocks of running text -> the names, as bits, that the text itself is about."""
    least = max(TOPIC_BLOCKS, ceil(TOPIC_SHARE * len(running)))
    return _often(least, [marks.present for marks in running])


def _often(least: int, masks: Iterable[int]) -> int:
    """The bits that so many of the masks have, at least one: all are counted at once, as columns of a sum."""
    digits: list[int] = []  # the binary digits of each bit's count, the lowest first
    for mask in masks:
        carry = mask
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
            if not carry:
                break
        if carry:
            digits.append(carry)
    more, bound = 0, least - 1
    for place, digit in enumerate(digits):
        more = digit & more if bound >> place & 1 else digit | more
    return more if bound >> len(digits) == 0 else 0


def marks_of(
    views: Sequence[str], words: Words, languages: Sequence[str], own: str | None = None
) -> list[Marks]:
    """What is found in each of some short plain texts, in the one of the languages that fits it best.

    `own` is the document's language, the first of those, where it is decided. Texts that hold the same share
    what tells it.
    """
    indexes = [word_index(words, language) for language in searched_languages(languages)]
    marks: list[Marks] = []
    same: dict[Marks, Marks] = {}
    ahead = OWN_LANGUAGE if own is not None and len(views) > 1 else 0
    for begin in range(0, len(views), STRETCH):
        texts = views[begin : begin + STRETCH]
        forms = word_forms(texts)
        for found in zip(*(index.marks(forms, texts) for index in indexes), strict=True):
            best = best_marks(found, ahead)
            marks.append(same.setdefault(best, best))
    return marks


def searched_languages(languages: Sequence[str]) -> list[str]:
    """The languages whose words are looked for in a document: its own, and English, which stands anywhere."""
    return list(dict.fromkeys([*languages[:MOST_LANGUAGES], FOREIGN]))


def best_marks(marks: Sequence[Marks], ahead: int = 0) -> Marks:
    """What was found in a block in each of a document's languages -> that of the language that fits it best.

    The languages come in the order of their shares in the document: another one fits better than the first
    where nothing was found in the first, or fewer names by more than `ahead`.
    """
    first = marks[0]
    if len(marks) == 1:
        return first
    other = max(marks[1:], key=lambda one: one.present.bit_count())
    least = first.present.bit_count() + ahead if first.present else 0
    return other if other.present.bit_count() > least else first
