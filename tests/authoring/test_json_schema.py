"""The schema by which editors complete and check rule files."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cleaner.authoring.json_schema import SCHEMA_FILE, file_schema, schema_text
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.files import packaged_rules, rule_files

VALIDATOR = jsonschema.Draft7Validator(file_schema())
RULE = {"id": "a", "lines": ["x"], "examples": ["x"]}


def faults(data: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_the_packaged_folder_holds_the_schema_of_this_version() -> None:
    stored = (packaged_rules() / SCHEMA_FILE).read_text(encoding="utf-8")
    assert stored == schema_text(), "write it anew: cleaner rules schema > rules/schema.json"


def test_every_packaged_file_fits_it() -> None:
    for path in rule_files(packaged_rules()):
        assert faults(tomllib.loads(path.read_text(encoding="utf-8"))) == [], path


def test_the_schema_that_a_packaged_file_names_is_there() -> None:
    for path in rule_files(packaged_rules()):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        if first.startswith("#:schema "):
            named = Path(path.parent, first.removeprefix("#:schema "))
            assert named.resolve() == (packaged_rules() / SCHEMA_FILE).resolve(), path


@pytest.mark.parametrize(
    "wrong",
    [
        {"mtach": "x"},
        {"category": "teasers"},
        {"traits": ["headding"]},
        {"remove": "all"},
        {"max_words": 0},
        {"place": "middle"},
        {"id": "No Spaces"},
    ],
)
def test_a_wrong_key_or_word_does_not_fit(wrong: dict[str, Any]) -> None:
    assert faults({"rule": [RULE]}) == []
    assert len(faults({"rule": [RULE | wrong]})) == 1


def test_every_key_has_a_description() -> None:
    properties = json.loads(schema_text())["$defs"]["RuleTable"]["properties"]
    assert list(properties) == list(RuleTable.__struct_encode_fields__)
    assert all(says["description"] for says in properties.values())


@pytest.mark.parametrize(
    "odd", [{"traits": {"headding": 1}}, {"near": {"adverts": 1}}, {"place": {"top": 1}}]
)
def test_the_names_of_hints_are_checked(odd: dict[str, object]) -> None:
    right = {"traits": {"heading": 1}, "near": {"advert": 1}, "place": {"end": 1}}
    validator = jsonschema.Draft7Validator(file_schema())
    for evidence, sound in ((right, True), (odd, False)):
        rule = {"id": "a", "threshold": 2, "evidence": evidence, "examples": ["x"]}
        assert validator.is_valid({"rule": [rule]}) is sound
