"""Word files: where they stand, what they add, and what is said of a faulty one."""

from pathlib import Path

import pytest
from making import write_rules

from cleaner.errors import RuleError
from cleaner.matching.prefilter import derivation
from cleaner.matching.prefilter.derivation import needed_literals
from cleaner.rulebook.files import load_rulebook, packaged_words
from cleaner.rulebook.word_files import read_words
from cleaner.words import Words

KNOWN = Words({"app": "an app"}, {"en": {"app": ("app",)}})


def test_a_folder_adds_to_the_known_lists(tmp_path: Path) -> None:
    write_rules(tmp_path, "en/words.toml", '[words]\napp = ["applet"]')
    write_rules(tmp_path, "de/words.toml", 'common = ["der"]\n[words]\napp = ["App"]')
    words = read_words(tmp_path, KNOWN)
    assert words.of("app", "en") == ("app", "applet")
    assert words.of("app", "de") == ("App",)
    assert words.common == {"de": ("der",)}


def test_a_language_has_prefixes_and_endings(tmp_path: Path) -> None:
    write_rules(tmp_path, "he/words.toml", 'prefixes = ["ה"]\nendings = ["ים"]')
    words = read_words(tmp_path, KNOWN)
    assert words.prefixes == {"he": ("ה",)}
    assert words.endings == {"he": ("ים",)}


def test_a_new_name_is_described_in_the_file_for_any_language(tmp_path: Path) -> None:
    write_rules(tmp_path, "any/words.toml", '[names]\nferry = "ships that carry"')
    write_rules(tmp_path, "en/words.toml", '[words]\nferry = ["ferry"]')
    assert read_words(tmp_path, KNOWN).of("ferry", "en") == ("ferry",)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('[words]\nap = ["x"]', 'words.toml:2: no words are called "ap"; did you mean "app"?'),
        ('[words]\napp = "x"', "words.toml:2: app: Expected `array`"),
        ('[words]\napp = [" "]', 'words.toml:2: app holds the blank word " "; take it out'),
        ('[words]\napp = ["="]', 'words.toml:2: app holds the blank word "="; take it out'),
        ('[word]\napp = ["x"]', "known are names, common, prefixes, endings, words"),
        ('endings = ["s"]\nprefixes = ["a b"]', 'words.toml:2: prefixes holds "a b", which is no piece of'),
        ('endings = ["-"]', 'words.toml:1: endings holds "-", which is no piece of one word; write letters'),
        ("[words", "words.toml:1: not valid TOML"),
    ],
)
def test_a_faulty_file_is_named_with_line_and_remedy(source: str, said: str, tmp_path: Path) -> None:
    write_rules(tmp_path, "en/words.toml", source)
    with pytest.raises(RuleError) as error:
        read_words(tmp_path, KNOWN)
    assert said in str(error.value)


def test_a_user_s_words_reach_the_packaged_rules(tmp_path: Path) -> None:
    write_rules(tmp_path, "en/words.toml", '[words]\napp = ["moonlet"]')
    assert "moonlet" in load_rulebook([tmp_path]).words.of("app", "en")
    assert "moonlet" not in packaged_words().of("app", "en")


def test_nothing_is_derived_anew_of_rules_that_do_not_say_a_user_s_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rules(tmp_path, "en/words.toml", '[words]\nget = ["reel in"]')
    packaged = load_rulebook()
    derived: list[str] = []
    monkeypatch.setattr(
        derivation, "needed_literals", lambda pattern: derived.append(pattern) or needed_literals(pattern)
    )
    found = load_rulebook([tmp_path]).rules
    changed = [rule for rule in found if rule.patterns != getattr(packaged.rule(rule.id), "patterns", None)]
    assert 0 < len(derived) <= len(changed) < len(found) / 10


def test_every_packaged_language_has_common_words_and_only_described_names() -> None:
    words = packaged_words()
    assert set(words.common) == set(words.languages)
    assert {name for lists in words.lists.values() for name in lists} <= words.names.keys()


def test_a_list_of_more_words_than_load_in_time_is_refused_with_line_and_remedy(tmp_path: Path) -> None:
    listed = ", ".join(f'"town{number}"' for number in range(50_001))
    write_rules(tmp_path, "any/words.toml", f'[names]\ntowns = "towns"\n[words]\ntowns = [{listed}]\n')
    with pytest.raises(
        RuleError, match=r"words\.toml:4: towns has 50,001 words, more than 50,000; divide them"
    ):
        read_words(tmp_path, Words())
