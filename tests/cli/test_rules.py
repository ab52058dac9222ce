"""`cleaner rules`: what an author reads, what a program reads, and the exit statuses."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from invented import make_pages
from making import MORE_PROSE, PROSE

from cleaner.cli import main

RULES = r"""
[[rule]]
id = "test-bell"
category = "social"
lines = ["Ring the bell"]
description = "The bell is on every page."
examples = ["Ring the bell"]

[[rule]]
id = "test-afloat"
category = "advert"
match = '^keep the ledger afloat\b'
max_words = 20
examples = ["Keep the Ledger afloat!"]
counterexamples = ["To keep the Ledger afloat he rowed"]
"""
PAGE = f"{PROSE}\nRing the bell\n{MORE_PROSE}\nKeep the Ledger afloat: bring a lantern\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("rules/test.toml", RULES)
    write("corpus/pages/a.txt", PAGE)
    write("corpus/gold/a.txt.txt", f"{PROSE}\n{MORE_PROSE}\n")
    return tmp_path


def write(name: str, content: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def run_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def test_help_names_every_command() -> None:
    commands = "list show words check test new suggest tune coverage diff schema import".split()
    shown = run("--help").output
    assert [line.split()[0] for line in shown.split("Commands:\n")[1].splitlines()] == commands


class TestList:
    def test_a_line_a_rule_and_the_counts(self) -> None:
        shown = run("list", "--rules", "rules", "--language", "any", "--category", "advert").stdout
        assert "test-afloat" in shown
        assert "rules/test.toml:9" in shown
        assert "test-bell" not in shown

    def test_a_site_s_rules(self) -> None:
        write(
            "rules/sites/ledger.example.toml",
            '[[rule]]\nid="x"\ncategory="legal"\nlines=["x"]\nexamples=["x"]',
        )
        assert [
            rule["id"] for rule in run_json("list", "--rules", "rules", "--site", "a.ledger.example")
        ] == ["x"]

    def test_a_site_that_is_no_domain_is_an_error(self) -> None:
        assert '"my site" is no domain' in run("list", "--site", "my site").stderr

    def test_an_unknown_category_is_an_error_that_names_the_nearest(self) -> None:
        result = run("list", "--category", "teasers")
        assert result.exit_code == 2
        assert 'did you mean "teaser"?' in result.stderr


class TestShow:
    def test_place_meaning_and_source(self) -> None:
        shown = run("show", "test-bell", "--rules", "rules").stdout
        assert shown.startswith("test-bell  rules/test.toml:2\nThe bell is on every page.\n")
        assert "Removes the block as social where the whole block is “Ring the bell”." in shown
        assert shown.endswith('examples = ["Ring the bell"]\n')
        assert "test-afloat" not in shown

    def test_json(self) -> None:
        shown = run_json("show", "test-afloat", "--rules", "rules")
        assert shown["line"] == 9
        assert shown["says"]["max_words"] == 20

    def test_an_unknown_id_is_an_error_that_names_the_nearest(self) -> None:
        result = run("show", "test-bel", "--rules", "rules")
        assert result.exit_code == 2
        assert 'did you mean "test-bell"?' in result.stderr


class TestCheck:
    def test_good_rules_pass(self) -> None:
        result = run("check", "rules")
        assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings\n")

    def test_an_error_ends_with_status_1(self) -> None:
        write("rules/bad.toml", '[[rule]]\nid = "bad"\ncategory = "legal"\nmatch = "("\nexamples = ["x"]\n')
        result = run("check", "rules")
        assert result.exit_code == 1
        assert result.stdout.startswith('rules/bad.toml:4: error[load] rule "bad": match is not a valid')
        assert result.stdout.endswith("1 error, 0 warnings\n")

    def test_a_warning_does_so_only_if_asked(self) -> None:
        write(
            "rules/broad.toml",
            '[[rule]]\nid = "b"\ncategory = "legal"\nmatch = "tins"\nexamples = ["tins"]\n',
        )
        assert run("check", "rules").exit_code == 0
        assert run("check", "rules", "--strict").exit_code == 1
        assert [found["check"] for found in run_json("check", "rules")] == ["no-counterexample"]

    def test_a_folder_that_is_not_there_is_an_error(self) -> None:
        assert run("check", "nowhere").exit_code == 2


class TestTest:
    def test_passing_examples_are_counted(self) -> None:
        result = run("test", "rules")
        assert (result.exit_code, result.stdout) == (0, "3 examples of 2 rules: 0 failures\n")

    def test_a_failing_example_is_shown_line_by_line(self) -> None:
        example = '"""\n  The ferry sails.\n- Ring the bell\n- Twice\n"""'
        write(
            "rules/test.toml",
            f'[[rule]]\nid="b"\ncategory="legal"\nlines=["ring the bell"]\nexamples=[{example}]',
        )
        result = run("test", "rules")
        assert result.exit_code == 1
        assert result.stdout == (
            "FAILED rules/test.toml:5 b, example 1\n"
            "      The ferry sails.\n"
            "    - Ring the bell\n"
            "  !   Twice   <- should go, but stays\n"
            "1 example of 1 rule: 1 failure\n"
        )

    def test_every_line_of_a_body_that_a_rule_eats_is_listed(self) -> None:
        write("corpus/gold/a.txt.txt", f"{PROSE}\nRing the bell\n{MORE_PROSE}\n")
        result = run("test", "rules", "--corpus", "corpus")
        assert result.exit_code == 1
        assert "a.txt: test-bell takes as social:\n    Ring the bell\n" in result.stdout
        assert "1 body line eaten in 1 document with a known body" in result.stdout
        (eaten,) = run_json("test", "rules", "--corpus", "corpus")["eaten"]
        assert (eaten["document"], eaten["rule"]) == ("a.txt", "test-bell")

    def test_rules_that_eat_nothing_pass(self) -> None:
        assert run("test", "rules", "--corpus", "corpus").exit_code == 0


class TestNew:
    def test_a_file_that_loads_with_the_schema_beside_it(self) -> None:
        result = run("new", "https://www.ledger.example/", "--out", "mine")
        assert result.stdout == "wrote mine/sites/ledger.example.toml\n"
        assert tomllib.loads(Path("mine/sites/ledger.example.toml").read_text()) == {"site": "ledger.example"}
        assert json.loads(Path("mine/schema.json").read_text())["title"] == "cleaner rule file"
        assert run("check", "mine").exit_code == 0

    def test_it_does_not_write_over_a_file(self) -> None:
        run("new", "ledger.example", "--out", "mine")
        assert run("new", "ledger.example", "--out", "mine").exit_code == 2

    def test_from_a_page_lines_and_selectors_are_proposed_as_comments(self) -> None:
        write("page.html", make_pages("lamp.example", 1)[0].page)
        shown = run("new", "lamp.example", "page.html").stdout
        assert tomllib.loads(shown) == {"site": "lamp.example"}
        assert 'select = ".lamp-wick"' in shown
        assert '# lines = ["Put out the light when you have done, and leave the matches dry."]' in shown

    def test_from_many_pages_rules_are_learned(self) -> None:
        for number, made in enumerate(make_pages("talbote.example", 6)):
            write(f"pages/{number}.txt", made.page)
        rules = tomllib.loads(run("new", "talbote.example", "pages").stdout)["rule"]
        assert any("Wer die Mappe verlegt, klopft zweimal." in rule.get("lines", ()) for rule in rules)


class TestSuggest:
    @pytest.fixture(autouse=True)
    def pages(self, here: Path) -> None:
        for number, made in enumerate(make_pages("quill.example", 12)):
            write(f"pages/{number:02}.txt", made.page)

    def test_the_file_is_ready_to_use(self) -> None:
        result = run("suggest", "pages", "--site", "quill.example", "--out", "mine")
        assert result.exit_code == 0
        assert "rules for quill.example in mine/sites/quill.example.toml" in result.stdout
        assert run("test", "mine").exit_code == 0
        assert not [found for found in run_json("check", "mine") if found["severity"] == "error"]
        again = run("suggest", "pages", "--site", "quill.example", "--rules", "mine").stdout
        assert "[[rule]]" not in again

    def test_support_and_confidence_are_told(self) -> None:
        shown = run("suggest", "pages", "--site", "quill.example").stdout
        assert "# 12 of 12 documents, confidence 0.76: repeats word by word" in shown
        proposals = run_json("suggest", "pages", "--site", "quill.example")
        assert proposals[0].keys() == {"table", "why", "support", "documents", "confidence"}

    def test_the_site_must_be_known(self) -> None:
        result = run("suggest", "pages")
        assert result.exit_code == 2
        assert "--site" in result.stderr


class TestCoverage:
    def test_fired_and_dead_rules(self) -> None:
        shown = run("coverage", "--rules", "rules", "--corpus", "corpus").stdout
        assert "     1      1      1       1  test-bell (social)\n" in shown
        assert "never fired: en-" in shown
        found = run_json("coverage", "--rules", "rules", "--corpus", "corpus")
        assert found["documents"] == 1
        assert "test-bell" not in found["dead"]


class TestDiff:
    def test_no_change_is_status_0(self) -> None:
        result = run("diff", "rules", "rules", "--corpus", "corpus")
        assert result.exit_code == 0
        assert result.stdout.startswith("0 of 1 document changed: 0 newly removed, 0 newly kept, 0 renamed\n")

    def test_a_change_is_status_1_and_is_shown(self) -> None:
        result = run("diff", "packaged", "rules", "--corpus", "corpus")
        assert result.exit_code == 1
        lines = result.stdout.splitlines()
        assert lines[0] == "1 of 1 document changed: 2 newly removed, 0 newly kept, 0 renamed"
        assert lines[1].startswith("against the known bodies: precision 0.")
        assert lines[3:] == [
            "a.txt",
            "- Ring the bell   [social by test-bell]",
            "- Keep the Ledger afloat: bring a lantern   [advert by test-afloat]",
        ]

    def test_whole_rulebooks(self) -> None:
        write("empty/any/legal.toml", "")
        found = run_json("diff", "rules", "empty", "--whole", "--corpus", "corpus")
        assert [change["old_rule"] for change in found["changed"][0]["changes"]] == [
            "test-bell",
            "test-afloat",
        ]


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["$ref"] == "#/$defs/RuleFileTable"


class TestImport:
    CONFIG = "body: //article\nstrip: //p[[\nprune: no\n"

    def test_configs_become_site_files(self) -> None:
        write("configs/ledger.example.txt", self.CONFIG)
        result = run("import", "ftr", "configs", "--out", "mine")
        assert result.exit_code == 0
        assert result.stdout == (
            "1 site written below mine/sites\n"
            "became rules: 1: body 1\n"
            "kept as comments or left out: 2: strip 1, prune 1\n"
        )
        assert result.stderr == "configs/ledger.example.txt:2: not a valid XPath: strip: //p[[\n"
        assert run("check", "mine").exit_code == 0

    def test_json(self) -> None:
        write("configs/ledger.example.txt", self.CONFIG)
        found = run_json("import", "ftr", "configs", "--out", "mine")
        assert found["sites"] == 1
        assert found["used"] == {"body": 1}
        assert found["kept"] == {"strip": 1, "prune": 1}

    def test_no_configs_are_an_error(self) -> None:
        assert run("import", "ftr", "corpus", "--out", "mine").exit_code == 2
