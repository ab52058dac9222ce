"""Examples in rule files are run as tests of the rule they stand in."""

from pathlib import Path

import pytest
from making import write_rules

from cleaner import RuleError
from cleaner.rulebook.examples import parse_example
from cleaner.rulebook.files import load_rulebook

HEAD = 'category = "teaser"\n\n[[rule]]\nid = "my-rule"\n'
RELATED = HEAD + 'lines = ["Related"]\nremove = "section"\n'


def load(folder: Path, source: str) -> None:
    load_rulebook([write_rules(folder, "r.toml", source)], packaged=False)


def problem(folder: Path, source: str) -> str:
    with pytest.raises(RuleError) as error:
        load(folder, source)
    return str(error.value).split("\n")[0].removeprefix(f"{folder}/r.toml:").replace('rule "my-rule": ', "")


def test_an_example_that_is_not_removed_is_named(tmp_path: Path) -> None:
    source = HEAD + 'match = "our app"\nexamples = [\n  "Get our app",\n  "Get the app",\n]\n'
    assert problem(tmp_path, source) == (
        "8: the example “Get the app” is not removed; mend the rule or the example"
    )


def test_a_counterexample_that_is_removed_is_named(tmp_path: Path) -> None:
    source = HEAD + 'match = "our app"\nexamples = ["Our app"]\ncounterexamples = ["She likes our app."]\n'
    assert problem(tmp_path, source) == ("7: the counterexample loses “She likes our app.”; narrow the rule")


def test_an_example_may_be_a_small_document(tmp_path: Path) -> None:
    load(tmp_path, RELATED + "examples = ['''\n  It was over.\n- Related\n- One story\n''']\n")


def test_a_small_document_must_lose_just_the_marked_lines(tmp_path: Path) -> None:
    source = RELATED + "examples = ['''\n  It was over.\n- Related\n  One story\n''']\n"
    assert problem(tmp_path, source) == (
        "8: the example should lose “Related” but loses “Related / One story”; mend the rule or the example"
    )


def test_a_small_document_must_mark_a_line(tmp_path: Path) -> None:
    source = RELATED + "examples = ['''\n  It was over.\n  Related\n''']\n"
    assert problem(tmp_path, source) == (
        "8: no line of the example begins with “- ”, which marks what goes; mend the rule or the example"
    )


def test_a_counterexample_may_be_a_small_document(tmp_path: Path) -> None:
    source = RELATED + "examples = ['Related']\ncounterexamples = ['''\n  Related to him\n  One story\n''']\n"
    load(tmp_path, source)


def test_a_small_document_may_say_its_url_and_title(tmp_path: Path) -> None:
    source = HEAD + "traits = ['title-itself']\nexamples = ['''\n{}- The old bridge opens again\n''']\n"
    load(tmp_path, source.format("title: The old bridge opens again\n"))
    load(tmp_path, source.format("url: https://a.example/the-old-bridge-opens-again\n"))
    assert "is not removed" in problem(tmp_path, source.format(""))


def test_a_small_document_may_mark_what_went_before(tmp_path: Path) -> None:
    source = (
        HEAD + "match = 'reporter'\nafter = 'byline'\nexamples = ['''\n{} By Ada Okoro\n- Reporter\n''']\n"
    )
    load(tmp_path, source.format("="))
    assert "is not removed" in problem(tmp_path, source.format(" "))


@pytest.mark.parametrize(("setting", "near"), [("", "caption"), ("near: byline\n", "byline")])
def test_a_line_that_went_before_speaks_for_evidence(tmp_path: Path, setting: str, near: str) -> None:
    rule = "threshold = 2\n[rule.evidence]\nwords = { photo = 1.5 }\n"
    shown = f"{setting}= The quay at dawn\n- Photo\n  The ferry sails.\n"
    head = HEAD + f"examples = ['''\n{shown}''']\n"
    load(tmp_path, head + rule + f"near = {{ {near} = 0.5, comments = 0.25 }}\n")


def test_named_groups_need_not_take_the_whole_of_a_short_example(tmp_path: Path) -> None:
    load(tmp_path, HEAD + "match = '(?<photo_credit>photo: .*)$'\nexamples = ['The bridge. Photo: ours']\n")


def test_remove_match_need_not_take_the_whole_of_a_short_example(tmp_path: Path) -> None:
    load(tmp_path, HEAD + "match = 'our app'\nremove = 'match'\nexamples = ['Get our app']\n")


def test_the_examples_of_a_rule_that_keeps_are_run_too(tmp_path: Path) -> None:
    keeper = "[[rule]]\nid = 'my-rule'\nkeep = true\nmatch = 'correction'\n"
    load(tmp_path, keeper + "examples = ['A correction']\ncounterexamples = ['An error']\n")
    assert problem(tmp_path, keeper + "examples = ['An error']\n") == (
        "5: the example “An error” is not kept; mend the rule or the example"
    )
    source = keeper + "examples = ['A correction']\ncounterexamples = ['No correction']\n"
    assert problem(tmp_path, source) == "6: the counterexample keeps “No correction”; narrow the rule"


def test_a_line_of_a_list_is_an_example_as_it_stands() -> None:
    assert parse_example("- Get our app").content == "- Get our app"
    assert parse_example("- Get our app\n").content == "Get our app"


def test_an_example_with_markup_is_a_page() -> None:
    assert parse_example("<p>Get our app</p>").kind == "html"
    assert parse_example("Get our app").kind == "text"
