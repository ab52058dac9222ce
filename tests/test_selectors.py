"""Selectors name the elements that CSS says they name, whatever answers them."""

import time

import cssselect
import pytest
from lxml import etree

from cleaner.markup import Markup
from cleaner.reading.html import read_html
from cleaner.selectors import SelectorError, compile_selector

PAGE = """
<body class="page"><div class="box related" id="top"><p class="first">one</p><p data-kind="note">two
<span class="credit">three</span></p></div>
<section><p>four</p><div><p class="box">five</p></div></section></body>
"""


@pytest.fixture(scope="module")
def markup() -> Markup:
    found = read_html(PAGE).markup
    assert found is not None
    return found


def named(markup: Markup, text: str) -> list[int]:
    return sorted({number for selector in compile_selector(text) for number in selector.numbers(markup)})


@pytest.mark.parametrize(
    "text",
    [
        ".box", "#top", "p.first", "p", ".box.related", "[data-kind]", "[data-kind=note]", "[class*=relat]",
        "[class^=cred]", "[class$=ated]", "[class~=related]", "[id=top]", ".box p", ".box > p", "div > div",
        "p + p", "p ~ p", "section .box", ".page .box .credit", "p:not(.box)", "p:not([data-kind])",
        ".first, .credit",
        ".nowhere", ".nowhere p", "div:has(span)", "p:first-child", "section > div:last-child p", "*[class]",
    ],
)  # fmt: skip
def test_a_selector_names_what_its_xpath_names(markup: Markup, text: str) -> None:
    xpath = cssselect.HTMLTranslator().css_to_xpath(text)
    expected = [number for number, node in enumerate(markup.nodes) if node in etree.XPath(xpath)(markup.root)]
    assert named(markup, text) == expected


def test_names_are_compared_without_case(markup: Markup) -> None:
    assert named(markup, ".BOX.Related") == named(markup, "#TOP") == named(markup, "[class*=RELAT]") != []


def test_an_xpath_is_known_by_its_beginning(markup: Markup) -> None:
    assert named(markup, "//div[@id='top']/p") == named(markup, "#top > p")
    assert named(markup, "//p/text()") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a[", "not a valid CSS selector"),
        ("", "not a valid CSS selector"),
        ("p:sparkling", "sparkling"),
        ("p::before", "pseudo-element"),
        ("//p[", "not a valid XPath"),
    ],
)
def test_what_is_no_selector_is_an_error_that_says_why(text: str, why: str) -> None:
    with pytest.raises(SelectorError, match=why):
        compile_selector(text)


@pytest.mark.parametrize(
    "xpath",
    [
        "//p[count(//p[count(//p) > 1]) > 1]",
        "//p[//b]",
        "//div[p and /html/body]",
        "//p[following::h2]",
        "//p[count(preceding::p) > 3]",
    ],
)
def test_an_xpath_that_looks_through_the_page_for_each_element_is_refused(xpath: str) -> None:
    with pytest.raises(SelectorError, match="for each element"):
        compile_selector(xpath)


@pytest.mark.parametrize(
    "xpath",
    [
        "//div[.//img]/p[a//b]",
        "//p[following-sibling::h2][@title='[//p]']",
        "//a[contains(@href, '//')]",
        "(//p)[2]",
    ],
)
def test_one_that_looks_inside_each_element_is_not(xpath: str) -> None:
    assert compile_selector(xpath)


NAMES = """
<div class="pageToc wide"></div><p class="protocol"></p><p class="footer__cookieBar"></p>
<p class="mycookie"></p>
"""


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        (":named(toc-)", ["pageToc wide"]),
        (":named(cookie)", ["footer__cookieBar"]),
        (":named(footer-cookie)", ["footer__cookieBar"]),
        ("div:named(cookie)", []),
        (":named(prot):not(:named(protocol))", []),
    ],
)
def test_words_of_classes_are_whole_or_begin_so(text: str, classes: list[str]) -> None:
    markup = read_html(f"<body>{NAMES}</body>").markup
    assert markup is not None
    assert [markup.nodes[number].get("class") for number in named(markup, text)] == classes


@pytest.mark.long
@pytest.mark.parametrize("selector", [".first ~ p", ".nowhere ~ p", ".first ~ .nowhere ~ p"])
def test_siblings_take_linear_time(selector: str) -> None:
    def seconds(count: int) -> float:
        found = read_html("<body><p class=first>one</p>" + "<p>two</p>" * count).markup
        assert found is not None
        start = time.process_time()
        named(found, selector)
        return time.process_time() - start

    # The least of three: a collection of garbage in between takes longer than what is measured.
    assert min(seconds(8000) for _ in range(3)) <= 0.1 + 12 * seconds(2000)
