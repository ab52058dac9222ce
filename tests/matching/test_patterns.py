"""Compiled patterns."""

from cleaner.matching.patterns import compile_before, compiled, take_up


def test_what_was_compiled_before_is_not_compiled_again() -> None:
    before = compile_before(["our app"])["our app"]
    take_up({"(no pattern at all": before})
    assert compiled("(no pattern at all").search("Get OUR APP now") is not None
