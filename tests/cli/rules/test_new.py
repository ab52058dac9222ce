"""`cleaner rules new`: a site file to start from."""

import json
import tomllib
from pathlib import Path

from invented import make_pages
from rule_commands import run, write


def test_a_file_that_loads_with_the_schema_beside_it() -> None:
    result = run("new", "https://www.ledger.example/", "--out", "mine")
    assert result.stdout == "wrote mine/sites/ledger.example.toml\n"
    assert tomllib.loads(Path("mine/sites/ledger.example.toml").read_text()) == {"site": "ledger.example"}
    assert json.loads(Path("mine/schema.json").read_text())["title"] == "cleaner rule file"
    assert run("check", "mine").exit_code == 0


def test_it_does_not_write_over_a_file() -> None:
    run("new", "ledger.example", "--out", "mine")
    assert run("new", "ledger.example", "--out", "mine").exit_code == 2


def test_from_a_page_lines_and_selectors_are_proposed_as_comments() -> None:
    write("page.html", make_pages("lamp.example", 1)[0].page)
    shown = run("new", "lamp.example", "page.html").stdout
    assert tomllib.loads(shown) == {"site": "lamp.example"}
    assert 'select = ".lamp-wick"' in shown
    assert '# lines = ["Put out the light when you have done, and leave the matches dry."]' in shown


def test_from_many_pages_rules_are_learned() -> None:
    for number, made in enumerate(make_pages("talbote.example", 6)):
        write(f"pages/{number}.txt", made.page)
    rules = tomllib.loads(run("new", "talbote.example", "pages").stdout)["rule"]
    assert any("Wer die Mappe verlegt, klopft zweimal." in rule.get("lines", ()) for rule in rules)
