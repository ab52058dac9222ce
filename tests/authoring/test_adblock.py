"""Cosmetic filters of ad blockers' lists become rules that load and work; what they can't say is counted."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from making import MORE_PROSE, PROSE

from cleaner import Cleaner
from cleaner.authoring.adblock import category_of
from cleaner.authoring.element_example import example_of
from cleaner.cli import main
from cleaner.rulebook.files import load_rulebook

LIST = """[Adblock Plus 2.0]
! Title: Harbour List
||lanterns.example^$third-party
##.lantern-box
###lantern-shop
~brill.example##.oar-box
asken.example,~dock.asken.example##div.net-box > p
asken.example##.lantern-box
asken.example#@#.tar-box
##.tar-box
#@#.rope-box
##.rope-box
asken.example#?#div:-abp-has(.x)
asken.example##+js(set, x, 1)
asken.example##.a:has-text(Lanterns)
asken.*##.b
asken.example#$#.c { display: none }
"""


def imported(folder: Path, *options: str) -> Result:
    (folder / "list.txt").write_text(LIST, "utf-8")
    command = ["rules", "import", "adblock", str(folder / "list.txt"), "--out", str(folder / "rules")]
    return CliRunner().invoke(main, [*command, *options])


def gone(cleaner: Cleaner, box: str, url: str) -> bool:
    page = f"<article><p>{PROSE}</p>{box}<p>{MORE_PROSE}</p></article>"
    return "Boats" not in cleaner.clean(page, url=url, kind="html").text


def test_what_is_used_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    said = imported(tmp_path).stdout
    assert "became rules: 9: filter 7, exception 2" in said
    assert "left out: 8" in said
    for kind in ("comment 2", "network filter 1", "extended selector 1", "script 1", "style 1"):
        assert kind in said
    assert "selector of ad blockers alone 1" in said
    assert "domain with a wildcard 1" in said


@pytest.mark.parametrize(
    ("box", "host", "goes"),
    [
        ('<div class="lantern-box">Boats and more boats</div>', "corran.example", True),
        ('<div id="lantern-shop">Boats and more boats</div>', "corran.example", True),
        ('<div class="oar-box">Boats and more boats</div>', "corran.example", True),
        ('<div class="oar-box">Boats and more boats</div>', "brill.example", False),
        ('<div class="net-box"><p>Boats and more boats</p></div>', "asken.example", True),
        ('<div class="net-box"><p>Boats and more boats</p></div>', "news.asken.example", True),
        ('<div class="net-box"><p>Boats and more boats</p></div>', "dock.asken.example", False),
        ('<div class="net-box"><p>Boats and more boats</p></div>', "corran.example", False),
        ('<div class="tar-box">Boats and more boats</div>', "corran.example", True),
        ('<div class="tar-box">Boats and more boats</div>', "asken.example", False),
        ('<div class="rope-box">Boats and more boats</div>', "corran.example", False),
    ],
)
def test_a_filter_works_where_its_list_says(tmp_path: Path, box: str, host: str, goes: bool) -> None:
    assert imported(tmp_path).exit_code == 0
    assert gone(Cleaner(rules=[tmp_path / "rules"]), box, f"https://{host}/1") is goes


def test_a_site_is_not_told_what_holds_everywhere(tmp_path: Path) -> None:
    imported(tmp_path)
    (site,) = [rule for rule in load_rulebook([tmp_path / "rules"], packaged=False).rules if rule.site]
    assert site.selectors == ["div.net-box > p"]


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Some Social Blocking List", "social"),
        ("Cookie List", "legal"),
        ("Newsletter Notices", "newsletter"),
        ("Harbour List", "advert"),
    ],
)
def test_a_list_tells_the_category_by_its_title(title: str, category: str) -> None:
    assert category_of(title) == category


def test_a_category_may_be_named(tmp_path: Path) -> None:
    imported(tmp_path, "--category", "social")
    assert {rule.category for rule in load_rulebook([tmp_path / "rules"], packaged=False).rules} == {"social"}


def test_an_existing_file_is_written_over_only_if_asked(tmp_path: Path) -> None:
    assert imported(tmp_path).exit_code == 0
    assert imported(tmp_path).exit_code == 2
    assert imported(tmp_path, "--replace").exit_code == 0


@pytest.mark.parametrize(
    ("selector", "example"),
    [
        (".a", '<div class="a">Lanterns, two for one.</div>'),
        ("ul#b > li.c", '<ul id="b"><li class="c">Lanterns, two for one.</li></ul>'),
        ("h2.a + p", '<h2 class="a"></h2><p>Lanterns, two for one.</p>'),
        ('[data-x^="y"]', '<div data-x="y">Lanterns, two for one.</div>'),
        ("p:nth-child(2)", None),
        ("iframe.a", None),
    ],
)
def test_an_example_is_made_of_a_selector(selector: str, example: str | None) -> None:
    assert example_of(selector) == example
