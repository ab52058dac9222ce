"""What a block is like, in the words that rules use."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import PROSE, block, document

from cleaner.normal import content_words, meaningful, slug_words
from cleaner.traits import TRAITS, has


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("sentence", "The bridge is shut."),
        ("sentence", "Is it “shut?”"),
        ("sentence", "橋は閉じている。"),
        ("sentence", "هل الجسر مغلق؟"),
        ("prose", PROSE),
        ("title-like", "The bridge is shut"),
        ("title-like", "12 ways home"),
        ("heading", "What the engineers found"),
        ("cut-off", "The bridge is shut…"),
        ("cut-off", "The bridge is shut ..."),
        ("cut-off", "The bridge is shut […]"),
        ("cut-off", "The bridge is shut... »"),
        ("question", "Who pays?"),
        ("question", "“Who pays?”"),
        ("quoted", "“Who pays?” she asked."),
        ("quoted", "「誰が払うのか」と彼女は尋ねた。"),
        ("colon", "Among the findings:"),
        ("list-item", "- an item"),
        ("list-item", "3) an item"),
        ("upper", "BREAKING NEWS"),
        ("title-case", "Bridge Shut After Storm in the Valley"),
        ("quoted", "“We were lucky,” she said"),
        ("quoted", "'We were lucky'"),
        ("table", "| a | b |"),
        ("main", "Any line"),
    ],
)
def test_a_block_has_the_trait(trait: str, text: str) -> None:
    assert has(block(text), trait)


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("sentence", "The bridge is shut"),
        ("sentence", "The bridge is shut…"),
        ("prose", "The bridge is shut."),
        ("prose", "word " * 30),
        ("title-like", "The bridge is shut:"),
        ("title-like", "The bridge, the quay,"),
        ("title-like", "— 1907 —"),
        ("heading", "- What the engineers found"),
        ("heading", "word " * 13),
        ("heading", "It is shut."),
        ("cut-off", "The bridge … is shut"),
        ("question", "Who pays? Nobody."),
        ("colon", "Findings: none"),
        ("list-item", "-an item"),
        ("upper", "BREAKING News"),
        ("upper", "A"),
        ("title-case", "Bridge shut after storm in the valley"),
        ("quoted", "She said “no”"),
        ("table", "a | b"),
        ("link", "Any line"),
        ("figure", "Any line"),
        ("nav", "Any line"),
    ],
)
def test_a_block_has_the_trait_not(trait: str, text: str) -> None:
    assert not has(block(text), trait)


def test_every_trait_answers_for_every_block() -> None:
    made = document(
        f"A HEADING\n- an item\n{PROSE}\n— \n1907\n…", title="The old bridge", url="https://a.example/x"
    )
    answers = {name: [has(b, name) for b in made.blocks] for name in TRAITS}
    assert all(isinstance(value, bool) for values in answers.values() for value in values)


def test_a_repeated_line_is_known_by_its_key() -> None:
    made = document(f"Share this\n{PROSE}\nSHARE THIS!")
    assert [has(b, "repeated") for b in made.blocks] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge at Zürich", ["bridge", "zurich"]),
        ("fuer Zuerich", ["zurich"]),
        ("Łódź, Straße", ["lodz", "strasse"]),
        ("京都の橋", ["京都の橋", "京都", "都の", "の橋"]),
        ("12345 a_b", []),
    ],
)
def test_content_words_are_spelled_as_a_url_spells_them(text: str, words: list[str]) -> None:
    assert content_words(text) == words


MARKED = st.sampled_from("eéÉñçзйёЙ한韓가กำहिन्दीשָׁלוֹםé\u034f\u0483\u20d0 –—“’€ﬁ²")


@given(st.text(MARKED | st.characters()))
def test_content_words_have_no_marks(text: str) -> None:
    plain = text.lower()
    for letter, others in (("ß", "ss"), ("ø", "o"), ("æ", "ae"), ("ł", "l"), ("đ", "d"), ("ı", "i")):
        plain = plain.replace(letter, others)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    assert meaningful(text) == plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.example/2026/02/old-bridge-opens-again", {"bridge", "opens", "again"}),
        ("https://a.example/br%C3%BCcke_wieder_offen.html?page=2", {"brucke", "wieder", "offen", "html"}),
        ("https://a.example", set()),
        ("", set()),
        ("http://[broken", set()),
        ("http://a.example/\x00old-bridge", {"bridge"}),
        ("http://\u2100.example/bridge", set()),
    ],
)
def test_the_words_of_a_url_whatever_it_is(url: str, words: set[str]) -> None:
    assert slug_words(url) == words
