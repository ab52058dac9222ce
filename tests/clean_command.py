"""`cleaner clean` as the tests give it, an article to clean, and what it leaves."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from cleaner.cli import main

ARTICLE = """The ferry will sail again on Monday, the harbour office said, after divers freed its rudder.

Download our app

Passengers who had booked for the weekend will be carried without a further charge, it added.
"""
BODY = ARTICLE.replace("Download our app\n\n", "").rstrip()


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    command = ["clean", *map(str, arguments)]
    return CliRunner().invoke(main, command, input=stdin, catch_exceptions=False)


def rows(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text().splitlines()]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
