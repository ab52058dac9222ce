"""The weights of one rule's hints, fitted on samples by logistic regression."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from cleaner.authoring.hint_samples import HintName, Sample
from cleaner.errors import SettingError
from cleaner.evaluation.block_scores import BODY
from cleaner.rule_tables import EvidenceTable

if TYPE_CHECKING:
    import numpy as np

Weights = dict[HintName, float]
STEP = 0.25
"""Weights and thresholds are multiples of this, so that a person can add them up."""
FOLDS = 5
LEAST_PIECES = 5
"""A rule is fitted where so many blocks of its category are among its samples."""
_OTHER = 0.25
"""What a block of another category counts beside one of the body: a wrong name is the smaller fault."""
_DEPARTURES = (0.03, 0.3)
"""Strengths of the prior that are tried: one that hardly leaves the author's weights, and one that may."""
_BETTER = 0.01
"""A fit has to raise the average precision by so much, or the author's weights stand."""
_TRUST = 100.0
"""By so much the author's own sum is scaled up, so that it hardly costs the fit anything."""


def load_sklearn() -> Any:
    """scikit-learn with the parts that tuning needs; raises SettingError where it is not installed."""
    try:
        import sklearn.linear_model
        import sklearn.metrics
        import sklearn.model_selection
    except ImportError:
        problem = "tuning needs a package: pip install 'content-cleaner[tune]'"
        raise SettingError(problem) from None
    return sklearn


def weights_of(table: EvidenceTable) -> Weights:
    """A rule's hints with their weights, in the order of its keys."""
    keys = EvidenceTable.__struct_fields__
    return {(key, name): weight for key in keys for name, weight in getattr(table, key).items()}


def evidence_of(weights: Weights) -> EvidenceTable:
    """Weights -> the table of them, the strongest hints of each key first."""
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    keys = EvidenceTable.__struct_fields__
    tables = {key: {hint[1]: weight for hint, weight in ordered if hint[0] == key} for key in keys}
    return msgspec.convert(tables, EvidenceTable)


class Fit(NamedTuple):
    """A rule's weights, and what its samples add up to by weights that were fitted without their sites."""

    weights: Weights
    sums: list[float]


def unfitted(author: Weights, samples: Sequence[Sample]) -> Fit:
    """The author's own weights, and what the samples add up to by them."""
    return Fit(author, [_sum(author, sample) for sample in samples])


def best_fit(category: str, author: Weights, samples: Sequence[Sample]) -> Fit:
    """The weights that rank a category's blocks best before others: fitted ones, or the author's own.

    Each strength of the prior is tried on sites that the weights were not fitted on, and judged by its
    average precision. The author's weights stand where no fit is better, and where the samples are too
    few or of too few sites.
    """
    best = unfitted(author, samples)
    positive = [sample.gold == category for sample in samples]
    sites = len({sample.site for sample in samples})
    if not LEAST_PIECES <= sum(positive) < len(samples) or sites < 2:
        return best
    counts = [_importance(category, sample) for sample in samples]
    precision = load_sklearn().metrics.average_precision_score
    most = precision(positive, best.sums, sample_weight=counts) + _BETTER
    for departure in _DEPARTURES:
        sums = _unseen_sums(category, author, samples, departure)
        if (found := precision(positive, sums, sample_weight=counts)) > most:
            most = found
            best = Fit(fit_weights(category, author, samples, departure), sums)
    return best


def _unseen_sums(category: str, author: Weights, samples: Sequence[Sample], departure: float) -> list[float]:
    """What each sample adds up to by weights that were fitted on the other parts of the sites."""
    groups = [sample.site for sample in samples]
    splitter = load_sklearn().model_selection.GroupKFold(min(FOLDS, len(set(groups))))
    sums = [0.0] * len(samples)
    for others, part in splitter.split(samples, groups=groups):
        weights = fit_weights(category, author, [samples[at] for at in others], departure)
        for at in part:
            sums[at] = _sum(weights, samples[at])
    return sums


def _sum(weights: Weights, sample: Sample) -> float:
    return sum(weights.get(hint, 0.0) for hint in sample.hints)


def _importance(category: str, sample: Sample) -> float:
    return 1.0 if sample.gold in (category, BODY) else _OTHER


def fit_weights(category: str, author: Weights, samples: Sequence[Sample], departure: float) -> Weights:
    """The weights that tell a category's blocks from others best; the author's where nothing tells.

    A logistic regression with the author's weights as its prior (Chelba and Acero, "Adaptation of
    Maximum Entropy Capitalizer: Little Data Can Help a Lot", EMNLP 2004); SpamAssassin fits the scores
    of its tests alike (Stern, "Fast SpamAssassin Score Learning Tool", 2004). What the author's weights
    add up to is one feature, which costs the fit nothing, and each hint is another, which costs what it
    departs from them, the less the greater `departure` is: a hint of which the samples know little
    stays as it was. A hint's sign is the author's knowledge; the hint that departs furthest to the
    other sign is dropped and the rest fitted anew. The weights are brought to the author's scale and
    rounded; what rounds to nothing is dropped.
    """
    hints = dict(author)
    while hints and 0 < sum(sample.gold == category for sample in samples) < len(samples):
        fitted = _fitted(category, hints, samples, departure)
        wrong = {hint: weight * hints[hint] for hint, weight in fitted.items()}
        worst = min(wrong, key=lambda hint: (wrong[hint], hint))
        if wrong[worst] >= 0:
            return _rounded(hints, fitted) or author
        del hints[worst]
    return author


def _fitted(category: str, author: Weights, samples: Sequence[Sample], departure: float) -> Weights:
    model = load_sklearn().linear_model.LogisticRegression(C=departure, solver="newton-cholesky")
    counts = [_importance(category, sample) for sample in samples]
    model.fit(_matrix(author, samples), [sample.gold == category for sample in samples], counts)
    scale, *departures = model.coef_[0]
    return {
        hint: _TRUST * scale * weight + change
        for (hint, weight), change in zip(author.items(), departures, strict=True)
    }


def _matrix(author: Weights, samples: Sequence[Sample]) -> np.ndarray[Any, Any]:
    """A row a sample: the author's sum, then for each hint whether it holds."""
    import numpy as np

    held = np.array([[hint in sample.hints for hint in author] for sample in samples], dtype=float)
    return np.column_stack([_TRUST * held @ np.array(list(author.values())), held])


def _rounded(author: Weights, fitted: Weights) -> Weights:
    size = sum(map(abs, fitted.values()))
    scale = sum(map(abs, author.values())) / size if size else 0.0
    rounded = {hint: round(scale * weight / STEP) * STEP for hint, weight in fitted.items()}
    return {hint: weight for hint, weight in rounded.items() if weight}
