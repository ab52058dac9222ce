"""The packaged rules as a build leaves them beside their files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import cleaner
from cleaner.matching.prefilter.literals import literals
from cleaner.matching.ready import make_ready
from cleaner.rulebook.contents import FolderContents
from cleaner.rulebook.files import read_folder
from cleaner.rulebook.packed import FILE, pack, unpack
from cleaner.words import Words

RULES = """
[[rule]]
id = "en-app"
match = '\\bget our app\\b'
max_words = 12
examples = ["Get our app"]
"""
SITE = """
[page]
body = ["article"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("en/app-promo.toml", RULES), ("sites/example.com.toml", SITE)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    read = read_folder(tmp_path, layer=0)
    (tmp_path / FILE).write_bytes(pack(tmp_path, read.rules, read.pages, Words(), ["any"]))
    return tmp_path


def without_literals(read: FolderContents) -> list[object]:
    return [msgspec.structs.replace(rule, literals=None) for rule in read.rules]


def test_a_pack_holds_what_its_files_say(folder: Path) -> None:
    packed, read = unpack(folder), read_folder(folder, layer=0)
    assert packed is not None
    assert [msgspec.structs.replace(rule, literals=None) for rule in packed.rules] == without_literals(read)
    assert packed.pages == read.pages
    assert packed.rules[0].literals == literals(r"\bget our app\b")
    assert packed.ready == {"any": make_ready(packed.rules)}


def test_a_pack_of_other_files_counts_for_nothing(folder: Path) -> None:
    path = folder / "en" / "app-promo.toml"
    path.write_text(RULES.replace("12", "13"), "utf-8")
    assert unpack(folder) is None


def test_patterns_that_another_engine_compiled_count_for_nothing(folder: Path) -> None:
    packed = msgspec.msgpack.decode((folder / FILE).read_bytes())
    packed[1] = "another engine"
    (folder / FILE).write_bytes(msgspec.msgpack.encode(packed))
    found = unpack(folder)
    assert found is not None
    assert not found.ready


def test_a_folder_without_a_pack_has_none_and_a_broken_one_counts_for_nothing(folder: Path) -> None:
    (folder / FILE).write_bytes(b"\x00")
    assert unpack(folder) is None
    (folder / FILE).unlink()
    assert unpack(folder) is None


SAYS_WHAT_GOES = (
    "import cleaner; print([piece.rule for piece in cleaner.clean('Get our app', kind='text').removed])"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The package beside rules of its own, as in its sources."""
    package = Path(cleaner.__file__).parent
    shutil.copytree(package, tmp_path / "cleaner", ignore=shutil.ignore_patterns("__pycache__", "rules"))
    (tmp_path / "rules" / "en").mkdir(parents=True)
    (tmp_path / "rules" / "en" / "app-promo.toml").write_text(RULES, "utf-8")
    return tmp_path


def started(checkout: Path, *options: str) -> str:
    """What a new process in the checkout removes, and by which rule; with options of Python's."""
    there = {**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, *options, "-c", SAYS_WHAT_GOES]
    return subprocess.run(command, cwd=checkout, env=there, check=True, capture_output=True, text=True).stdout


def test_a_checkout_keeps_a_pack_until_its_rules_change(checkout: Path) -> None:
    def kept() -> list[str]:
        return [path.name for path in (checkout / "cleaner/rulebook/__pycache__").glob("*.msgpack")]

    assert started(checkout) == "['en-app']\n"
    (pack_of_rules,) = kept()
    assert started(checkout) == "['en-app']\n"
    path = checkout / "rules/en/app-promo.toml"
    path.write_text(RULES.replace("en-app", "en-our-app"), "utf-8")
    assert started(checkout) == "['en-our-app']\n"
    with (checkout / "cleaner/words.py").open("a") as code:
        code.write("# changed\n")
    assert started(checkout) == "['en-our-app']\n"
    assert kept() != [pack_of_rules]
    assert len(kept()) == 1


def test_a_checkout_keeps_nothing_where_python_must_not_write(checkout: Path) -> None:
    assert started(checkout, "-B") == "['en-app']\n"
    assert not list(checkout.rglob("*.msgpack"))
