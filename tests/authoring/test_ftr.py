"""Site configs of Full-Text RSS become site files that load and work; nothing of them is lost."""

import time
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.authoring.element_example import example_for
from cleaner.authoring.ftr import Directive, Imported, import_configs, read_config
from cleaner.authoring.writing import write_site_file
from cleaner.errors import InputError
from cleaner.rulebook.files import load_rulebook

CONFIG = """# The keeper of this file is the harbour office.
title: //h1[@class='headline']
author: //span[contains(@class, 'author')]
author: substring-after(//p[@class='by'], 'By ')
date: //div[@id="meta"]/time
body: //div[@id='story'] | //div[@class='alt']
body: *[@id='old-story']
strip: //p[@class='shop']
strip: //div[[
strip_id_or_class: 'pass-round'
strip_image_src: lantern
prune: no
tidy: yes
find_string: <noscript>
replace_string: <div>
replace_string(<br/>): <p>
http_header(user-agent): Lantern/1.0
if_page_contains: //a[@rel='next']
next_page_link: //a[@rel='next']
lantern: lit
neither here nor there
test_url: https://ledger.example/1
"""
STORY = (
    "The ferry will sail again on Monday, the harbour office said, after nine days of work on the hull. " * 3
)
PAGE = f"""<html><body><div id="frame"><p>{"The frame around the story is full of words. " * 9}</p></div>
<div id="story"><h1 class="headline">Ferry to sail</h1><span class="big author">Ines Farrow</span>
<p>{STORY}</p><p class="shop">Lanterns, two for one.</p><div class="x-pass-round-y">Hand it on</div></div>
</body></html>"""


def imported(folder: Path, **configs: str) -> dict[str, Imported]:
    folder.mkdir(exist_ok=True)
    for name, content in configs.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return {found.site: found for found in import_configs(folder)}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "configs").mkdir()
    for site, found in imported(tmp_path / "configs", ledger_example_txt=CONFIG).items():
        write_site_file(tmp_path / "rules", site, found.text)
    return tmp_path / "rules"


def test_the_file_loads_with_what_the_config_says(rules: Path) -> None:
    book = load_rulebook([rules], packaged=False)
    (page,) = book.pages
    assert page.site == "ledger.example"
    assert page.table.body == ["//div[@id='story'] | //div[@class='alt']", "(*[@id='old-story'])"]
    assert page.table.strip == ["//p[@class='shop']", '[class*="pass-round"], [id*="pass-round"]']
    assert [rule.category for rule in book.rules] == ["headline", "byline", "timestamp"]


def test_the_file_works_on_a_page_of_the_site(rules: Path) -> None:
    cleaner = Cleaner(rules=[rules])
    result = cleaner.clean(PAGE, url="https://www.ledger.example/1")
    assert result.text.split() == STORY.split()
    assert result.text != cleaner.clean(PAGE, url="https://elsewhere.example/1").text
    removed = {piece.text: piece.category for piece in result.removed}
    assert removed["Ferry to sail"] == "headline"
    assert removed["Ines Farrow"] == "byline"


def test_what_has_no_meaning_is_kept_as_a_comment_and_counted(tmp_path: Path) -> None:
    found = imported(tmp_path, ledger_example_txt=CONFIG)["ledger.example"]
    assert found.used == {"title": 1, "author": 1, "date": 1, "body": 2, "strip": 1, "strip_id_or_class": 1}
    assert found.used.total() + found.kept.total() == len(CONFIG.splitlines())
    comments = "\n".join(line for line in found.text.splitlines() if line.startswith("# "))
    for said in (
        "harbour office",
        "http_header(user-agent): Lantern/1.0",
        "lantern: lit",
        "neither here nor there",
    ):
        assert said in comments


def test_what_no_rule_can_hold_is_a_fault_with_its_line(tmp_path: Path) -> None:
    found = imported(tmp_path, ledger_example_txt=CONFIG)["ledger.example"]
    assert [(line, why) for _, line, _, why in found.faults] == [
        (4, "no example can be made for it"),
        (9, "not a valid XPath"),
    ]


def test_the_config_for_subdomains_joins_the_one_for_the_domain(tmp_path: Path) -> None:
    (tmp_path / ".ledger.example.txt").write_text("body: //main", encoding="utf-8")
    found = imported(tmp_path, www_ledger_example_txt="body: //article")
    assert list(found) == ["ledger.example"]
    assert 'body = ["//article", "//main"]' in found["ledger.example"].text


def test_a_config_whose_name_is_no_domain_is_left_out_with_a_fault(tmp_path: Path) -> None:
    found = imported(tmp_path, global_txt="strip: //nav\n")
    assert found[""].kept == {"strip": 1}
    assert found[""].faults[0][3].startswith("the file's name is no domain")


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfbody: //main\r\n", "# caf\xe9\nbody: //main".encode("latin-1")]
)
def test_old_encodings_and_line_ends_are_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.example.txt").write_bytes(data)
    (found,) = import_configs(tmp_path)
    assert found.used == {"body": 1}


def test_a_line_is_a_directive_a_comment_or_neither() -> None:
    assert list(read_config("strip-id-or-class : x\n# y\nz\nreplace_string(a:b): c: d")) == [
        Directive("strip_id_or_class", "", "x", 1),
        "# y",
        "z",
        Directive("replace_string", "a:b", "c: d", 4),
    ]


@pytest.mark.parametrize(
    ("xpath", "example"),
    [
        ("//h1", "<h1>T</h1>"),
        ("//div[@id='a']//span[contains(@class, 'b')]", '<div id="a"><span class="b">T</span></div>'),
        ("//*[@class='x']/p", '<div class="x"><p>T</p></div>'),
        ("//p[contains(concat(' ',normalize-space(@class),' '),' by ')]", '<p class="by">T</p>'),
        ("//p[last()]", None),
        ("//meta[@name='author']", None),
        ("substring-after(//p, 'By')", None),
    ],
)
def test_an_example_is_made_for_plain_paths(xpath: str, example: str | None) -> None:
    assert example_for(xpath, "T") == example


def test_a_folder_without_configs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no site configs"):
        list(import_configs(tmp_path))


def test_control_characters_in_an_xpath_are_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "ledger.example.txt").write_bytes(
        b"body: //div[@id='a\x02b']\nstrip: //p\x00\nstrip: //aside\n"
    )
    (found,) = import_configs(tmp_path)
    assert "aside" in found.text
    assert sum(found.used.values()) == 1


def test_hundreds_of_configs_take_linear_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        begin = time.process_time()
        found = imported(tmp_path / str(count), **{f"site{n}_example_txt": CONFIG for n in range(count)})
        assert len(found) == count
        return time.process_time() - begin

    assert seconds(200) <= 0.1 + 20 * min(seconds(20), seconds(25))


def test_what_a_domain_says_those_under_it_do_not_say_again(tmp_path: Path) -> None:
    shared, own = "title: //h1[@class='headline']\n", "date: //div[@id='meta']/time\n"
    found = imported(tmp_path, ledger_example_txt=shared, news_ledger_example_txt=shared + own)
    assert "ftr-ledger.example-title" in found["ledger.example"].text
    assert "ftr-news.ledger.example-title" not in found["news.ledger.example"].text
    assert "ftr-news.ledger.example-date" in found["news.ledger.example"].text
    assert found["news.ledger.example"].used == {"title": 1, "date": 1}
