"""Weights and thresholds of evidence rules, fitted on documents that a person judged.

SpamAssassin's scores are the model: people write the tests, a corpus says what each counts. The rules
are cross-validated by site, so that no document scores a rule that was fitted on it or on its
neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import structs

from cleaner.authoring.hint_samples import JudgedDocument, Sample, judged_documents
from cleaner.authoring.thresholds import Contender, choose_thresholds
from cleaner.authoring.weight_fit import (
    FOLDS,
    STEP,
    Fit,
    Weights,
    best_fit,
    evidence_of,
    load_sklearn,
    unfitted,
    weights_of,
)
from cleaner.cleaning import Cleaner
from cleaner.errors import InputError, SettingError
from cleaner.evaluation.block_scores import (
    BlockScore,
    JudgedBlock,
    body_lost,
    category_scores,
    leftovers_removed,
    score_of,
)
from cleaner.evaluation.gold import Case
from cleaner.matching.evidence import most_without_words, weighed
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.book import RuleBook

MAX_LOSS = 0.003
"""The share of the bodies' blocks that all tuned rules together may take, if the caller says no other."""


class TunedRule(msgspec.Struct, frozen=True):
    """A rule as it was, and its table as it is fitted.

    `pieces` counts the blocks of its category among the `blocks` that it was weighed on. `fitted` says
    whether these were enough to change its weights.
    """

    rule: Rule
    table: RuleTable
    pieces: int
    blocks: int
    fitted: bool


class Outcome(msgspec.Struct, frozen=True):
    """What a cleaner makes of judged documents: scores by category, and two shares of blocks.

    `removed` is that of the leftovers which went, under whatever name, `body_lost` that of the body.
    """

    scores: list[BlockScore]
    removed: float
    body_lost: float


class Comparison(msgspec.Struct, frozen=True):
    """Some documents under the rules as they were and as they are fitted on all others."""

    documents: int
    sites: int
    before: Outcome
    after: Outcome


class Tuning(msgspec.Struct, frozen=True):
    """Rules fitted on all documents, and how rules fitted so do on documents that they do not know.

    `folds` are the parts of the cross-validation, `whole` all of them together.
    """

    rules: list[TunedRule]
    whole: Comparison
    folds: list[Comparison]


def tune(
    cleaner: Cleaner, cases: Iterable[Case], category: str | None = None, max_loss: float = MAX_LOSS
) -> Tuning:
    """Fit a cleaner's evidence rules, all or those of one category, on cases with gold pieces.

    Rules of one site are left alone. Raises SettingError where there is no such rule or scikit-learn
    is not installed, InputError where fewer than two sites' documents have gold pieces.
    """
    load_sklearn()
    rules = [rule for rule in cleaner.rulebook.rules if _is_tunable(rule, category)]
    if not rules:
        what = f"of the category {category} " if category else ""
        raise SettingError(f"no rule {what}has evidence to tune; the guide says how to write one")
    documents = list(judged_documents(cleaner, cases, [rule.id for rule in rules]))
    parts = _parts(documents)
    before: list[JudgedBlock] = []
    after: list[JudgedBlock] = []
    folds = []
    for part in parts:
        sites = {document.site for document in part}
        others = [document for document in documents if document.site not in sites]
        fitted = _with_tables(cleaner, _fit(rules, others, max_loss))
        was = [block for document in part for block in document.judged_by(cleaner)]
        now = [block for document in part for block in document.judged_by(fitted)]
        folds.append(_comparison(part, was, now))
        before += was
        after += now
    whole = _comparison(documents, before, after)
    return Tuning([_if_better(found, whole) for found in _fit(rules, documents, max_loss)], whole, folds)


def _if_better(found: TunedRule, whole: Comparison) -> TunedRule:
    """The rule as it is fitted, or as it was where fits do no better on sites that they don't know.

    Better is less of the body lost, or no more lost and more blocks of the category found.
    """
    before, after = whole.before, whole.after
    was, now = (score_of(outcome.scores, found.rule.category) for outcome in (before, after))
    gained = (now.right, -now.found) > (was.right, -was.found)
    if after.body_lost < before.body_lost or (gained and after.body_lost == before.body_lost):
        return found
    return structs.replace(found, table=found.rule.table, fitted=False)


