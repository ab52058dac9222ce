"""A pattern read as a tree."""

import pytest

from cleaner.matching.syntax import (
    Atom,
    Choice,
    Look,
    NotUnderstoodError,
    Repeat,
    Sequence,
    read_syntax,
    walk,
)


def test_parts_choices_and_repeats_are_told_apart() -> None:
    tree = read_syntax(r"a(?:b|c){2,5}(?=d)")
    assert tree == Sequence(
        (
            Atom("a"),
            Repeat(Choice((Sequence((Atom("b"),)), Sequence((Atom("c"),)))), 2, 5),
            Look(Sequence((Atom("d"),))),
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
    assert read_syntax(f"a{quantifier}") == Sequence((Repeat(Atom("a"), least, most),))


@pytest.mark.parametrize(
    ("atom", "fits", "not_fits"),
    [(r"\d", "0", "a"), ("[^a-y]", "z", "b"), ("[]x]", "]x", "y"), (r"\p{Lu}", "a", "1"), (r"\.", ".", "a")],
)
def test_what_a_character_class_matches_is_known(atom: str, fits: str, not_fits: str) -> None:
    (found,) = (node for node in walk(read_syntax(atom)) if isinstance(node, Atom))
    assert set(fits) <= set(found.fits)
    assert not set(not_fits) & set(found.fits)


@pytest.mark.parametrize("pattern", ["(?(1)a|b)", "(a", "[a"])
def test_what_is_not_understood_is_said(pattern: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_syntax(pattern)
