"""The contract of a cleaning, for any content."""

import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import MORE_PROSE, PROSE, check_promises, write_rules

from cleaner import Cleaner, CleanerError, Result, SettingError, clean
from cleaner.cleaning import packaged_cleaner
from cleaner.rulebook.examples import parse_example
from cleaner.rulebook.files import load_rulebook

CORPUS = sorted((Path(__file__).parent.parent / "corpus" / "pages").glob("*.txt"))
BOILERPLATE = sorted(
    {
        parsed.content
        for rule in load_rulebook().rules
        for parsed in map(parse_example, rule.table.examples)
        if parsed.kind == "text"
    }
)
ODD_SPACES = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u00a0",
    "\u2028",
    "\x0b",
    "\x1f",
    "\ufeff",
    "\u200b",
    "",
]
ODD_WORDS = ["", "- ", "İ", "ΟΔΟΣ", "\ud800", "\x00", "😀", "e\u0301", "…", "<p>", "a" * 200]
ANYTHING = st.text(st.characters(), max_size=120)
ASSEMBLED = st.lists(
    st.sampled_from([PROSE, MORE_PROSE])
    | st.sampled_from(BOILERPLATE)
    | st.sampled_from(ODD_SPACES + ODD_WORDS),
    max_size=12,
).map("".join)
TEXTS = ANYTHING | ASSEMBLED


@given(TEXTS)
def test_body_and_pieces_are_the_whole_source(text: str) -> None:
    result = clean(text, kind="text")
    assert result.document.text == text
    check_promises(result)


@given(TEXTS)
def test_cleaning_is_deterministic(text: str) -> None:
    assert clean(text, kind="text") == clean(text, kind="text")


@given(TEXTS, st.none() | st.text(max_size=30) | st.sampled_from(["http://[", "//", "https://a.example/x"]))
def test_no_content_and_no_address_raises(text: str, url: str | None) -> None:
    check_promises(clean(text, url=url))


