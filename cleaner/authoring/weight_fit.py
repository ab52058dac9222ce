"""The weights of one rule's hints, fitted on samples by logistic regression."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.authoring.hint_samples import HintName, Sample
from cleaner.errors import SettingError
from cleaner.evaluation.by_category import BODY
from cleaner.rule import EvidenceTable

if TYPE_CHECKING:
    import numpy as np

Weights = dict[HintName, float]
STEP = 0.25
"""Weights and thresholds are multiples of this, so that a person can add them up."""
LEAST_PIECES = 5
"""A rule is fitted where so many blocks of its category are among its samples."""
_OTHER = 0.25
"""What a block of another category counts beside one of the body: a wrong name is the smaller fault."""
_TRUST = 100.0
"""By so much the author's own sum is scaled up, so that it hardly costs the fit anything."""


def load_sklearn() -> Any:
    """scikit-learn's linear models and splitters; raises SettingError where it is not installed."""
    try:
        import sklearn.linear_model
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


def fit_weights(category: str, author: Weights, samples: Sequence[Sample]) -> Weights | None:
    """The weights that tell a category's blocks from others best; None where too few samples tell.

    A logistic regression with the author's weights as its prior (Chelba and Acero, "Adaptation of
    Maximum Entropy Capitalizer: Little Data Can Help a Lot", EMNLP 2004); SpamAssassin fits the scores
    of its tests alike (Stern, "Fast SpamAssassin Score Learning Tool", 2004). What the author's weights
    add up to is one feature, which costs the fit nothing, and each hint is another, which costs what it
    departs from them: a hint of which the samples know little stays as it was. A hint's sign is the
    author's knowledge; the hint that departs furthest to the other sign is dropped and the rest fitted
    anew. The weights are brought to the author's scale and rounded; what rounds to nothing is dropped.
    """
    if sum(sample.gold == category for sample in samples) < LEAST_PIECES:
        return None
    if all(sample.gold == category for sample in samples):
        return None
    hints = dict(author)
    while hints:
        fitted = _fitted(category, hints, samples)
        wrong = {hint: weight * hints[hint] for hint, weight in fitted.items()}
        worst = min(wrong, key=lambda hint: (wrong[hint], hint))
        if wrong[worst] >= 0:
            return _rounded(hints, fitted) or None
        del hints[worst]
    return None


def _fitted(category: str, author: Weights, samples: Sequence[Sample]) -> Weights:
    matrix = _matrix(author, samples)
    weights = [1.0 if sample.gold in (category, BODY) else _OTHER for sample in samples]
    model = load_sklearn().linear_model.LogisticRegression(solver="newton-cholesky")
    model.fit(matrix, [sample.gold == category for sample in samples], weights)
    scale, *departures = model.coef_[0]
    return {
        hint: _TRUST * scale * weight + departure
        for (hint, weight), departure in zip(author.items(), departures, strict=True)
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
