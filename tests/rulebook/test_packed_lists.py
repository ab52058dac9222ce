"""Word lists as a pack holds them."""

import pickle

import pytest

from cleaner.rulebook.packed_lists import PackedLists, packed_lists

LISTS = {"en": {"app": ("app", "apps")}, "de": {"app": ("App",), "get": ("laden",)}}


def test_lists_come_out_as_they_went_in() -> None:
    assert PackedLists(packed_lists(LISTS)) == LISTS


def test_lists_are_decoded_once() -> None:
    lists = PackedLists(packed_lists(LISTS))
    assert lists["de"] is lists["de"]


def test_a_language_without_lists_has_none() -> None:
    lists = PackedLists(packed_lists(LISTS))
    assert lists.get("fr") is None
    with pytest.raises(KeyError):
        lists["fr"]


def test_a_language_that_nobody_asks_for_is_not_decoded() -> None:
    lists = PackedLists({**packed_lists(LISTS), "fr": b"no lists at all"})
    assert lists["en"] == LISTS["en"]
    assert len(lists) == 3


def test_lists_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(PackedLists(packed_lists(LISTS)))) == LISTS
