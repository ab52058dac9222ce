"""What a reader never sees is taken out of a page, whatever stands around it."""

import pytest
from making import PROSE

from cleaner import clean


@pytest.mark.parametrize("odd", ["&#1;", "\uffff y", "&#11; y"])
def test_control_characters_may_follow_what_is_hidden(odd: str) -> None:
    page = f"<p>{PROSE}</p><p>{PROSE} <b hidden>x</b>{odd} and so on.</p>"
    assert "and so on." in clean(page, kind="html").document.text


def test_what_follows_hidden_siblings_stays_in_its_order() -> None:
    page = "<p>one <b hidden>x<i hidden>y</i></b>two <b hidden>z</b><u>three</u> <script>1</script>four</p>"
    assert clean(page, kind="html").document.text == "one two three four"


def test_long_decoration_is_text_and_short_is_none() -> None:
    page = f"<p>Words <i aria-hidden=true>→</i>that stay.</p><p aria-hidden=true><b>{PROSE}</b></p>"
    assert clean(page, kind="html").document.text == f"Words that stay.\n\n{PROSE}"
