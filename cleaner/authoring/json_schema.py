"""The JSON Schema of a rule file, by which TOML editors complete and check one."""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec

from cleaner.categories import CATEGORIES
from cleaner.rule_tables import Part, RuleFileTable, Surroundings
from cleaner.traits import TRAITS

SCHEMA_FILE = "schema.json"
"""What the schema is called in a folder of rules."""


def schema_text() -> str:
    """The schema as JSON, the same on every machine."""
    return json.dumps(file_schema(), indent=2, ensure_ascii=False) + "\n"


def file_schema() -> dict[str, Any]:
    """The schema: the types and descriptions of the rule file's tables, with the words they know."""
    schema: dict[str, Any] = msgspec.json.schema(RuleFileTable)
    tables = schema["$defs"]
    rule, page, file = tables["RuleTable"], tables["PageTable"], tables["RuleFileTable"]
    category = {"enum": list(CATEGORIES), "description": _listed("The category", CATEGORIES)}
    for table in (rule, file):
        table["properties"]["category"] |= category
        table["properties"]["category"].pop("anyOf")
    traits = [*TRAITS, *(f"!{name}" for name in TRAITS)]
    rule["properties"]["traits"] |= {"type": "array", "items": {"enum": traits}}
    rule["properties"]["traits"].pop("anyOf")
    known = {
        "traits": list(TRAITS),
        "near": list(CATEGORIES),
        "place": list(get_args(Part)),
        "around": list(get_args(Surroundings)),
    }
    for key, names in known.items():
        tables["EvidenceTable"]["properties"][key]["propertyNames"] = {"enum": names}
    for table in (rule, page, file):
        _without_null(table["properties"])
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "cleaner rule file"} | schema


def _listed(what: str, words: dict[str, str]) -> str:
    return f"{what}: " + "; ".join(f"{word} ({says})" for word, says in words.items())


def _without_null(properties: dict[str, Any]) -> None:
    """TOML has no null: a key that may be left out is of its other type."""
    for name, says in properties.items():
        if says.get("default", ...) is None:
            del says["default"]
        kept = [option for option in says.get("anyOf", ()) if option != {"type": "null"}]
        if len(kept) == 1:
            del says["anyOf"]
            properties[name] = kept[0] | says
        elif kept:
            says["anyOf"] = kept
