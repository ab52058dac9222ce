"""What is checked of a rule beyond its types, found at load and said on the spot."""

from pathlib import Path

import pytest
from making import write_rules

from cleaner import RuleError
from cleaner.rulebook.files import load_rulebook

RULE = 'category = "caption"\n\n[[rule]]\nid = "my-rule"\nexamples = ["Photo: ours"]\n'


def problem(folder: Path, says: str) -> str:
    write_rules(folder, "r.toml", RULE + says + "\n")
    with pytest.raises(RuleError) as error:
        load_rulebook([folder], packaged=False)
    return str(error.value).split("\n")[0].removeprefix(f"{folder}/r.toml:").replace('rule "my-rule": ', "")


@pytest.mark.parametrize("key", ["match", "unless", "while", "until", "after", "before"])
def test_a_bad_pattern_is_named_with_its_position(tmp_path: Path, key: str) -> None:
    says = "place = 1\nlines = ['Photo: ours']\n" if key != "match" else "place = 1\n\n"
    assert problem(tmp_path, says + f"{key} = 'photo: (ours'") == (
        f"8: {key} is not a valid regular expression: missing ) at position 12; "
        r"close the group with ), or write a plain bracket as \("
    )


def test_a_boundary_in_double_quotes_is_a_backspace(tmp_path: Path) -> None:
    assert problem(tmp_path, r'match = "\bour app"') == (
        '6: match has a backspace in it, which is what "\\b" means in double quotes; '
        r"write the pattern in single quotes, like '\b…'"
    )


def test_a_bad_pattern_shows_what_stands_at_its_position(tmp_path: Path) -> None:
    said = problem(tmp_path, "match = 'photo: ** ours'")
    assert said.startswith(
        "6: match is not a valid regular expression: multiple repeat at position 8 (before “* ours”)"
    )


@pytest.mark.parametrize("name", ["says", "deal", "inbox", "edited"])
def test_a_template_may_name_any_list(tmp_path: Path, name: str) -> None:
    rule = RULE + f"match = 'ours'\nunless = '{{{name}}}'\n"
    write_rules(tmp_path, "any/caption.toml", rule)
    load_rulebook([tmp_path])


def test_a_pattern_that_nests_too_deeply_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path, f"match = '{'(' * 3000}{')' * 3000}'") == (
        "6: match is nested too deeply; write it flatter"
    )


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ('traits = ["hedding"]', '6: unknown trait "hedding"; did you mean "heading"?'),
        ('traits = ["!proze"]', '6: unknown trait "!proze"; did you mean "prose"?'),
        ('match = "x"\nplace = 0', "7: place = 0 is nowhere; 1 is the first block, -1 the last"),
        ('match = "x"\nplace = 0.0', "7: place = 0 is nowhere; 1 is the first block, -1 the last"),
        (
            'match = "x"\nplace = 1.5',
            "7: place = 1.5 is no share; a share lies between -1 and 1; a count of blocks is a whole number",
        ),
        (
            'match = "x"\nplace = nan',
            "7: place = nan is no share; a share lies between -1 and 1; a count of blocks is a whole number",
        ),
        (
            'match = "x"\nmin_words = 5\nmax_words = 4',
            "8: max_words is less than min_words; raise the one or lower the other",
        ),
        (
            'match = "x"\nafter = ["legal", "newsleter"]',
            '7: unknown category "newsleter"; did you mean "newsletter"?',
        ),
        (
            'match = "x"\nbefore = ["^Photo"]',
            '7: unknown category "^Photo"; a pattern stands alone, a list is of categories',
        ),
        ('lines = ["x"]\nremove = "match"', '7: remove = "match" without match; add match'),
        (
            'lines = ["x",\n"—"]',
            '6: the line "—" is punctuation alone; lines are compared without it; write a pattern in match',
        ),
        (
            "match = '(?<captoin>photo)'",
            '6: unknown category in group "captoin"; did you mean "caption"?',
        ),
        (
            "match = '(?<photo_credits>photo)'",
            '6: unknown category in group "photo_credits"; did you mean "photo_credit"?',
        ),
        (
            "match = '(?<zzz>photo)'",
            '6: unknown category in group "zzz"; a group\'s name is a category',
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_remedy(tmp_path: Path, says: str, said: str) -> None:
    assert problem(tmp_path, says) == said
