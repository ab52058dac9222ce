"""Lines are found again in a text, whatever white space stands in either."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.evaluation.squeezed import SqueezedText

SPACED = st.text("ab \n\t\u00a0", max_size=12)


def test_a_line_is_found_behind_the_one_before_it() -> None:
    text = SqueezedText("Ring the bell\nring\tit  twice\nRing the bell")
    assert text.find("Ring the  bell") == (0, 13)
    assert text.find("ring it twice") == (14, 28)
    assert text.find("Ring the bell") == (29, 42)
    assert text.find("Ring the bell") is None


def test_a_line_without_letters_is_nowhere() -> None:
    assert SqueezedText("a b").find(" \n") is None


@given(SPACED, SPACED, SPACED)
def test_what_is_found_is_the_line_but_for_white_space(before: str, line: str, after: str) -> None:
    text = before + line + after
    found = SqueezedText(text).find(line)
    if "".join(line.split()):
        assert found is not None
        assert "".join(text[slice(*found)].split()) == "".join(line.split())
