"""Drafts of site files load as they are, and say in comments what a person has to decide."""

import tomllib
from pathlib import Path

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, document, write_rules

from cleaner.authoring.drafts import proposals_file, site_file
from cleaner.authoring.proposal import Proposal
from cleaner.reading.read import read
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.files import load_rulebook

CLEANER = cleaner_of()
PAGE = (
    f"<html><body><div class='page'><div class='story'><p>{PROSE}</p><p>{MORE_PROSE}</p></div>"
    "<p class='wick'>Leave the matches dry</p></div></body></html>"
)
TEXT = document(f"{PROSE}\n{MORE_PROSE}\nLeave the matches dry\n")


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_without_documents_a_draft_names_its_site_and_explains_itself() -> None:
    draft = site_file(CLEANER, "lamp.example", [])
    assert tomllib.loads(draft) == {"site": "lamp.example"}
    assert '# id = "lamp-morning-letter"' in comments(draft)


def test_the_element_around_the_story_of_one_page_is_proposed() -> None:
    assert '# body = [".story"]' in comments(site_file(CLEANER, "lamp.example", [read(PAGE, kind="html")]))


def test_what_stands_beside_the_story_of_one_document_is_proposed_in_comments() -> None:
    draft = site_file(CLEANER, "lamp.example", [TEXT])
    assert tomllib.loads(draft) == {"site": "lamp.example"}
    assert '# lines = ["Leave the matches dry"]' in comments(draft)
    assert not any(PROSE in line for line in comments(draft))


def test_a_proposed_rule_is_sound_once_it_is_no_comment_and_has_a_category(tmp_path: Path) -> None:
    draft = site_file(CLEANER, "lamp.example", [TEXT])
    proposed = draft[draft.index('# [[rule]]\n# id = "new-1"') :].splitlines()
    source = "\n".join(line.removeprefix("#") for line in proposed).replace('""', '"advert"')
    folder = write_rules(tmp_path, "sites/lamp.example.toml", source)
    (found,) = load_rulebook([folder], packaged=False).rules
    assert (found.site, found.category) == ("lamp.example", "advert")


def test_of_a_text_without_prose_nothing_is_proposed() -> None:
    assert '[[rule]]\n# id = "new-' not in site_file(CLEANER, "lamp.example", [document("")])


@pytest.mark.parametrize("support", [(), (9, 4)])
def test_a_proposal_stands_with_what_speaks_for_it(support: tuple[int, ...]) -> None:
    table = RuleTable(id="lamp-1", category="advert", lines=["Tins", "More tins"], examples=["Tins"])
    draft = proposals_file("lamp.example", [Proposal(table, "it repeats", 9, 12, 0.5, (), support)], 12)
    loaded = tomllib.loads(draft)
    assert (loaded["site"], loaded["rule"][0]["lines"]) == ("lamp.example", ["Tins", "More tins"])
    assert "# 9 of 12 documents, confidence 0.50: it repeats" in draft
    assert ("# 4 documents" in draft) == bool(support)
