"""Rules are made of what a file says and of where it stands."""

from pathlib import Path

import msgspec
import pytest
from making import rule

from cleaner.errors import RuleError
from cleaner.rule_tables import PageTable, RuleFileTable, RuleTable
from cleaner.rulebook.made import check_references, folder_says, make_page, make_rule, with_words
from cleaner.words import Words

FOLDER = Path("rules")
WORDS = Words(
    names={"lamp": "lights"}, lists={"en": {"lamp": ("lamp",)}}, common={"en": ("the",), "de": ("der",)}
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("rules/en/teaser.toml", ("en", "teaser", None)),
        ("rules/any/legal.toml", ("any", "legal", None)),
        ("rules/mine.toml", (None, None, None)),
        ("rules/legal.toml", (None, "legal", None)),
        ("rules/sites/paper.example.toml", (None, None, "paper.example")),
    ],
)
def test_a_file_s_place_tells_language_category_and_site(
    path: str, said: tuple[str | None, str | None, str | None]
) -> None:
    assert folder_says(Path(path), FOLDER) == said


def made(path: str, file: RuleFileTable, **says: object) -> tuple[str, str, str | None]:
    table = RuleTable(id="a", **{"lines": ["x"], "examples": ["x"], **says})  # type: ignore[arg-type]
    found = make_rule(Path(path), FOLDER, file, table, 1, 1, 0)
    return found.category, found.language, found.site


def test_what_a_rule_says_goes_before_its_file_and_this_before_its_place() -> None:
    file = RuleFileTable(category="advert", language="de", site="www.Paper.example")
    assert made("rules/en/teaser.toml", RuleFileTable()) == ("teaser", "en", None)
    assert made("rules/en/teaser.toml", file) == ("advert", "de", "paper.example")
    assert made("rules/en/teaser.toml", file, category="about", language="fr", site="a.example") == (
        "about",
        "fr",
        "a.example",
    )
    assert made("rules/mine.toml", RuleFileTable(), category="about") == ("about", "any", None)


def test_a_rule_that_keeps_needs_no_category() -> None:
    assert made("rules/mine.toml", RuleFileTable(), keep=True) == ("", "any", None)


@pytest.mark.parametrize(
    ("says", "problem"),
    [
        ({}, "has no category"),
        ({"category": "advert", "lines": None}, "says nothing that a block could match"),
        ({"category": "advert", "examples": []}, "has no example"),
        ({"category": "advert", "site": "///"}, "is no domain"),
    ],
)
def test_a_rule_that_says_too_little_is_an_error(
    tmp_path: Path, says: dict[str, object], problem: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[[rule]]\n")
    table = RuleTable(id="a", **{"lines": ["x"], "examples": ["x"], **says})  # type: ignore[arg-type]
    with pytest.raises(RuleError, match=problem):
        make_rule(path, tmp_path, RuleFileTable(), table, 1, 1, 0)


def test_a_page_table_belongs_to_a_site() -> None:
    table = PageTable(body=["article"])
    page = make_page(Path("rules/sites/a.example.toml"), FOLDER, RuleFileTable(), table, 1, 1)
    assert (page.site, page.table) == ("a.example", table)
    with pytest.raises(RuleError, match=r"\[page\] belongs to a site"):
        make_page(Path("rules/en/legal.toml"), FOLDER, RuleFileTable(), table, 1, 1)


def test_words_are_put_in_and_must_be_there(tmp_path: Path) -> None:
    assert "lamp" in (with_words(rule(match="{lamp}"), WORDS).patterns.match or "")
    path = tmp_path / "mine.toml"
    path.write_text('[[rule]]\nmatch = "x"\n')
    for language, name, problem in (
        ("de", "lamp", 'has no words under "lamp"'),
        ("en", "lmp", "did you mean"),
    ):
        odd = rule(match=f"{{{name}}}", language=language)
        with pytest.raises(RuleError) as told:
            check_references(msgspec.structs.replace(odd, file=str(path)), WORDS)
        assert problem in str(told.value)
        assert told.value.line == 2
