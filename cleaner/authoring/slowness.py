"""Patterns that take too long, each proved on a string that it was tried on.

The strings are made of the pattern itself: what stands before a part that repeats, then what that
part matches, many times over, then something that spoils the match, so that every other way to
divide the repeats is tried. Davis et al., "The Impact of Regular Expression Denial of Service in
Practice" (2018), describe such strings; here each is timed, so nothing is reported on suspicion.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from cleaner.matching.patterns import compiled, plain_pattern
from cleaner.matching.syntax import (
    Atom,
    Choice,
    Listed,
    Look,
    Node,
    NotUnderstoodError,
    Repeat,
    Sequence,
    fits,
    read_syntax,
    walk,
)

LIMIT = 0.3
"""Seconds beyond which a search is too slow: a good pattern takes some millionths of one."""
REPEATS = (8, 12, 16, 20, 24, 28, 32, 40)
LONG = 4000
"""Characters of a paragraph that is long, but stands in real articles."""
_MANY = 8
_SAMPLES = 6
_SUSPICIOUS = 0.002


@dataclass(frozen=True, slots=True)
class Attack:
    """A way to a string that is hard for a pattern."""

    before: str
    pump: str
    after: str

    def string(self, repeats: int) -> str:
        return self.before + repeats * self.pump + self.after


@dataclass(frozen=True, slots=True)
class Witness:
    """A string that a pattern takes too long on.

    `seconds` were spent when the search ended or was given up; `explosive` says that so few
    characters need that long that no limit on the size of blocks would help.
    """

    string: str
    seconds: float
    explosive: bool
    pump: str
    repeats: int


def find_witness(pattern: str, max_words: int | None = None) -> Witness | None:
    """A string on which a pattern's search exceeds LIMIT, None where none was found.

    `max_words` bounds the blocks that the pattern is tried on. The explosive come first.
    """
    attacks = list(dict.fromkeys(_attacks(pattern)))
    for attack in attacks:
        if (witness := _explosion(pattern, attack)) is not None:
            return witness
    for attack in attacks:
        if (witness := _crawl(pattern, attack, max_words)) is not None:
            return witness
    return None


def _explosion(pattern: str, attack: Attack) -> Witness | None:
    if _seconds(pattern, attack.string(REPEATS[-1])) < _SUSPICIOUS:
        return None
    for repeats in REPEATS:
        spent = _seconds(pattern, attack.string(repeats))
        if spent >= LIMIT:
            return Witness(attack.string(repeats), spent, True, attack.pump, repeats)
    return None


def _crawl(pattern: str, attack: Attack, max_words: int | None) -> Witness | None:
    if _seconds(pattern, attack.string(LONG // 4 // len(attack.pump))) < _SUSPICIOUS:
        return None
    repeats = LONG // len(attack.pump)
    if max_words is not None and (words := len((attack.pump * 20).split()) - 1):
        repeats = min(repeats, max(1, 20 * (max_words - len(attack.string(0).split())) // words))
    string = attack.string(repeats)
    spent = _seconds(pattern, string)
    return Witness(string, spent, False, attack.pump, repeats) if spent >= LIMIT else None


def _seconds(pattern: str, string: str) -> float:
    """How long a search keeps a processor busy, at most LIMIT and a little more."""
    search, begin = compiled(pattern).search, time.process_time()
    try:
        search(string, timeout=LIMIT)
    except TimeoutError:
        return max(LIMIT, time.process_time() - begin)
    return time.process_time() - begin


def _attacks(pattern: str) -> Iterator[Attack]:
    try:
        tree = read_syntax(plain_pattern(pattern))
    except NotUnderstoodError:
        return
    for before, repeat, after in _repeats(tree, "", ""):
        for pump in _pumps(repeat):
            for tail in dict.fromkeys((f"\x01{after}", f" \x01{after}")):
                yield Attack(before, pump, tail)


def _repeats(node: Node, before: str, after: str) -> Iterator[tuple[str, Repeat, str]]:
    """Every part that repeats often, with a string for what stands before and after it."""
    match node:
        case Sequence(parts):
            each = list(map(_sample, parts))
            for at, part in enumerate(parts):
                left, right = "".join(each[:at]), "".join(each[at + 1 :])
                yield from _repeats(part, before + left, right + after)
        case Choice(branches):
            for branch in branches:
                yield from _repeats(branch, before, after)
        case Look(body):
            yield from _repeats(body, before, after)
        case Repeat(body, _, most):
            if most is None or most >= _MANY:
                yield before, node, after
            yield from _repeats(body, before, after)


def _pumps(repeat: Repeat) -> list[str]:
    """Strings that the repeated part matches, those that fit two of its parts among them."""
    atoms = [fits(node) for node in walk(repeat.body) if isinstance(node, Atom)]
    shared = ["".join(sorted(set(a) & set(b)))[:1] for a, b in combinations(atoms[:12], 2) if a != b]
    return [pump for pump in dict.fromkeys([*_samples(repeat.body), *shared]) if pump]


def _sample(node: Node) -> str:
    return _samples(node)[0]


def _samples(node: Node) -> list[str]:
    """Some strings that a node matches, the plainest first."""
    match node:
        case Atom():
            found = fits(node)
            return list(dict.fromkeys((found[:1] or "a", found[-1:])))
        case Choice(branches):
            return _few(s for branch in branches for s in _samples(branch)[:2])
        case Listed(words):
            return [word.replace(r"\b", "").replace("\\", "") for word in words[:_SAMPLES]]
        case Repeat(body, least, most):
            once = [max(least, 1) * s for s in _samples(body)] if most != 0 else []
            return _few([*once, ""] if least == 0 else once) or [""]
        case Sequence(parts):
            return _sequence_samples(parts)
    return [""]


def _sequence_samples(parts: tuple[Node, ...]) -> list[str]:
    """The first sample of every part together, then each part's others, one at a time."""
    each = [_samples(part) for part in parts]
    plain = [samples[0] for samples in each]
    varied = [
        "".join([*plain[:at], other, *plain[at + 1 :]])
        for at, samples in enumerate(each)
        for other in samples[1:]
    ]
    return _few(["".join(plain), *varied])


def _few(samples: object) -> list[str]:
    return list(dict.fromkeys(samples))[:_SAMPLES]  # type: ignore[call-overload]
