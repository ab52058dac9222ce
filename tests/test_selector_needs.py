"""What a page needs for a selector to name anything, told without reading the selector as CSS."""

import pytest

from cleaner.selector_needs import Need, first_need
from cleaner.selectors import compile_selector


@pytest.mark.parametrize(
    ("text", "need"),
    [
        (".Lantern", (".", "lantern")),
        ("div#shop", ("#", "shop")),
        (".a > p.lantern-box .b", (".", "lantern-box")),
        ('.a[href^="https://lanterns.example/"]', (".", "a")),
        ('a[href^="//Lanterns.example"]', ("href", "//lanterns.example")),
        ("[data-box=lantern]", ("data-box", "lantern")),
        (".lantern:not(body):not(.post)", (".", "lantern")),
        ("div[data-box]", None),
        ("div", None),
        (".a, .b", None),
        (".lantern:has(p)", None),
        (r".m\:lantern", None),
        ('a[href*="x" i]', None),
    ],
)
def test_a_need_is_told_by_the_text_where_it_shows(text: str, need: Need | None) -> None:
    assert first_need(text) == need


@pytest.mark.parametrize(
    "text", ["a.B", "#C d", ".e > .ff ~ g", "h[i='J k']", "[l]", ".m:not(.nnn)", "[class*=o] p", ".q+r[s|=T]"]
)
def test_it_is_one_of_those_that_the_selector_has(text: str) -> None:
    (selector,) = compile_selector(text)
    assert first_need(text) in {*selector.needs, None}
