"""The index finds what each rule's selectors name, as if each were tried by itself."""

import pytest

from cleaner import clean
from cleaner.document import Document
from cleaner.matching.selector_index import SelectorIndex
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.selectors import compile_selector

SELECTORS = [
    ".lantern-box",
    "p.Lantern-Box",
    "#shop",
    ".none, #shop",
    ":named(lantern)",
    "[class*=tern]",
    'a[href^="https://lanterns.example/"]',
    "[data-box]",
    "[data-box=LANTERN]",
    "section > .oil:not(.wick)",
    "section",
    "//p[@id='shop']",
    ".tide-box",
    "[href*=tides]",
    ".lantern-box .none",
]
PAGE = """<article><h1>Boats</h1><section><p class="lantern-box wide">Two for one.</p>
<p id="Shop">Open on Monday.</p><div class="oil">For every lantern.</div></section>
<p data-box="Lantern">Lit all night.</p>
<p><a href="https://Lanterns.example/1">All lanterns</a></p></article>"""


def rule_of(selector: str, number: int) -> Rule:
    table = RuleTable(id=f"rule-{number}", select=[selector])
    return Rule(table, "advert", "any", None, "rules.toml", 1, 1, number)


@pytest.fixture(scope="module")
def document() -> Document:
    return clean(PAGE, kind="html").document


@pytest.fixture(scope="module")
def found(document: Document) -> dict[str, list[int]]:
    index = SelectorIndex([rule_of(selector, number) for number, selector in enumerate(SELECTORS)])
    return {rule.selectors[0]: sorted(stretches) for rule, stretches in index.select(document)}


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_rule_is_found_where_its_selector_names_something(
    selector: str, document: Document, found: dict[str, list[int]]
) -> None:
    assert document.markup is not None
    named = [number for part in compile_selector(selector) for number in part.numbers(document.markup)]
    assert bool(named) == (selector in found)


def test_the_blocks_of_what_it_names_are_told(document: Document, found: dict[str, list[int]]) -> None:
    blocks = [document.blocks[index] for index in found['a[href^="https://lanterns.example/"]']]
    assert [block.text for block in blocks] == ["All lanterns"]


def test_a_text_has_nothing_to_select() -> None:
    assert SelectorIndex([rule_of("p", 0)]).select(clean("Boats", kind="text").document) == []
