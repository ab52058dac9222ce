"""Workers on the packaged rules alone are told what the cleaner was told besides, and no more."""

import pickle
from pathlib import Path

import pytest
from making import APP_RULE, replace_packaged_rules

from cleaner.batch.packaged import PackagedCleaner, as_packaged, packaged_cleaner
from cleaner.cleaning import Cleaner
from cleaner.rulebook.files import read_folder
from cleaner.rulebook.packed import FILE, pack
from cleaner.words import Words

RULE = """
[[rule]]
id = "harbour-tail"
match = "^harbour tail$"
examples = ["Harbour tail"]
"""
TEXT = "The ferry sails on Monday.\n\nDownload our app\n\nBy Ada Quill\n"


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One packaged rule, packed as a build leaves them."""
    folder = tmp_path / "packaged"
    replace_packaged_rules(monkeypatch, folder, APP_RULE)
    read = read_folder(folder, layer=0, words=Words())
    (folder / FILE).write_bytes(pack(folder, read.rules, read.pages, Words(), ["any"]))
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules" / "en"
    folder.mkdir(parents=True)
    (folder / "teaser.toml").write_text(RULE, "utf-8")
    return folder.parent


@pytest.mark.parametrize(
    "settings",
    [
        PackagedCleaner(),
        PackagedCleaner(keep=frozenset(["byline"])),
        PackagedCleaner(site="example.com", timeout=3.0, drop=frozenset(["standfirst"])),
    ],
)
@pytest.mark.usefixtures("packaged")
def test_what_is_made_of_a_cleaners_settings_cleans_as_it_does(settings: PackagedCleaner) -> None:
    cleaner = Cleaner((), settings.keep, settings.site, settings.timeout, settings.drop)
    told = as_packaged(cleaner)
    assert told == settings
    assert pickle.loads(pickle.dumps(told)) == settings
    made = told.made()
    assert as_packaged(made) == settings
    assert made.clean(TEXT).text == cleaner.clean(TEXT).text


@pytest.mark.usefixtures("packaged")
def test_a_cleaner_with_rules_of_its_own_goes_whole(rules: Path) -> None:
    assert as_packaged(Cleaner(rules)) is None


def test_packaged_rules_that_come_of_no_pack_go_to_workers_whole(packaged: Path) -> None:
    (packaged / FILE).unlink()
    assert as_packaged(Cleaner()) is None


def test_a_process_has_one_cleaner_that_is_told_nothing() -> None:
    assert PackagedCleaner().made() is packaged_cleaner() is PackagedCleaner().made()
