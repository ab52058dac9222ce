"""Tuning: weights and thresholds that tell pieces better, on documents that the fit did not see."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from invented_corpus import RULE, write_corpus

from cleaner import Cleaner
from cleaner.authoring.hint_samples import judged_documents
from cleaner.authoring.tuned_rules import tuned_file
from cleaner.authoring.tuning import Tuning, tune
from cleaner.errors import InputError, SettingError
from cleaner.evaluation.gold import Case, read_corpus
from cleaner.rule_tables import EvidenceTable, RuleTable
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.files import load_rulebook

pytestmark = pytest.mark.skipif(find_spec("sklearn") is None, reason="needs the extra tune")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "any").mkdir()
    (folder / "any" / "app-promo.toml").write_text(RULE, encoding="utf-8")
    return load_rulebook([folder], packaged=False)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return list(read_corpus(write_corpus(tmp_path_factory.mktemp("corpus"))))


@pytest.fixture(scope="module")
def tuning(rules: RuleBook, cases: list[Case]) -> Tuning:
    return tune(Cleaner(rules), cases)


def fitted(tuning: Tuning) -> tuple[EvidenceTable, float]:
    (found,) = tuning.rules
    assert found.fitted
    assert found.table.evidence is not None
    assert found.table.threshold is not None
    return found.table.evidence, found.table.threshold


def test_more_is_found_on_sites_that_the_rule_was_not_fitted_on(tuning: Tuning) -> None:
    (before,), (after,) = tuning.whole.before.scores, tuning.whole.after.scores
    assert before.gold == after.gold == 24
    assert before.recall < 0.6
    assert after.recall == 1
    assert after.precision == 1


def test_the_folds_are_parts_of_the_whole_and_share_no_site(tuning: Tuning) -> None:
    assert sum(fold.documents for fold in tuning.folds) == tuning.whole.documents == 24
    assert sum(fold.sites for fold in tuning.folds) == tuning.whole.sites == 6


def test_the_signs_that_the_author_gave_stay(tuning: Tuning) -> None:
    evidence, _ = fitted(tuning)
    assert evidence.words["app"] > 0 > evidence.words["says"]


def test_a_hint_that_only_the_other_sign_would_suit_counts_less(tuning: Tuning) -> None:
    evidence, _ = fitted(tuning)
    assert evidence.traits.get("question", 0) < 0.5


def test_a_hint_that_the_corpus_does_not_know_keeps_its_share(tuning: Tuning) -> None:
    evidence, _ = fitted(tuning)
    assert 0.5 <= evidence.words["app-store"] / evidence.words["app"] <= 2


def test_weights_and_threshold_are_quarters(tuning: Tuning) -> None:
    evidence, threshold = fitted(tuning)
    figures = [threshold, *evidence.words.values(), *evidence.first.values(), *evidence.traits.values()]
    assert all((4 * figure).is_integer() for figure in figures)


def test_it_is_deterministic(rules: RuleBook, cases: list[Case], tuning: Tuning) -> None:
    assert tune(Cleaner(rules), cases) == tuning


def test_no_more_of_the_body_goes_than_is_allowed(rules: RuleBook, cases: list[Case]) -> None:
    careful = tune(Cleaner(rules), cases, max_loss=0.0)
    assert careful.whole.after.body_lost == 0


def test_a_rule_of_which_too_few_pieces_tell_is_left_as_it_was(rules: RuleBook, cases: list[Case]) -> None:
    unmarked = (Case(case.name, case.content, case.kind, None, ()) for case in cases[4:])
    (found,) = tune(Cleaner(rules), [*cases[:4], *unmarked]).rules
    assert not found.fitted
    assert found.table.evidence == found.rule.table.evidence


def test_the_file_says_on_what_it_was_fitted_and_loads(
    tuning: Tuning, rules: RuleBook, tmp_path: Path
) -> None:
    text = tuned_file(tuning)
    assert "24 documents from 6 sites, 24 of them app-promo" in text
    (tmp_path / "tuned.toml").write_text(text, encoding="utf-8")
    (loaded,) = load_rulebook([tmp_path], packaged=False).rules
    evidence, threshold = fitted(tuning)
    table: RuleTable = loaded.table
    assert (table.evidence, table.threshold) == (evidence, threshold)
    assert (loaded.category, loaded.language) == ("app-promo", "any")
    strongest = list(evidence.words.values())
    assert strongest == sorted(strongest, reverse=True)


def test_documents_of_one_site_are_too_few(rules: RuleBook, cases: list[Case]) -> None:
    with pytest.raises(InputError, match="two sites"):
        tune(Cleaner(rules), cases[:2])


def test_documents_without_gold_pieces_are_no_evidence(rules: RuleBook, cases: list[Case]) -> None:
    unknown = [Case(case.name, case.content, case.kind) for case in cases]
    with pytest.raises(InputError, match=r"gold/NAME\.jsonl"):
        tune(Cleaner(rules), unknown)


def test_a_category_without_evidence_rules_is_an_error(rules: RuleBook, cases: list[Case]) -> None:
    with pytest.raises(SettingError, match="no rule of the category legal"):
        tune(Cleaner(rules), cases, category="legal")


def test_a_page_s_own_address_tells_its_site(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "gold").mkdir()
    page = '<html><head><link rel="canonical" href="https://{}.example/a"></head><p>The mill.</p></html>'
    for name in ("ledger", "echo"):
        (tmp_path / "pages" / f"same-{name}.html").write_text(page.format(name), encoding="utf-8")
        (tmp_path / "gold" / f"same-{name}.html.jsonl").write_text(
            json.dumps({"category": "advert", "text": "The mill."}), encoding="utf-8"
        )
    found = judged_documents(Cleaner(), read_corpus(tmp_path), [])
    assert [document.site for document in found] == ["echo.example", "ledger.example"]
