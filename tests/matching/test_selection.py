"""What rules' selectors take of a page's blocks, and what they are kept from taking."""

from pathlib import Path

import pytest

from cleaner import Cleaner, Result, RuleError

STORY = "The ferry left the harbour on Monday for the first time since the storm, with forty people on board."
BODY = "".join(f"<p>{STORY.replace('Monday', day)}</p>" for day in ("Monday", "Tuesday", "Friday", "Sunday"))


def cleaned(tmp_path: Path, rule: str, source: str, page: str = "", url: str | None = None) -> Result:
    """The page cleaned by one rule, with a site's page table where one is given."""
    table = f'category = "newsletter"\n[[rule]]\nid = "r"\nexamples = ["x"]\n{rule}\n'
    (tmp_path / "newsletter.toml").write_text(table)
    if page:
        (tmp_path / "sites").mkdir()
        (tmp_path / "sites" / "norby.example.toml").write_text(f"[page]\n{page}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleaner.rulebook.examples.check_examples", lambda rule, words: None)
        return Cleaner(rules=[tmp_path]).clean(source, url=url, kind="html")


def by_rule(result: Result) -> list[str]:
    return [piece.text for piece in result.removed if piece.rule == "r"]


def test_blocks_under_the_selected_element_are_taken(tmp_path: Path) -> None:
    source = f'<article>{BODY}<div class="box"><h3>Ships by mail</h3><p>Each Friday.</p></div></article>'
    assert by_rule(cleaned(tmp_path, 'select = ".box"', source)) == ["Ships by mail", "Each Friday."]


def test_all_else_that_the_rule_says_must_hold(tmp_path: Path) -> None:
    source = f'<article>{BODY}<div class="box"><h3>Ships by mail</h3><p>Each Friday.</p></div></article>'
    assert by_rule(cleaned(tmp_path, 'select = ".box"\nmatch = "friday"', source)) == ["Each Friday."]


def test_of_a_caption_a_part_may_be_taken(tmp_path: Path) -> None:
    source = (
        f"<article>{BODY}<figure><figcaption>A ship. <i class=box>Ada</i></figcaption></figure></article>"
    )
    assert by_rule(cleaned(tmp_path, 'select = ".box"', source)) == ["Ada"]


def test_of_running_text_no_words_are_taken(tmp_path: Path) -> None:
    source = f'<article>{BODY}<p>The town of <a class="box" href="/n">Norby</a> paid for it.</p></article>'
    assert by_rule(cleaned(tmp_path, 'select = ".box"', source)) == []


@pytest.mark.parametrize(
    "around", ['<main class="box">{}</main>', '<div class="box"><article>{}</article></div>']
)
def test_an_element_that_holds_the_article_is_never_taken(tmp_path: Path, around: str) -> None:
    assert by_rule(cleaned(tmp_path, 'select = ".box"', around.format(BODY))) == []


def test_a_selector_that_is_none_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(
        RuleError, match=r'newsletter\.toml:5: rule "r": select "a\[" is not a valid CSS'
    ) as told:
        cleaned(tmp_path, 'select = "a["', BODY)
    assert told.value.line == 5


def test_a_page_tables_selector_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r'norby\.example\.toml:2: body "//p\[" is not a valid XPath'):
        cleaned(tmp_path, 'select = ".box"', BODY, page='body = ["//p["]')


def test_a_site_says_where_its_article_stands(tmp_path: Path) -> None:
    source = f'<div class="a">{BODY}</div><div class="b"><p>It sails.</p><p class="c">At sea.</p></div>'
    page = 'body = [".nowhere", ".b"]\nstrip = [".c"]'
    result = cleaned(tmp_path, 'select = ".box"', source, page, url="https://www.norby.example/1")
    assert result.text == "It sails."
    assert {piece.category for piece in result.removed} == {"template"}


def test_the_pages_own_address_chooses_the_site(tmp_path: Path) -> None:
    source = (
        f'<link rel="canonical" href="https://norby.example/1"><div>{BODY}</div><p class="b">It sails.</p>'
    )
    assert cleaned(tmp_path, 'select = ".box"', source, 'body = [".b"]').text == "It sails."