@given(st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_no_bytes_raise(data: bytes) -> None:
    check_promises(clean(data))


@given(TEXTS)
def test_json_holds_every_result(text: str) -> None:
    result = clean(text, kind="text")
    again = Result.from_json(result.to_json())
    assert again.document.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert again.text == re.sub("[\ud800-\udfff]", "\ufffd", result.text)


@given(ASSEMBLED)
def test_what_is_left_is_a_text_again(text: str) -> None:
    result = clean(text, kind="text")
    check_promises(clean(result.text, kind="text"))
    if not result.removed:
        assert result.text == text


def test_a_body_without_leftovers_loses_next_to_nothing() -> None:
    """Of the corpus's gold bodies, less than one word in two hundred."""
    before = after = 0
    for page in CORPUS:
        gold = page.parents[1] / "gold" / f"{page.name}.txt"
        body = gold.read_text(encoding="utf-8")
        before += len(body.split())
        after += len(clean(body, kind="text").text.split())
    assert before > 10_000
    assert before - after < 0.005 * before


@pytest.mark.parametrize("text", ["", " \n ", "\ufeff"])
def test_an_empty_text_comes_out_as_it_is(text: str) -> None:
    result = clean(text, kind="text")
    assert (result.text, result.removed) == (text, [])


def test_bytes_are_as_good_as_text() -> None:
    text = f"{PROSE}\n\nDownload our app\n"
    assert clean(text.encode()).text == clean(text).text == PROSE


def test_a_kept_category_stays_in_the_text() -> None:
    text = f"{PROSE}\n\nDownload our app\n\nShare this article"
    result = Cleaner(keep=["app-promo"]).clean(text)
    assert result.text == f"{PROSE}\n\nDownload our app"
    assert [p.category for p in result.removed] == ["social"]


STANDFIRST = "Three weeks of strike are over, and the county pays for the lost tickets."
PAGE = (
    f'<html><body><article><header><h1>Ferries sail again</h1><p class="standfirst">{STANDFIRST}</p></header>'
    f"<p>{PROSE}</p><p>{MORE_PROSE}</p></article></body></html>"
)


def test_a_marked_standfirst_stays() -> None:
    assert STANDFIRST in clean(PAGE, kind="html").text


def test_a_dropped_standfirst_goes_and_the_first_paragraph_stays() -> None:
    result = Cleaner(drop="standfirst").clean(PAGE, kind="html")
    assert (STANDFIRST, "standfirst") in {(piece.text, piece.category) for piece in result.removed}
    assert result.text == f"{PROSE}\n\n{MORE_PROSE}"
    unmarked = PAGE.replace(' class="standfirst"', "").replace("<header>", "").replace("</header>", "")
    assert STANDFIRST in Cleaner(drop="standfirst").clean(unmarked, kind="html").text


def test_a_category_is_not_kept_and_dropped() -> None:
    with pytest.raises(SettingError, match="cannot be kept and dropped"):
        Cleaner(keep="standfirst", drop=["standfirst"])
    with pytest.raises(SettingError, match="standfirst"):
        Cleaner(drop="standfist")


def test_an_unknown_category_is_named_with_the_nearest() -> None:
    with pytest.raises(SettingError) as error:
        Cleaner(keep=["captions"])
    assert str(error.value) == 'unknown category "captions": did you mean "caption"?'


def test_an_unknown_category_like_no_other_lists_the_known() -> None:
    with pytest.raises(
        SettingError, match="^" + re.escape('unknown category "zzz": known are syndication, ')
    ):
        Cleaner(keep=["zzz"])


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(CleanerError, match="unknown kind"):
        clean(PROSE, kind="pdf")


def test_a_user_s_rule_acts_and_is_named(tmp_path: Path) -> None:
    source = "[[rule]]\nid = 'my-corner'\nlines = ['Zebra corner']\nexamples = ['Zebra corner']\n"
    cleaner = Cleaner(rules=[str(write_rules(tmp_path, "en/teaser.toml", source))])
    (piece,) = cleaner.clean(f"{PROSE}\nZebra corner").removed
    assert (piece.category, piece.rule, piece.text) == ("teaser", "my-corner", "Zebra corner")


def test_a_cleaner_survives_pickling(tmp_path: Path) -> None:
    source = "[[rule]]\nid = 'my-corner'\nlines = ['Zebra corner']\nexamples = ['Zebra corner']\n"
    folder = write_rules(tmp_path, "sites/paper.example.toml", "category = 'teaser'\n" + source)
    cleaner = Cleaner(rules=[folder], keep=["social"], site="paper.example")
    text = f"{PROSE}\nZebra corner\nShare this article"
    again = pickle.loads(pickle.dumps(cleaner))
    assert again.clean(text) == cleaner.clean(text)
    assert again.clean(text).text == f"{PROSE}\nShare this article"


def test_one_cleaner_serves_many_threads() -> None:
    cleaner = packaged_cleaner()
    texts = [page.read_bytes().decode() for page in CORPUS[::3]]
    alone = [cleaner.clean(text, kind="text").removed for text in texts]
    with ThreadPoolExecutor(4) as threads:
        together = list(
            threads.map(lambda text: Cleaner.clean(cleaner, text, kind="text").removed, texts * 3)
        )
    assert together == alone * 3


@pytest.mark.parametrize("page", CORPUS, ids=lambda page: page.stem)
def test_the_promises_hold_for_a_page(page: Path) -> None:
    result = clean(page.read_bytes().decode(), url="https://a.example/some-page", kind="text")
    check_promises(result)
    assert result.notes == []


def test_cleaners_of_the_same_rules_share_what_was_made_ready() -> None:
    one, other = Cleaner(keep="caption"), Cleaner(timeout=9)
    assert one._rules is other._rules
    assert Cleaner(drop="standfirst")._rules is not one._rules
