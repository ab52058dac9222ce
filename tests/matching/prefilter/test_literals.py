"""Literals that a pattern's matches must contain, derived from the pattern itself."""

import random
from math import inf

import pytest
import regex
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from cleaner.matching.context import Context
from cleaner.matching.patterns import compiled
from cleaner.matching.prefilter.candidates import RuleIndex
from cleaner.matching.prefilter.clues import Clue
from cleaner.matching.prefilter.literals import needs
from cleaner.reading.text import read_text
from cleaner.rule import Rule, RuleTable
from cleaner.rulebook.files import packaged_rules, read_folder

pytestmark = pytest.mark.filterwarnings("ignore:Possible nested set")

PATTERNS = sorted(
    {r.patterns.match for r in read_folder(packaged_rules(), layer=0).rules if r.patterns.match}
)


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
        ("ＳＵＢ日本", {"ｓｕｂ日本"}),
        ("published|updated", {"published", "updated"}),
        (r"\x70ublished", {"published"}),
    ],
)
def test_the_literals_of_a_pattern(pattern: str, literals: set[str]) -> None:
    assert texts(pattern) == literals


@pytest.mark.parametrize(
    ("pattern", "also"),
    [
        (r"^download .{0,9}\bnewsletter", {"download "}),
        (r"^(?:get|try) the .*newsletters?\b", {"get the ", "try the "}),
        (r"(?:get .* podcast|try .* newsletter)", {"get ", "try "}),
        ("(?:(?:get|try) .* newsletter)+", {"get ", "try "}),
        (r"newsletter(?: and podcast)?", set()),
        (r"newsletter \w+ e", set()),
    ],
)
def test_a_pattern_may_need_a_second_literal(pattern: str, also: set[str]) -> None:
    assert set(needs(pattern).also) == also


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
    ("pattern", "clue"),
    [
        ("^.{3}app", Clue("app", "app", False, False, 3, inf)),
        (r"^\W*app", Clue("app", "app", False, False, 0, inf)),
        (r"^[*( -]*app", Clue("app", "app", False, False, 0, inf)),
        ("^(?:get |x)app", Clue("get app", "get app", False, False, 0, inf)),
        (r"app\d{2,4}\W*$", Clue("app", "app", False, False, inf, 4)),
        (r"(?:app[^|]{4}[ .]*)$", Clue("app", "app", False, False, inf, 4)),
        (r"(?:app[ .]*)x$", Clue("app", "app", False, False, inf, inf)),
        (r"^x(?:[ .]*app)", Clue("app", "app", False, False, inf, inf)),
        (r"^(?: ?(?:[ .]*app))", Clue("app", "app", False, False, 0, inf)),
        (r"\bapp\b", Clue("app", "app", True, True, inf, inf)),
        (r"\b@app\b", Clue("@app", "@app", False, True, inf, inf)),
        ("(?-i:AFP)", Clue("afp", "AFP", False, False, inf, inf)),
        ("(?i:(?-i:Afp))", Clue("afp", "Afp", False, False, inf, inf)),
        ("(?:^app)?s x of$", Clue("s x of", "s x of", False, False, inf, 0)),
        ("(?=.*?lens)x", Clue("lens", "lens", False, False, inf, inf)),
        ("apps?|my app", Clue("app", "app", False, False, inf, inf)),
    ],
)
def test_a_clue_knows_how_it_is_spelled_and_where_it_may_stand(pattern: str, clue: Clue) -> None:
    assert clue in (needs(pattern).clues or ())


@pytest.mark.parametrize(
    ("pattern", "lengths"),
    [
        ("^app$", (3, 3)),
        ("app", (3, inf)),
        (r"^\d{1,4} (?:apps|x)?$", (2, 9)),
        ("^a+$", (1, inf)),
        ("^(?:ab){2,3}(?=cdef)$", (4, 6)),
        ("^ab$|^cde$", (2, 3)),
        ("^ab$|cde$", (2, inf)),
    ],
)
def test_a_pattern_tells_how_long_a_block_must_be(pattern: str, lengths: tuple[float, float]) -> None:
    assert (needs(pattern).least, needs(pattern).most) == lengths


def texts(pattern: str) -> set[str] | None:
    clues = needs(pattern).clues
    return None if clues is None else {clue.text for clue in clues}


def is_a_candidate(pattern: str, text: str) -> bool:
    """Whether the index would have the pattern searched in the text, if this is one block."""
    table = RuleTable(id="x", match=pattern)
    rule = Rule(table, "legal", "any", None, "x.toml", 1, 0, 0)
    blocks = read_text(text).blocks
    if len(blocks) != 1:
        return True
    return any(rules for _, rules in RuleIndex([rule]).candidates(Context(blocks[0].document)))


def matches(pattern: str, text: str) -> bool:
    return any(compiled(pattern).search(block.view) for block in read_text(text).blocks)


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


@settings(max_examples=300)
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
