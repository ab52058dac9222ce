"""The site that rules are written for, and its documents."""

from pathlib import Path

import pytest
from making import PROSE, cleaner_of, document

from cleaner.cli.rules.site import read_documents, site_of
from cleaner.errors import SettingError

PAGES = [document(PROSE, url=f"https://{site}/1") for site in ("a.example", "www.b.example", "b.example")]


def test_a_named_site_goes_before_the_pages_own() -> None:
    assert site_of("https://www.Ledger.example/x", PAGES) == "ledger.example"


def test_of_the_pages_own_the_commonest_is_taken() -> None:
    assert site_of(None, PAGES) == "b.example"


@pytest.mark.parametrize("named", [None, "my site"])
def test_a_site_must_be_known_and_a_domain(named: str | None) -> None:
    with pytest.raises(SettingError, match=r"--site example\.com|is no domain"):
        site_of(named, [document(PROSE)])


def test_a_folder_or_a_file_holds_the_documents(here: Path) -> None:
    (folder,) = read_documents(cleaner_of(), Path("corpus/pages"))
    (file,) = read_documents(cleaner_of(), Path("corpus/pages/a.txt"))
    assert folder.text == file.text == Path("corpus/pages/a.txt").read_text(encoding="utf-8")