def _is_tunable(rule: Rule, category: str | None) -> bool:
    return rule.table.evidence is not None and rule.site is None and category in (None, rule.category)


def _parts(documents: Sequence[JudgedDocument]) -> list[list[JudgedDocument]]:
    """The documents in parts of about the same size, those of one site in one part."""
    sites = [document.site for document in documents]
    if len(set(sites)) < 2:
        raise InputError(
            "tuning needs gold pieces of two sites and more: gold/NAME.jsonl beside pages/NAME, where "
            "a page's address or NAME up to its first hyphen tells the site"
        )
    splitter = load_sklearn().model_selection.GroupKFold(min(FOLDS, len(set(sites))))
    return [[documents[at] for at in part] for _, part in splitter.split(sites, groups=sites)]


def _comparison(
    documents: Sequence[JudgedDocument], before: list[JudgedBlock], after: list[JudgedBlock]
) -> Comparison:
    sites = {document.site for document in documents}
    return Comparison(len(documents), len(sites), _outcome(before), _outcome(after))


def _outcome(judged: list[JudgedBlock]) -> Outcome:
    return Outcome(category_scores(judged), leftovers_removed(judged), body_lost(judged))


def _with_tables(cleaner: Cleaner, tuned: Iterable[TunedRule]) -> Cleaner:
    """The cleaner with its rules as they are fitted."""
    tables = {found.rule.id: found.table for found in tuned}
    book = cleaner.rulebook
    rules = tuple(structs.replace(rule, table=tables.get(rule.id, rule.table)) for rule in book.rules)
    return Cleaner(RuleBook(rules, book.pages, book.disabled, words=book.words), site=cleaner.site)


def _fit(rules: Sequence[Rule], documents: Sequence[JudgedDocument], max_loss: float) -> list[TunedRule]:
    """The rules as they are fitted, or as they were where that takes as much by the sums of unseen sites."""
    samples: dict[str, list[Sample]] = {rule.id: [] for rule in rules}
    for document in documents:
        for sample in document.samples:
            samples[sample.rule].append(sample)
    fits = {rule.id: best_fit(rule.category, _author(rule), samples[rule.id]) for rule in rules}
    contenders = {rule.id: _contender(rule, fits[rule.id], samples[rule.id]) for rule in rules}
    most_body = max_loss * sum(document.body_blocks for document in documents)
    thresholds = choose_thresholds(contenders, most_body)
    for rule in rules:
        author = unfitted(_author(rule), samples[rule.id])
        as_it_was = _contender(rule, author, samples[rule.id])
        if as_it_was.profit >= contenders[rule.id].profit and as_it_was.body <= most_body:
            fits[rule.id], thresholds[rule.id] = author, as_it_was.threshold
    return [_tuned(rule, fits[rule.id], thresholds[rule.id], samples[rule.id]) for rule in rules]


def _author(rule: Rule) -> Weights:
    return weights_of(weighed(rule)[0])


def _contender(rule: Rule, fit: Fit, samples: Sequence[Sample]) -> Contender:
    table, threshold = weighed(rule)
    needs_words = threshold > most_without_words(table)  # and so costs nothing on blocks without them
    least = most_without_words(evidence_of(fit.weights)) + STEP if needs_words else STEP
    free = [(sample, total) for sample, total in zip(samples, fit.sums, strict=True) if sample.free]
    return Contender(rule.category, threshold, least, free)


def _tuned(rule: Rule, fit: Fit, threshold: float, samples: Sequence[Sample]) -> TunedRule:
    fitted = fit.weights != _author(rule)
    evidence = evidence_of(fit.weights) if fitted else rule.table.evidence
    table = structs.replace(rule.table, evidence=evidence, threshold=threshold)
    pieces = sum(sample.gold == rule.category for sample in samples)
    return TunedRule(rule, table, pieces, len(samples), fitted)
