"""A folder of rules is read to its end, whatever is wrong with it."""

from pathlib import Path

import pytest
from making import write_rules

from cleaner.authoring.lint import lint
from cleaner.authoring.survey import survey
from cleaner.errors import RuleError
from cleaner.rulebook.files import load_rulebook

GOOD = '[[rule]]\nid = "good"\nlines = ["Knock twice"]\nexamples = ["Knock twice"]\n'


def test_sound_rules_stand_beside_the_faults_of_others(tmp_path: Path) -> None:
    write_rules(tmp_path, "en/social.toml", GOOD + '[[rule]]\nid = "bad"\nmatch = "("\nexamples = ["x"]\n')
    write_rules(tmp_path, "en/advert.toml", "no TOML")
    found = survey(tmp_path)
    assert [rule.id for rule in found.rules] == ["good"]
    assert [(Path(fault.file or "").name, fault.rule) for fault in found.faults] == [
        ("advert.toml", None),
        ("social.toml", "bad"),
    ]


def test_faults_of_words_stand_beside_those_of_rules(tmp_path: Path) -> None:
    write_rules(tmp_path, "any/words.toml", "names = 3")
    write_rules(tmp_path, "en/words.toml", '[words]\napp = ["lantern"]\naap = ["x"]\nget = [" "]\n')
    write_rules(tmp_path, "de/words.toml", "no TOML")
    write_rules(tmp_path, "en/social.toml", GOOD + '[[rule]]\nid = "bad"\nmatch = "("\nexamples = ["x"]\n')
    found = survey(tmp_path)
    assert [rule.id for rule in found.rules] == ["good"]
    assert "lantern" in found.base.words.of("app", "en")
    places = [(Path(fault.file or "").parts[-2:], fault.line) for fault in found.faults]
    assert places == [
        (("any", "words.toml"), 1),
        (("de", "words.toml"), 1),
        (("en", "words.toml"), 3),
        (("en", "words.toml"), 4),
        (("en", "social.toml"), 7),
    ]
    assert len(lint(tmp_path)) == len(places)


def test_the_book_holds_the_packaged_rules_but_those_switched_off_or_overridden(tmp_path: Path) -> None:
    first, second, *_ = packaged = [rule.id for rule in load_rulebook().rules]
    write_rules(
        tmp_path, "en/social.toml", f'disable = ["{first}"]\n' + GOOD.replace('"good"', f'"{second}"')
    )
    found = survey(tmp_path)
    assert found.faults == []
    ids = [rule.id for rule in found.book.rules]
    assert sorted(ids) == sorted(set(packaged) - {first})
    assert found.book.rule(second) == found.rules[0]


def test_the_packaged_rules_have_none_before_them() -> None:
    found = survey(None)
    assert (found.base.rules, found.faults) == ((), [])
    assert {rule.id for rule in found.rules} == {rule.id for rule in load_rulebook().rules}


def test_an_unknown_id_that_is_switched_off_is_a_fault_at_its_line(tmp_path: Path) -> None:
    write_rules(tmp_path, "en/social.toml", '# off\ndisable = ["no-such"]\n')
    (fault,) = survey(tmp_path).faults
    assert (fault.line, '"no-such"' in str(fault)) == (2, True)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        survey(tmp_path / "nowhere")
