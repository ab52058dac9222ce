"""The guide to rules does what it says: its steps give what it prints, its rules load and work."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.categories import CATEGORIES
from cleaner.cli import main
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.files import load_rulebook
from cleaner.traits import TRAITS

GUIDE = Path(__file__).resolve().parent.parent / "rules" / "README.md"
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.M | re.S)
BLOCKS = [(kind, name, content) for kind, name, content in BLOCK.findall(GUIDE.read_text(encoding="utf-8"))]
SNIPPETS = [content for kind, name, content in BLOCKS if kind == "toml" and not name]


def run(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "cleaner"
    return CliRunner().invoke(main, arguments, catch_exceptions=False).output


def follow(console: str) -> str:
    """What a console block looks like when its commands are run."""
    commands = [line for line in console.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{run(line[2:])}" for line in commands)


def test_the_steps_followed_to_the_letter_give_what_the_guide_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    consoles = 0
    for kind, name, content in BLOCKS:
        if name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(content, encoding="utf-8")
        elif kind == "console":
            assert follow(content) == content
            consoles += 1
    assert consoles >= 4
    assert "afloat" not in run("cleaner clean ferry.txt --rules my-rules --site ledger.example")


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: re.search(r'"([^"]+)"', text)[1])
def test_each_rule_of_the_guide_loads_and_passes_its_examples(snippet: str, tmp_path: Path) -> None:
    (tmp_path / "guide.toml").write_text(snippet, encoding="utf-8")
    book = load_rulebook([tmp_path], packaged=False)
    assert book.rules or book.pages


def test_every_key_of_a_rule_has_an_example_in_the_guide() -> None:
    shown = "\n".join(SNIPPETS)
    for key in RuleTable.__struct_encode_fields__:
        assert re.search(rf"^(?:{key} = |\[rule\.{key}\])", shown, re.M), key


def test_every_trait_stands_in_the_guide_with_an_example() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| .+ \|$", GUIDE.read_text(encoding="utf-8"), re.M)
    assert sorted(rows) == sorted(TRAITS)


def test_the_links_in_the_guide_lead_somewhere() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    headings = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        path, _, anchor = target.partition("#")
        if target.startswith("https://"):
            continue
        assert (GUIDE.parent / path).exists(), target
        assert path or anchor in headings, target


def test_the_categories_in_the_guide_are_known() -> None:
    named = re.findall(r'^category = "([^"]+)"', GUIDE.read_text(encoding="utf-8"), re.M)
    assert set(named) <= set(CATEGORIES)
