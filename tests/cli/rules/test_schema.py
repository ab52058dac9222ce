"""`cleaner rules schema`: what a TOML editor needs."""

import json

from rule_commands import run

from cleaner.authoring.json_schema import schema_text


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["$ref"] == "#/$defs/RuleFileTable"
    assert run("schema").stdout == schema_text()
