"""The `rules` commands as the tests give them, in a folder with two rules and a corpus of one page."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
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


def write(name: str, content: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def run_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)
