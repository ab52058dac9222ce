"""From which sum each rule fires: thresholds of many rules, chosen together on samples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cleaner.authoring.hint_samples import Sample
from cleaner.authoring.weight_fit import STEP
from cleaner.evaluation.block_scores import BODY

WORTH = 5.0
"""So many leftovers have to go for each block of the body that a lower threshold takes: twice what one
would ask of known documents, as unknown ones gain less."""
_RENAMED = 0.25
"""What it is worth to remove a leftover under another category's name."""
_LEAST_GAIN = 2.0
"""A threshold that gains less than this many blocks is not moved: it would follow chance."""
_REACH = 0.5
"""So far below the author's own a threshold may come; what lies further down few samples can tell."""
_Place = tuple[int, int]


class Contender:
    """A rule that is to get a threshold.

    `threshold` is the one to begin with, `least` the lowest that it may be. `weighed` are its samples
    with what its hints add up to.
    """

    def __init__(
        self, category: str, threshold: float, least: float, weighed: Iterable[tuple[Sample, float]]
    ) -> None:
        self.category = category
        self.threshold = max(threshold, least)
        lowest = max(least, threshold - _REACH)
        self.by_sum: dict[float, list[Sample]] = defaultdict(list)
        for sample, total in weighed:
            if total >= lowest:
                self.by_sum[round(total / STEP) * STEP].append(sample)
        highest = max(self.by_sum, default=self.threshold) + STEP
        steps = round((highest - lowest) / STEP)
        self.levels = [lowest + STEP * step for step in range(max(steps, 0) + 1)]

    def fired(self) -> Iterator[Sample]:
        """The samples that reach the threshold."""
        for total, samples in self.by_sum.items():
            if total >= self.threshold:
                yield from samples

    @property
    def body(self) -> int:
        """How many blocks of the body reach the threshold."""
        return sum(sample.gold == BODY for sample in self.fired())

    @property
    def profit(self) -> float:
        """What it is worth that the rule takes what reaches the threshold, less what its body counts."""
        return sum(map(self.value, self.fired())) - WORTH * self.body

    def value(self, sample: Sample) -> float:
        """What it is worth that the rule takes the sample's block; nothing where that is body."""
        if sample.gold == BODY:
            return 0.0
        return 1.0 if sample.gold == self.category else _RENAMED


class _Move(NamedTuple):
    """A rule's other threshold, with how much more leftovers and body blocks go by it.

    `nearness` is how far it is from the present one, negative, so that of two alike the nearer is best.
    """

    rule: str
    threshold: float
    nearness: float
    gain: float
    body: int

    @property
    def profit(self) -> float:
        """The leftovers that more go, less what the body blocks count."""
        return self.gain - WORTH * self.body


def choose_thresholds(contenders: Mapping[str, Contender], most_body: float) -> dict[str, float]:
    """The thresholds by rule.

    Step by step, the one threshold is moved whose move gains most. A block of the body counts as
    WORTH leftovers, and all rules together take at most `most_body` such blocks: where they take more
    as they are, thresholds rise first that save most of the body for what stays.
    """
    while True:
        body = len({_place(s) for c in contenders.values() for s in c.fired() if s.gold == BODY})
        moves = [move for rule in contenders for move in _moves(rule, contenders)]
        if body > most_body:
            saving = [move for move in moves if move.body < 0]
            best = max(saving, key=lambda move: (move.gain / -move.body, move.nearness), default=None)
        else:
            allowed = [move for move in moves if body + move.body <= most_body]
            worth_it = [move for move in allowed if move.profit >= _LEAST_GAIN]
            best = max(worth_it, key=lambda move: (move.profit, move.nearness), default=None)
        if best is None:
            return {rule: contender.threshold for rule, contender in contenders.items()}
        contenders[best.rule].threshold = best.threshold


def _place(sample: Sample) -> _Place:
    return sample.document, sample.block


def _moves(rule: str, contenders: Mapping[str, Contender]) -> Iterator[_Move]:
    """Each other threshold of a rule, given those of all others."""
    others: dict[_Place, float] = {}
    for name, contender in contenders.items():
        for sample in contender.fired() if name != rule else ():
            place = _place(sample)
            others[place] = max(others.get(place, 0.0), contender.value(sample))
    own = contenders[rule]
    gains: dict[float, tuple[float, int]] = {}
    gain, body = 0.0, 0
    for level in reversed(own.levels):
        for sample in own.by_sum.get(level, ()):
            before = others.get(_place(sample))
            body += sample.gold == BODY and before is None
            gain += max(0.0, own.value(sample) - (before or 0.0))
        gains[level] = gain, body
    now = gains.get(own.threshold, (0.0, 0))
    for level, (gain, body) in gains.items():
        if level != own.threshold:
            yield _Move(rule, level, -abs(level - own.threshold), gain - now[0], body - now[1])
