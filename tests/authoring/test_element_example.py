"""Markup in which a selector finds an element."""

import pytest
from lxml import html

from cleaner.authoring.element_example import example_for, example_of


@pytest.mark.parametrize(
    "selector",
    [
        ".tin",
        "#tin",
        "section.tin",
        "div.tin > p",
        ".tin p",
        "h2 + p",
        "h2 ~ p",
        "[data-tin]",
        "[data-tin='x']",
        "a.b.c",
    ],
)
def test_the_selector_finds_its_example(selector: str) -> None:
    example = example_of(selector)
    assert example is not None
    page = html.document_fromstring(f"<html><body>{example}</body></html>")
    (found,) = page.cssselect(selector)
    assert found.text_content() == "Lanterns, two for one."


@pytest.mark.parametrize("selector", ["body", "script.x", "img", "[style]", ".a[class='b']", "#a#b"])
def test_what_holds_no_words_or_says_two_things_of_one_attribute_has_none(selector: str) -> None:
    assert example_of(selector) is None


@pytest.mark.parametrize(
    "xpath",
    ["//div", "//div[@class='tin']", "//div[@id='a']/p", "//div[contains(@class, 'tin')]//p", "//*[@id='a']"],
)
def test_a_plain_xpath_finds_its_example(xpath: str) -> None:
    example = example_for(xpath, "Words")
    assert example is not None
    page = html.document_fromstring(f"<html><body>{example}</body></html>")
    assert [found.text_content() for found in page.xpath(xpath)] == ["Words"]


@pytest.mark.parametrize("xpath", ["", "//body", "//div[2]", "//div | //p", "string(//p)"])
def test_any_other_xpath_has_none(xpath: str) -> None:
    assert example_for(xpath, "Words") is None
