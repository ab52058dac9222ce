"""Fitted rules as a rule file, each with a comment that says on what it was fitted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from cleaner.authoring.tuning import TunedRule, Tuning
from cleaner.authoring.weight_fit import LEAST_PIECES
from cleaner.authoring.writing import rule_text
from cleaner.evaluation.block_scores import score_of


def tuned_file(tuning: Tuning) -> str:
    """The rules of a tuning as TOML that loads, in the order in which they were read."""
    return "\n".join(_rule_text(tuning, found) for found in tuning.rules)


def _rule_text(tuning: Tuning, found: TunedRule) -> str:
    rule = found.rule
    table = structs.replace(found.table, category=rule.category, language=rule.language)
    return rule_text(table, _comments(tuning, found))


def _comments(tuning: Tuning, found: TunedRule) -> Iterator[str]:
    whole = tuning.whole
    samples = (
        f"{found.blocks:,} blocks of {whole.documents:,} documents from {whole.sites:,} sites, "
        f"{found.pieces:,} of them {found.rule.category}"
    )
    if not found.fitted:
        yield f"Weights as they were, after a look at {samples}: {why_left(found)}."
        if (threshold := found.rule.table.threshold) != found.table.threshold:
            yield f"The threshold was {threshold:g}."
        return
    yield f"Fitted on {samples}."
    before, after = (score_of(outcome.scores, found.rule.category) for outcome in (whole.before, whole.after))
    yield (
        f"{found.rule.category} on sites that it was not fitted on: "
        f"precision {before.precision:.2f} -> {after.precision:.2f}, "
        f"recall {before.recall:.2f} -> {after.recall:.2f}."
    )


def why_left(found: TunedRule) -> str:
    """Why a rule's weights are as they were."""
    return f"fewer than {LEAST_PIECES} tell nothing" if found.pieces < LEAST_PIECES else "no fit does better"
