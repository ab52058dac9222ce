"""Literals made ready before stand for those that would be derived."""

from math import inf

import msgspec
import pytest

from cleaner.matching.prefilter.literals import literals, share_of, take_up


def test_what_was_made_ready_is_not_derived_again() -> None:
    take_up({"lanterns? made ready": msgspec.msgpack.encode(["made ready before"])})
    assert literals("lanterns? made ready") == ("made ready before",)


def test_what_nearly_every_block_holds_is_no_literal() -> None:
    assert literals(r"e|a|\.") == ()
    assert share_of(r"e|a|\.") == inf


@pytest.mark.parametrize("pattern", [".*", r"\d+", "(?:lantern)?"])
def test_a_pattern_that_needs_nothing_is_in_every_block(pattern: str) -> None:
    assert share_of(pattern) == inf


def test_more_and_commoner_literals_have_a_larger_share() -> None:
    assert share_of("lantern") < share_of("lantern|granary") < share_of("the")
