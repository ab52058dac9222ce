"""Literals that a pattern's matches must contain, derived from the pattern itself."""

import random
import re

import pytest
import regex
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from cleaner.matching.context import Context
from cleaner.matching.patterns import compiled
from cleaner.matching.prefilter.literals import literals
from cleaner.matching.prefilter.prefilter import Prefilter
from cleaner.matching.prepared_rule import PreparedRule
from cleaner.reading.text import read_text
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.files import load_rulebook

pytestmark = pytest.mark.filterwarnings("ignore:Possible nested set")

REPEATS_REPEATED = re.compile(r"[*+}]\)[*+]")
"""Of such patterns the library that makes texts to match them may take for ever to make one."""
PATTERNS = sorted(
    {
        pattern
        for rule in load_rulebook().rules
        if (pattern := rule.patterns.match) and not REPEATS_REPEATED.search(pattern)
    }
)


@pytest.mark.parametrize(
    ("pattern", "found"),
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
        ("(?:follow us)?published", {"published"}),
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
        ("ＳＵＢ日本", {"sub日本"}),
        ("published|updated", {"published", "updated"}),
        (r"\x70ublished", {"published"}),
    ],
)
def test_the_literals_of_a_pattern(pattern: str, found: set[str]) -> None:
    assert texts(pattern) == found


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        ".*",
        r"\w+",
        r"\d{4}",
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
    ],
)
def test_a_pattern_that_may_match_without_them_has_none(pattern: str) -> None:
    assert texts(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        ("^app", "\napp"),
        (r"^\W*app", "\napp"),
        (r"^[*( -]*app", "\napp"),
        ("^.{3}app", "app"),
        (r"app\W*$", "app\n"),
        (r"\bapp\b", "\bapp\b"),
        (r"^\bapp", "\napp"),
        (r"\b@app\b", "@app\b"),
        (r"\b(?-i:AFP)", "\bafp"),
        ("apps?|my app", "app"),
    ],
)
def test_a_literal_knows_the_edges_that_it_stands_at(pattern: str, literal: str) -> None:
    assert literal in literals(pattern)


def texts(pattern: str) -> set[str] | None:
    return {text.strip("\b\n") for text in literals(pattern)} or None


def is_a_candidate(pattern: str, text: str) -> bool:
    """Whether the index would have the pattern searched in the text, if this is one block."""
    table = RuleTable(id="x", match=pattern)
    rule = Rule(table, "legal", "any", None, "x.toml", 1, 0, 0)
    document = read_text(text)
    if len(document.blocks) != 1:
        return True
    return any(rules for _, rules in Prefilter([PreparedRule(rule)]).candidates(Context(document)))


def matches(pattern: str, text: str) -> bool:
    return any(compiled(pattern).search(block.view) for block in read_text(text).blocks)


@pytest.mark.parametrize("seed", range(4))
@settings(max_examples=settings.default.max_examples // 3)
@given(data=st.data())
def test_what_a_packaged_pattern_matches_holds_one_of_its_literals(seed: int, data: st.DataObject) -> None:
    sample = random.Random(seed).sample(PATTERNS, 12)
    pattern = data.draw(st.sampled_from(sample))
    try:
        compiled(pattern)
    except regex.error:
        reject()
    text = data.draw(_matching(pattern))
    if matches(pattern, text):
        assert is_a_candidate(pattern, text)


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


@given(PARTS, st.data())
def test_what_any_pattern_matches_holds_one_of_its_literals(pattern: str, data: st.DataObject) -> None:
    try:
        compiled(pattern)
    except regex.error:
        reject()
    text = data.draw(_matching(pattern))
    if matches(pattern, text):
        assert is_a_candidate(pattern, text)


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
