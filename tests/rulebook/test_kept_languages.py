"""A language's compiled patterns are kept where Python keeps compiled modules, by the first process alone."""

import os
import pickle
import time
from pathlib import Path

import pytest

from cleaner.matching.language_rules import rules_for
from cleaner.matching.ready import make_ready
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook import kept_languages
from cleaner.rulebook.kept_languages import KeptLanguages
from cleaner.words import Words

WORDS = Words(
    {"app": "an app"}, {"de": {"app": ("Fähren-App",)}, "en": {"app": ("ferry app",)}}, {"de": ("der",)}
)
RULES = [Rule(RuleTable("app", match="^load {app}$"), "app-promo", "any", None, "", 1, 0, 0)]
PACKED = {"any": make_ready(rules_for("any", RULES, WORDS))}
COMPILED = make_ready(rules_for("de", RULES, WORDS))
DERIVED = make_ready(rules_for("de", RULES, WORDS), compiling=False)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_languages, "CACHE", tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path


def languages(mark: str = "") -> KeptLanguages:
    return KeptLanguages(mark, PACKED, RULES, WORDS)


def names(folder: Path) -> list[str]:
    return sorted(path.name.rpartition("-")[2] for path in folder.iterdir())


def test_a_language_is_compiled_whole_when_first_asked_for_and_read_from_then_on(cache: Path) -> None:
    assert languages().whole("de") == COMPILED
    (kept,) = cache.iterdir()
    kept.write_bytes(b"what was kept")
    assert languages().whole("de") == b"what was kept"


def test_what_every_document_needs_is_the_packs(cache: Path) -> None:
    assert languages().whole("any") == PACKED["any"]
    assert names(cache) == []


def test_a_language_that_may_not_be_asked_for_again_has_its_literals_alone_kept(cache: Path) -> None:
    assert languages().of("de") == DERIVED
    (kept,) = cache.iterdir()
    kept.write_bytes(b"what was derived")
    assert languages().of("de") == b"what was derived"
    assert languages().whole("de") == languages().of("de") == COMPILED


def test_a_language_that_the_pack_has_is_not_derived(cache: Path) -> None:
    assert KeptLanguages("", {**PACKED, "de": b"packed"}, RULES, WORDS).of("de") == b"packed"
    assert names(cache) == []


def test_a_language_without_words_has_nothing_ready() -> None:
    assert languages().of("nl") == make_ready([])


def test_what_was_kept_of_other_files_does_not_count_and_goes(cache: Path) -> None:
    before = languages("the files before").whole("de")
    (older,) = cache.iterdir()
    assert languages("the files now").whole("de") == before
    assert not older.exists()
    assert names(cache) == ["de.msgpack"]


def test_while_another_process_compiles_a_language_the_packed_part_must_do(cache: Path) -> None:
    assert languages().whole("de")
    (kept,) = cache.iterdir()
    busy = kept.with_suffix(".claimed")
    kept.rename(busy)
    assert languages().whole("de") == DERIVED
    an_hour_ago = time.time() - 3600
    os.utime(busy, (an_hour_ago, an_hour_ago))
    assert languages().whole("de") == COMPILED
    assert names(cache) == ["de.msgpack", "de.msgpack"]


def test_nothing_is_kept_where_python_must_not_write(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert languages().whole("de") is None
    assert names(cache) == []


def test_nothing_is_lost_where_nothing_can_be_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_languages, "CACHE", cache / "missing" / "folder")
    assert languages().whole("de") == DERIVED


def test_it_goes_to_other_processes_whole() -> None:
    assert pickle.loads(pickle.dumps(languages())).whole("de") == COMPILED
