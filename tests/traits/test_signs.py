"""Addresses, prices and brackets are told by their signs, in any language."""

import pytest
from making import block

from cleaner.traits.signs import has_contact, has_price, is_bracketed


@pytest.mark.parametrize(
    "text",
    [
        "Write to mara.quill@harbour.example",
        "More at https://harbour.example/a",
        "www.harbour.example",
        "Follow @harbourpost",
        "Call +44 20 7946 0000",
        "Tel. (020) 7946-0000",
    ],
)
def test_an_address_a_handle_or_a_telephone_is_a_contact(text: str) -> None:
    assert has_contact(block(text))


@pytest.mark.parametrize(
    "text", ["At 9 they met", "From 1939 to 1945, 300 men", "a.b@", "1,234,567 lamps", "@ 9"]
)
def test_years_counts_and_lone_signs_are_none(text: str) -> None:
    assert not has_contact(block(text))


@pytest.mark.parametrize(
    ("text", "priced"),
    [
        ("Only $9 a month", True),
        ("9 €", True),
        ("9,99 EUR", True),
        ("₹ 500", True),
        ("30 dage for 1 kr.", True),
        ("KSh 20 for a day", True),
        ("rs 9 lamps", False),
        ("9 lamps", False),
        ("$", False),
    ],
)
def test_a_sum_has_a_currency_and_a_figure(text: str, priced: bool) -> None:
    assert has_price(block(text)) == priced


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        ("(Photo: Mara Quill)", True),
        ("[Photo: Mara Quill].", True),
        ("（写真）", True),
        ("(one) and (two)", False),
        ("(one", False),
        ("()", False),
        ("(one]", False),
    ],
)
def test_brackets_must_stand_around_the_whole(text: str, bracketed: bool) -> None:
    assert is_bracketed(block(text)) == bracketed
