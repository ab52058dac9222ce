"""From which sum each rule fires: thresholds of many rules, chosen together on samples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cleaner.authoring.hint_samples import Sample
from cleaner.authoring.weight_fit import STEP, Weights
from cleaner.evaluation.by_category import BODY

WORTH = 3.0
"""So many leftovers a lower threshold has to remove for each block of the body that it takes."""
_RENAMED = 0.5
"""What it is worth to remove a leftover under another category's name."""
_ALMOST_NONE = 0.5
"""The body blocks that a step which takes none is reckoned with, so that its gain decides."""
_Place = tuple[int, int]


@dataclass
class Contender:
    """A rule that is to get a threshold: its category, its weights, and the least that it may be."""

    category: str
    weights: Weights
    least: float
    sums: dict[float, list[Sample]] = field(default_factory=dict)

    def weigh(self, samples: Iterable[Sample]) -> None:
        """Sort the rule's samples by what their hints add up to."""
        sums: dict[float, list[Sample]] = defaultdict(list)
        for sample in samples:
            total = sum(self.weights.get(hint, 0.0) for hint in sample.hints)
            if total >= self.least:
                sums[round(total / STEP) * STEP].append(sample)
        self.sums = dict(sorted(sums.items(), reverse=True))

    def harmless(self, wanted: float) -> float:
        """The threshold that was wanted, or the lowest above it at which no block of the body goes."""
        body = [total for total, found in self.sums.items() if any(s.gold == BODY for s in found)]
        return max([wanted, *(total + STEP for total in body)])


def choose_thresholds(contenders: Mapping[str, Contender], most_body: float) -> dict[str, float]:
    """The thresholds by rule; a rule without one is worth it nowhere.

    Greedily, as for a knapsack: of all rules' lower thresholds the one that gains most for each block
    of the body comes next, until all of them would take more than `most_body` such blocks, or gain
    less than WORTH for each.
    """
    taken: dict[_Place, float] = {}
    thresholds: dict[str, float] = {}
    body = 0
    while True:
        best: tuple[float, str, float, int] | None = None
        for rule, contender in contenders.items():
            for threshold, gain, cost in _steps(contender, thresholds.get(rule), taken):
                if not gain or body + cost > most_body or gain < WORTH * cost:
                    continue
                ratio = gain / (cost + _ALMOST_NONE)
                if best is None or ratio > best[0]:
                    best = ratio, rule, threshold, cost
        if best is None:
            return thresholds
        _, rule, threshold, cost = best
        _take(contenders[rule], threshold, taken)
        thresholds[rule] = threshold
        body += cost


def _steps(
    contender: Contender, current: float | None, taken: Mapping[_Place, float]
) -> Iterable[tuple[float, float, int]]:
    """Each threshold below the current one, with what it gains and how much of the body it takes."""
    gain, cost = 0.0, 0
    for total, samples in contender.sums.items():
        if current is not None and total >= current:
            continue
        for sample in samples:
            before = taken.get((sample.document, sample.block), 0.0)
            if sample.gold == BODY:
                cost += before == 0
            else:
                gain += max(0.0, _value(contender, sample) - before)
        yield total, gain, cost


def _take(contender: Contender, threshold: float, taken: dict[_Place, float]) -> None:
    for total, samples in contender.sums.items():
        if total >= threshold:
            for sample in samples:
                place = sample.document, sample.block
                taken[place] = max(taken.get(place, 0.0), _value(contender, sample))


def _value(contender: Contender, sample: Sample) -> float:
    return 1.0 if sample.gold == contender.category else _RENAMED
