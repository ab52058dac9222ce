"""Traits that signs alone show, in any language: addresses, prices, brackets."""

from __future__ import annotations

import re

import regex

from cleaner.document import Block

_CONTACT = regex.compile(
    r"[\w+-]@[\w-]+\.\w|\bhttps?://|\bwww\.\w|(?<![\w.])@\w{3}"  # mail, the web, a network's handle
    r"|(?<![\w.,-])(?:\+\d|\(0|\(?\d{3})[\d ()/.-]{6,30}\d(?!\d|[.,]\d)"  # a telephone
)
_MAY_BE_CONTACT = re.compile(r"[\d@]|http|www")
"""What every address and number has; it is told in a tenth of the time."""
_PRICE = regex.compile(
    r"\p{Sc}\s?\d|\d\s?\p{Sc}|\b\d[\d.,]*\s(?:EUR|USD|GBP|CHF|kr|zł|Kč|Ft|lei|руб|грн|лв|TL|RON|Euro)\b"
    r"|\b(?:Rs|Rp|RM|KSh|CHF|EUR|USD)\.?\s?\d"
)
_PAIRS = ("()", "[]", "（）", "【】")


def has_contact(block: Block) -> bool:
    """It holds an e-mail or web address, a telephone number or a network's handle."""
    return _MAY_BE_CONTACT.search(block.view) is not None and _CONTACT.search(block.view) is not None


def has_price(block: Block) -> bool:
    """It holds a sum of money."""
    return _PRICE.search(block.view) is not None


def is_bracketed(block: Block) -> bool:
    """The whole of it stands in brackets."""
    view = block.view.rstrip(" .")
    return len(view) > 2 and any(
        view[0] == pair[0] and view.find(pair[1]) == len(view) - 1 for pair in _PAIRS
    )
