"""Blocks of many documents that share words of the same names, and the evidence that they have in common.

Lines that say one thing in other words each time ("Get our app", "The app: install it now") have no
wording in common, but the names under which a language keeps its words. Where they share one such name
alone, a word that no list holds, such as the outlet's own name, has to stand beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from cleaner.authoring.remains import Spot, Zone, documents_of
from cleaner.matching.evidence import weighed
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable
from cleaner.rulebook.book import RuleBook
from cleaner.word_search import is_unspaced, word_form
from cleaner.words import Words

MOST_WORDS = 30
"""Longer blocks share words by chance."""
_TELLING = 1.0
"""A name that a rule weighs so much tells what a block is; others say only what one does with it."""
_MOST_NAMES = 4
_MOSTLY = 0.5
_AGAINST = {"says": -2.0}
_WORD = re.compile(r"[^\W\d_]{4,}")

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class SharedNames:
    """Names of words that all of the spots hold, with the weights that the rules of a category give them.

    `word` is one that all of them hold besides and no list has; it is there where they share one name alone.
    """

    category: str
    weights: Weights
    word: str | None
    spots: tuple[Spot, ...]

    @property
    def match(self) -> str | None:
        """A pattern for the word, if there is one."""
        return rf"\b{regex.escape(self.word)}\b" if self.word else None

    @property
    def max_words(self) -> int:
        """A little more words than were seen."""
        longest = max(spot.block.words for spot in self.spots)
        return longest + longest // 4 + 1

    @property
    def threshold(self) -> float:
        """What the names add up to."""
        return sum(self.weights.values())

    @property
    def evidence(self) -> EvidenceTable:
        """The names, and verbs of saying against them if none of the spots has one."""
        against = {
            name: weight
            for name, weight in _AGAINST.items()
            if not any(spot.block.holds(name) for spot in self.spots)
        }
        return EvidenceTable(words={**self.weights, **against})

    @property
    def why(self) -> str:
        """What speaks for a rule of these names, in words."""
        own = f", and “{self.word}”, which no list holds" if self.word else ""
        return f"shares the words under {' and '.join(self.weights)}{own}"


@dataclass(frozen=True, slots=True)
class _Pair:
    """A telling name, and another name or a word that no list holds."""

    telling: str
    other: str
    is_word: bool

    def is_in(self, spot: Spot) -> bool:
        """Whether the block holds both."""
        other = self.other in _spelled(spot) if self.is_word else _holds(spot, self.other)
        return other and _holds(spot, self.telling)


def find_shared_names(spots: Sequence[Spot], least: int, book: RuleBook) -> list[SharedNames]:
    """Spots -> the names that those of so many documents or more share, no spot in two of them.

    The names are those that speak for a category in the book's evidence rules.
    """
    weights = _weights_by_category(book.rules)
    listed = _listed(spots, book.words)
    pool = [spot for spot in spots if spot.block.words <= MOST_WORDS and not spot.prose]
    found: list[SharedNames] = []
    while (best := _best(pool, spots, least, weights, listed)) is not None:
        found.append(best)
        taken = set(best.spots)
        pool = [spot for spot in pool if spot not in taken]
    return found


def _weights_by_category(rules: Iterable[Rule]) -> dict[str, Weights]:
    """What the names that speak for a category count at most in its rules."""
    found: dict[str, Weights] = defaultdict(dict)
    for rule in rules:
        if rule.table.evidence is not None and rule.site is None:
            for name, weight in weighed(rule)[0].words.items():
                if weight > 0:
                    found[rule.category][name] = max(weight, found[rule.category].get(name, 0.0))
    return found


def _listed(spots: Iterable[Spot], words: Words) -> dict[str, set[str]]:
    """The forms of all words under each name, and under "" the commonest, in the spots' languages."""
    languages = {language for spot in spots for language in spot.block.document.languages}
    found: dict[str, set[str]] = defaultdict(set)
    for language in sorted(languages):
        found[""] |= set(map(word_form, words.common.get(language, ())))
        for name, listed in words.by_name(language):
            found[name] |= set(map(word_form, listed))
    return found


