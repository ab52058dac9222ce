"""What a tuning of evidence rules changed, for a person and for a program."""

from __future__ import annotations

from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from cleaner.authoring.tuned_rules import why_left
from cleaner.authoring.tuning import Comparison, Outcome, TunedRule, Tuning
from cleaner.evaluation.block_scores import BlockScore
from cleaner.reports.counted import many
from cleaner.reports.terminal import line, wide_console


def print_tuning(tuning: Tuning) -> None:
    """Print what became of each rule, then precision and recall by category, of all and of each fold.

    They are those of the rules before, and of fits to all other sites, whether these are kept or not.
    """
    console = wide_console()
    for found in tuning.rules:
        console.print(line((found.rule.id, "cyan"), f"  {_change(found)}"))
    console.print()
    console.print("Each figure is that of the rules as they were -> as they are fitted on all other sites.")
    _print_comparison(console, "on sites that a rule was not fitted on", tuning.whole, _named(tuning))
    for number, fold in enumerate(tuning.folds, start=1):
        _print_comparison(console, f"fold {number}", fold, _named(tuning))


def tuning_data(tuning: Tuning) -> dict[str, Any]:
    """A tuning as plain data."""
    rules = [
        {
            "rule": found.rule.id,
            "category": found.rule.category,
            "fitted": found.fitted,
            "pieces": found.pieces,
            "blocks": found.blocks,
            "threshold": found.table.threshold,
            "evidence": msgspec.to_builtins(found.table.evidence),
        }
        for found in tuning.rules
    ]
    return {"rules": rules, "whole": _data(tuning.whole), "folds": [_data(fold) for fold in tuning.folds]}


def _data(comparison: Comparison) -> dict[str, Any]:
    outcomes = {"before": comparison.before, "after": comparison.after}
    return {
        "documents": comparison.documents,
        "sites": comparison.sites,
        **{when: _outcome_data(outcome) for when, outcome in outcomes.items()},
    }


def _outcome_data(outcome: Outcome) -> dict[str, Any]:
    scores = [
        {**msgspec.structs.asdict(score), "precision": score.precision, "recall": score.recall}
        for score in outcome.scores
    ]
    return {"removed": outcome.removed, "body_lost": outcome.body_lost, "categories": scores}


def _named(tuning: Tuning) -> set[str]:
    return {found.rule.category for found in tuning.rules}


def _change(found: TunedRule) -> str:
    pieces = f"{many(found.pieces, 'piece')} in {many(found.blocks, 'block')}"
    before, after = found.rule.table.threshold, found.table.threshold
    if found.fitted or before != after:
        weights = "fitted" if found.fitted else "weights as they were"
        return f"{pieces}: {weights}, threshold {before:g} -> {after:g}"
    return f"{pieces}: left as it was, as {why_left(found)}"


def _print_comparison(console: Console, what: str, found: Comparison, categories: set[str]) -> None:
    documents = f"{many(found.documents, 'document')} of {many(found.sites, 'site')}"
    console.print()
    console.print(line((what, "bold"), f": {documents}"))
    for share, before, after in (
        ("leftovers removed", found.before.removed, found.after.removed),
        ("body blocks lost", found.before.body_lost, found.after.body_lost),
    ):
        console.print(f"{share:21}  {before:.4f} -> {after:.4f}")
    console.print(f"{'':14}{'blocks':>7}  {'precision':16}  recall")
    later = {score.category: score for score in found.after.scores}
    for score in found.before.scores:
        if score.category in categories:
            console.print(_score_line(score, later.get(score.category, score)))


def _score_line(before: BlockScore, after: BlockScore) -> Text:
    precision = f"{before.precision:.3f} -> {after.precision:.3f}"
    recall = f"{before.recall:.3f} -> {after.recall:.3f}"
    return line(f"{before.category:14}{before.gold:7,}  {precision:16}  {recall:16}".rstrip())
