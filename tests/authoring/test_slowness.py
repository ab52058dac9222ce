"""Slow patterns are proved on a string; quick ones are left in peace."""

import pytest

from cleaner.authoring import slowness
from cleaner.authoring.slowness import LIMIT, find_witness
from cleaner.matching.patterns import compiled


@pytest.mark.parametrize("pattern", [r"(?:a|a)+$", r"^by (?:\w|b)+:$", r"^(?:[a-m]|[g-z])*;"])
def test_a_pattern_that_can_match_one_string_in_ever_more_ways_explodes(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slowness, "LIMIT", LIMIT / 6)  # which such a pattern exceeds as surely
    witness = find_witness(pattern)
    assert witness is not None
    assert witness.explosive
    assert len(witness.string) < 100
    with pytest.raises(TimeoutError):
        compiled(pattern).search(witness.string, timeout=LIMIT / 12)


def test_a_pattern_that_begins_anew_at_every_place_crawls_on_a_long_block() -> None:
    witness = find_witness(r"\w+(?:\w+)*@\w+")
    assert witness is not None
    assert not witness.explosive
    assert len(witness.string) > 1000


@pytest.mark.parametrize(
    "pattern",
    [
        r"^download (?:the|our) (?:[\w'-]+ ){0,4}app\b",
        r"^(?<caption>.+?[.!?]) (?<photo_credit>photo: .{3,60})$",
        r"(?<!not )\bread more\b(?=:)",
        r"[[\]x]+ \p{Lu}\w{1,30}\x20\u2014",
    ],
)
def test_a_pattern_of_the_usual_kind_is_quick(pattern: str) -> None:
    assert find_witness(pattern) is None
