"""A user's rule folder as it is once packed: the same rules, loaded faster, and never stale."""

import time
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from making import MORE_PROSE, PROSE

from cleaner import Cleaner, Result
from cleaner.cli import main
from cleaner.errors import RuleError
from cleaner.rulebook.files import load_rulebook, write_pack
from cleaner.rulebook.packed import FILE
from cleaner.rulebook.packed_folder import PackedFolder

WORDS = '[words]\nget = ["haul in"]\n'
RULES = """
[[rule]]
id = "own-haul"
match = '\\b{get} the net\\b'
max_words = 12
examples = ["Haul in the net"]
"""
SITE = """
disable = ["own-haul"]
[page]
body = ["article"]
"""
LIST = "".join(f"{host}##.lantern-{number}\n" for number in range(25_000) for host in ("", "asken.example"))


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "own", en__words=WORDS, en__teaser=RULES)
    return write(tmp_path / "own", **{"sites__asken.example": SITE})


def test_a_packed_folder_says_what_its_files_say(folder: Path) -> None:
    read = load_rulebook([folder])
    assert write_pack(folder) == 1
    packed = load_rulebook([folder])
    assert (packed.rules, packed.pages, packed.disabled) == (read.rules, read.pages, read.disabled)
    result = Cleaner(rules=packed).clean(f"{PROSE}\n\nHaul in the net\n\n{MORE_PROSE}", kind="text")
    assert [piece.rule for piece in result.removed] == ["own-haul"]


def test_what_is_packed_is_not_read_again(folder: Path) -> None:
    write_pack(folder)
    packed = msgspec.msgpack.decode((folder / FILE).read_bytes(), type=PackedFolder)
    packed.rules = [msgspec.structs.replace(rule, category="media") for rule in packed.rules]
    (folder / FILE).write_bytes(msgspec.msgpack.encode(packed))
    assert [rule.category for rule in load_rulebook([folder]).rules if rule.id == "own-haul"] == ["media"]


@pytest.mark.parametrize("name", ["en__teaser", "en__words", "sites__asken.example"])
def test_a_pack_of_other_files_counts_for_nothing(folder: Path, name: str) -> None:
    write_pack(folder)
    path = folder / f"{name.replace('__', '/')}.toml"
    path.write_text(path.read_text("utf-8").replace("own-haul", "own-pull") + "#", "utf-8")
    if name == "en__teaser":
        with pytest.raises(RuleError, match="own-haul"):  # which the site's file still names
            load_rulebook([folder])
    elif name == "en__words":
        assert load_rulebook([folder]).rule("own-haul")
    else:
        with pytest.raises(RuleError, match="own-pull"):
            load_rulebook([folder])


def test_a_pack_made_with_other_words_counts_for_nothing(folder: Path, tmp_path: Path) -> None:
    write_pack(folder)
    before = write(
        tmp_path / "before",
        en__words='[words]\nget = ["hoist"]\n',
        en__teaser=RULES.replace("own", "x").replace("Haul in", "Hoist"),
    )
    text = f"{PROSE}\n\nHoist the net\n\n{MORE_PROSE}"
    removed = Cleaner(rules=[before, folder]).clean(text, kind="text").removed
    assert [piece.rule for piece in removed] == ["own-haul"]


def test_a_pack_that_is_broken_counts_for_nothing(folder: Path) -> None:
    (folder / FILE).write_bytes(b"\x00")
    assert load_rulebook([folder]).rule("own-haul")


def test_rules_with_a_fault_are_not_packed(folder: Path) -> None:
    write(
        folder,
        en__app="[[rule]]\nid = 'own-app'\ncategory = 'app-promo'\nlines = ['Get it']\nexamples = ['Got it']",
    )
    ran = CliRunner().invoke(main, ["rules", "pack", str(folder)])
    assert ran.exit_code == 2
    assert "own-app" in ran.stderr
    assert not (folder / FILE).exists()


@pytest.mark.long
def test_fifty_thousand_packed_selectors_load_in_half_of_the_time(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    (tmp_path / "list.txt").write_text(LIST.replace("asken.example##.", "asken.example##.own-"), "utf-8")
    page = f'<article><p>{PROSE}</p><p class="lantern-24999">Boats and boats</p><p>{MORE_PROSE}</p></article>'
    Cleaner()

    def cleaned() -> tuple[Cleaner, Result, float]:
        begin = time.process_time()
        cleaner = Cleaner(rules=[rules])
        result = cleaner.clean(page, url="https://asken.example/1", kind="html")
        return cleaner, result, time.process_time() - begin

    command = ["rules", "import", "adblock", str(tmp_path / "list.txt"), "--out", str(rules)]
    assert CliRunner().invoke(main, command).exit_code == 0
    _, _, read_seconds = cleaned()
    assert CliRunner().invoke(main, ["rules", "pack", str(rules)]).exit_code == 0
    cleaner, result, seconds = cleaned()
    *_, again = cleaned()  # a search for garbage takes as long as all the rest, and may fall into either
    assert min(seconds, again) < read_seconds / 2
    assert sum(len(rule.selectors) for rule in cleaner.rulebook.rules if rule.layer) == 50_000
    assert [piece.rule for piece in result.removed] == ["adblock-any-advert-125"]
