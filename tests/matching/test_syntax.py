"""A pattern read as a tree."""

import pytest

from cleaner.matching.syntax import (
    Atom,
    Choice,
    Listed,
    Look,
    NotUnderstoodError,
    Repeat,
    Sequence,
    fits,
    read_syntax,
    walk,
)


def test_parts_choices_and_repeats_are_told_apart() -> None:
    tree = read_syntax(r"a(?:b|c){2,5}(?=d)")
    assert tree == Sequence(
        (
            Atom("a", "a"),
            Repeat(Choice((Sequence((Atom("b", "b"),)), Sequence((Atom("c", "c"),)))), 2, 5),
            Look(Sequence((Atom("d", "d"),))),
        )
    )


@pytest.mark.parametrize(
    ("quantifier", "least", "most"),
    [
        ("?", 0, 1),
        ("*", 0, None),
        ("+", 1, None),
        ("{3}", 3, 3),
        ("{2,}", 2, None),
        ("{,4}", 0, 4),
        ("++", 1, None),
    ],
)
def test_quantifiers(quantifier: str, least: int, most: int | None) -> None:
    assert read_syntax(f"a{quantifier}") == Sequence((Repeat(Atom("a", "a"), least, most),))


@pytest.mark.parametrize(
    ("atom", "fitting", "not_fitting"),
    [(r"\d", "0", "a"), ("[^a-y]", "z", "b"), ("[]x]", "]x", "y"), (r"\p{Lu}", "a", "1"), (r"\.", ".", "a")],
)
def test_what_a_character_class_matches_is_known(atom: str, fitting: str, not_fitting: str) -> None:
    (found,) = (node for node in walk(read_syntax(atom)) if isinstance(node, Atom))
    assert set(fitting) <= set(fits(found))
    assert not set(not_fitting) & set(fits(found))


@pytest.mark.parametrize("pattern", ["(?(1)a|b)", "(a", "[a", "a{e<=1}", "(?x:a)"])
def test_what_is_not_understood_is_said(pattern: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_syntax(pattern)


def test_a_long_list_of_plain_words_is_one_node() -> None:
    words = [rf"\bword{number}\b" for number in range(9)]
    assert Listed(tuple(words)) in walk(read_syntax(f"(?:{'|'.join(words)})$"))
    assert not any(isinstance(node, Listed) for node in walk(read_syntax(f"(?:{'|'.join([*words, 'a+'])})")))
