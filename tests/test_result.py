"""What a cleaning gives back: body, pieces, and both as JSON."""

import gc
import json
import pickle
from weakref import ref

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, rule

from cleaner import InputError, Result, clean
from cleaner.result import body_text

ARTICLE = f"By Ada Okoro\n\n{PROSE}\n\nDownload our app\n\n{MORE_PROSE}\n\nShare this article\n"
PAGE = f"""
<html><body><nav><a href="/">Home</a></nav>
<article><p>{PROSE}</p><p>{MORE_PROSE}</p></article></body></html>
"""


def body(text: str, *gone: str) -> str:
    """The body of a text without these stretches."""
    return body_text(text, [(text.index(g), text.index(g) + len(g)) for g in gone])[0]


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("One.\n\nTwo.\n\nThree.", ["Two."], "One.\n\nThree."),
        ("One.\nTwo.\n\nThree.", ["Two."], "One.\n\nThree."),
        ("One.\r\n\r\nTwo.\r\nThree.", ["Two."], "One.\r\n\r\nThree."),
        ("One.\n\nTwo.\n\n", ["Two."], "One."),
        ("\ufeffOne.\nTwo.", ["One."], "\ufeff\nTwo."),
        ("One.\n\nTwo.", ["One."], "Two."),
        ("One. (Two) Three.", ["(Two)"], "One. Three."),
        ("One (two).", ["(two)"], "One ."),
        ("One[two]three", ["[two]"], "One three"),
        ("One.[two]", ["[two]"], "One."),
        ("One.\n\nTwo.\nThree.\n\nFour.", ["Two.", "Three."], "One.\n\nFour."),
        ("  One.\n ", [], "  One.\n "),
        ("One.", ["One."], ""),
    ],
)
def test_the_body_is_what_the_pieces_leave(text: str, gone: list[str], left: str) -> None:
    assert body(text, *gone) == left


def test_a_piece_tells_all_that_is_to_be_known_of_it() -> None:
    result = clean(ARTICLE)
    assert [p.category for p in result.removed] == ["byline", "app-promo", "social"]
    piece = result.removed[1]
    assert piece.text == "Download our app" == result.document.text[piece.start : piece.end]
    assert piece.rule
    assert piece.reason
    assert repr(result) == f"Result({len(result.text)} characters of body, 3 pieces removed)"


def test_json_and_back() -> None:
    result = clean(ARTICLE, url="https://a.example/x")
    again = Result.from_json(result.to_json())
    assert again == result
    assert again.text == result.text
    assert again.document.url == "https://a.example/x"
    assert "\n" not in result.to_json()


def test_json_holds_what_programs_need() -> None:
    said = json.loads(clean(ARTICLE).to_json())
    assert said == clean(ARTICLE).to_dict()
    assert set(said) == {"text", "title", "removed", "notes", "document"}
    assert set(said["removed"][0]) == {"start", "end", "category", "rule", "text", "reason"}
    assert said["document"] == {"text": ARTICLE, "kind": "text", "url": None}


def test_json_has_a_form_for_halves_of_characters() -> None:
    result = clean("\ud800 Download our app")
    again = Result.from_json(result.to_json())
    assert again.document.text == "\ufffd Download our app"


@pytest.mark.parametrize("data", ["", "{}", "[]", "not json", b"\xff", '{"text": 3}'])
def test_what_is_no_result_says_so(data: str | bytes) -> None:
    with pytest.raises(InputError, match=r"^not a cleaner result in JSON: "):
        Result.from_json(data)


def test_a_result_survives_pickling() -> None:
    for result in (clean(ARTICLE), clean(PAGE)):
        again = pickle.loads(pickle.dumps(result))
        assert again == result
        for one, other in zip(again.document.blocks, result.document.blocks, strict=True):
            assert (one.text, one.main, one.position) == (other.text, other.main, other.position)


def test_results_are_equal_where_all_they_hold_is() -> None:
    assert clean(ARTICLE) == clean(ARTICLE)
    assert clean(ARTICLE) != clean(PROSE)
    assert clean(ARTICLE) != ARTICLE


def test_each_piece_has_its_place_in_the_body() -> None:
    result = cleaner_of(rule("share", match="Share|Ad", remove="match")).clean(
        "Share One Ad two\nShare\nAd\n"
    )
    assert result.text == "One two"
    assert [result.text[:place] for place in result.places] == ["", "One", "One two", "One two"]


def test_a_pickled_page_has_the_markdown_that_was_asked_for() -> None:
    result = clean(PAGE.replace("the old bridge", "the <em>old</em> bridge"), kind="html")
    assert "the *old* bridge" in result.markdown
    assert pickle.loads(pickle.dumps(result)).markdown == result.markdown


@pytest.mark.parametrize("kind", ["text", "html"])
def test_a_result_is_freed_as_soon_as_nobody_holds_it(kind: str) -> None:
    result = clean(f"<p>{PROSE}</p>\n\n<p>Download our app</p>\n\n<p>{MORE_PROSE}</p>", kind=kind)
    assert [result.text, result.metadata, *result.removed]
    document, source = ref(result.document), ref(result.document.source)
    gc.disable()
    try:
        del result
        assert document() is None and source() is None
    finally:
        gc.enable()
