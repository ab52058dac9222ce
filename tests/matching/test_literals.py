"""Literals that a pattern's matches must contain, derived from the pattern itself."""

import random

import pytest
import regex
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from cleaner.document import fold, plain
from cleaner.matching.literals import required_literals
from cleaner.matching.patterns import compiled
from cleaner.rulebook.files import packaged_rules, read_folder

pytestmark = pytest.mark.filterwarnings("ignore:Possible nested set")

PATTERNS = sorted({r.table.match for r in read_folder(packaged_rules(), layer=0).rules if r.table.match})


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("download", {"download"}),
        ("Download Our App", {"download our app"}),
        (r"^\s*download\b", {"download"}),
        ("(?:get|try) our app", {"get our app", "try our app"}),
        ("(?:get|try) .* app", {" app"}),
        ("colou?r blind", {"colour blind", "color blind"}),
        (r"\w+ subscribe", {" subscribe"}),
        ("(?:follow us)+", {"follow us"}),
        ("(?:follow us){2,}", {"follow us"}),
        ("(?:follow us)?published", {"follow uspublished", "published"}),
        ("(?:follow us)*published", {"published"}),
        ("(?=.*newsletter)x?", {"newsletter"}),
        (r"(?<=via )getty", {"getty"}),
        ("(?<credit>photograph)", {"photograph"}),
        ("(?P<credit>photograph)", {"photograph"}),
        ("(?>photograph)", {"photograph"}),
        ("(?-i:AP) photo", {"ap photo"}),
        ("(?#a note)photograph", {"photograph"}),
        ("[gG]etty images", {"getty images"}),
        (r"\(c\) 2026", {"(c) 2026"}),
        (r"a\<b\>c", {"a<b>c"}),
        ("don’t miss", {"don't miss"}),
        ("ΟΔΟΣ", {"οδοσ"}),
        ("ＳＵＢ日本", {"ｓｕｂ日本"}),
        ("published|updated", {"published", "updated"}),
    ],
)
def test_the_literals_of_a_pattern(pattern: str, literals: set[str]) -> None:
    assert required_literals(pattern) == literals


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        ".*",
        r"\w+",
        r"\d{4}",
        "e",
        "(?:published)?",
        "published|",
        r"published|\d+",
        "(?!published)",
        "(?<!published)",
        "[^published]",
        "(?:published){e<=1}",
        "(?:published){s}",
        "(?:published){i<=2,d<=1}",
        "(?f:stra\u00dfe)",
        "(?x: p u b )",
        r"(published)?\1",
        "(?(1)published|updated)",
        r"\x70ublished",
    ],
)
def test_a_pattern_that_may_match_without_them_has_none(pattern: str) -> None:
    assert required_literals(pattern) is None


def holds_a_literal(pattern: str, text: str) -> bool:
    literals = required_literals(pattern)
    return literals is None or any(literal in fold(plain(text)) for literal in literals)


@pytest.mark.parametrize("seed", range(4))
@settings(max_examples=12)
@given(data=st.data())
def test_what_a_packaged_pattern_matches_holds_one_of_its_literals(seed: int, data: st.DataObject) -> None:
    sample = random.Random(seed).sample(PATTERNS, 12)
    pattern = data.draw(st.sampled_from(sample))
    try:
        compiled(pattern)
    except regex.error:
        reject()
    text = data.draw(_matching(pattern))
    if compiled(pattern).search(plain(text)) is not None:
        assert holds_a_literal(pattern, text)


WORDS = st.sampled_from(["app", "Sub", "news", "σας", "ſs", "K", "“x”", r"\.", r"\-", "İ", "é", " "])
PARTS = st.recursive(
    WORDS
    | st.sampled_from(
        [r"\w", r"\d", ".", r"\s", "[abc]", "[^a]", "[a-f]", "[“”]", r"\b", "^", "$", r"\<", "{"]
    ),
    lambda inner: st.one_of(
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds(
            "(?:{}){}".format, inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}", "{,1}", "??"])
        ),
        st.builds("{}{}".format, inner, inner),
        st.builds("({})".format, inner),
        st.builds("(?={})".format, inner),
        st.builds("(?!{})".format, inner),
        st.builds("(?i:{})".format, inner),
        st.builds("(?-i:{})".format, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(PARTS, st.data())
def test_what_any_pattern_matches_holds_one_of_its_literals(pattern: str, data: st.DataObject) -> None:
    try:
        compiled(pattern)
    except regex.error:
        reject()
    text = data.draw(_matching(pattern))
    if compiled(pattern).search(plain(text)) is not None:
        assert holds_a_literal(pattern, text)


def _matching(pattern: str) -> st.SearchStrategy[str]:
    """Texts that the pattern may match: made by its own shape, in any case, among others."""
    as_python = pattern.replace("(?<=", "(?<\0").replace("(?<!", "(?<\1").replace("(?<", "(?P<")
    as_python = as_python.replace("(?P<\0", "(?<=").replace("(?P<\1", "(?<!").replace(r"\p{Lu}", "[A-ZÉ]")
    made = st.text(max_size=30)
    try:
        made = st.from_regex(as_python, alphabet=st.characters(codec="utf-8", max_codepoint=0x2FFF))
        made.validate()
    except Exception:  # syntax that only the regex package has
        return st.text(max_size=30)
    return made.flatmap(lambda text: st.sampled_from([text, text.upper(), text.lower(), text.swapcase()]))