def _best(
    pool: Sequence[Spot],
    spots: Sequence[Spot],
    least: int,
    weights: Mapping[str, Weights],
    listed: Mapping[str, set[str]],
) -> SharedNames | None:
    parts = {part for forms in listed.values() for form in forms for part in form.split()}
    groups = [
        (category, pair, members)
        for category, known in weights.items()
        for pair, members in _groups(pool, known, parts).items()
        if documents_of(members) >= least
    ]
    groups.sort(key=lambda one: (-documents_of(one[2]), one[1].is_word, one[0], one[1].telling, one[1].other))
    for category, pair, members in groups:
        if _are_worded_apart(pair, members, listed) and _is_safe(pair, members, spots):
            word = pair.other if pair.is_word else None
            return SharedNames(category, _shared(pair, members, weights[category]), word, tuple(members))
    return None


def _groups(pool: Iterable[Spot], weights: Weights, listed: set[str]) -> dict[_Pair, list[Spot]]:
    """Pairs -> the spots that hold both of each."""
    groups: dict[_Pair, list[Spot]] = defaultdict(list)
    for spot in pool:
        held = [name for name in weights if _holds(spot, name)]
        own = [word for word in _spelled(spot) if word_form(word) not in listed] if held else []
        for telling in held:
            if weights[telling] >= _TELLING:
                for other in held:
                    if other != telling and (weights[other] < _TELLING or other > telling):
                        groups[_Pair(telling, other, False)].append(spot)
                for word in own:
                    groups[_Pair(telling, word, True)].append(spot)
    return groups


def _holds(spot: Spot, name: str) -> bool:
    """Whether the block has words of the name and the document is not about them."""
    document = spot.block.document
    return spot.block.holds(name) and not document.name_bits.get(name, 0) & document.topics


def _spelled(spot: Spot) -> set[str]:
    """The longer words of the block, in small letters; none in scripts without spaces."""
    return {word for word in _WORD.findall(spot.block.view.lower()) if not is_unspaced(word)}


def _shared(pair: _Pair, members: Sequence[Spot], weights: Weights) -> Weights:
    """The names that all members hold with their weights: the pair's first, then the weightiest."""
    first = [pair.telling] if pair.is_word else [pair.telling, pair.other]
    others = [name for name in weights if name not in first and all(_holds(spot, name) for spot in members)]
    ordered = [*first, *sorted(others, key=lambda name: (-weights[name], name))]
    return {name: weights[name] for name in ordered[:_MOST_NAMES]}


def _are_worded_apart(pair: _Pair, members: Sequence[Spot], listed: Mapping[str, set[str]]) -> bool:
    """Whether the blocks differ, and in each of them the two names stand for different words."""
    if len({spot.key for spot in members}) < 2:
        return False
    return pair.is_word or all(_has_two_words(spot, pair, listed) for spot in members)


def _has_two_words(spot: Spot, pair: _Pair, listed: Mapping[str, set[str]]) -> bool:
    one, two = (list(_found(spot, listed[name])) for name in (pair.telling, pair.other))
    return any(a not in b and b not in a for a in one for b in two)


def _found(spot: Spot, forms: Iterable[str]) -> Iterator[str]:
    """Those of the forms that the block holds."""
    text = word_form(spot.block.view)
    padded = f" {text} "
    return (form for form in forms if (form in text if is_unspaced(form) else f" {form} " in padded))


def _is_safe(pair: _Pair, members: Sequence[Spot], spots: Iterable[Spot]) -> bool:
    """Whether neither a paragraph of about that size holds the pair, nor some few blocks inside the story."""
    inside = sum(spot.zone is Zone.STORY for spot in members)
    if 0 < inside < _MOSTLY * len(members):
        return False
    own, longest = set(members), max(spot.block.words for spot in members)
    return not any(spot not in own and spot.block.words <= 2 * longest and pair.is_in(spot) for spot in spots)
