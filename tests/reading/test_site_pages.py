"""What a site's page table says of where its article stands."""

from making import PROSE

from cleaner.document import Document
from cleaner.reading.html import read_html
from cleaner.reading.site_pages import SitePages, find_body, strip
from cleaner.rule import Page
from cleaner.rule_tables import PageTable


def table(site: str = "a.example", body: tuple[str, ...] = (), strip: tuple[str, ...] = ()) -> Page:
    return Page(site, PageTable(list(body), list(strip)), "a.toml", 1, 0)


def page() -> Document:
    return read_html(
        f"<div class=a><p>{PROSE}</p><p class=c>Tins</p></div><div class=b><p>It sails.</p></div>"
    )


def main(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.main]


def test_a_page_has_the_tables_of_its_site_and_those_above_the_last_read_first() -> None:
    first, second, above = table("x.a.example"), table("x.a.example", (".b",)), table("a.example")
    pages = SitePages([first, second, above])
    assert pages.of("https://www.x.a.example/1") == [second, first, above]
    assert pages.of("https://a.example/1") == [above]
    assert pages.of("https://b.example/1") == pages.of(None) == []


def test_the_site_may_be_named_for_documents_without_address() -> None:
    pages = SitePages([table()], site="a.example")
    assert pages.of(None) == [table()]
    assert pages.of("https://b.example/") == []


def test_the_first_selector_that_finds_something_tells_the_body() -> None:
    document = page()
    assert find_body(document, [table(body=(".nowhere", ".b", ".a"))])
    assert main(document) == ["It sails."]


def test_where_no_selector_finds_anything_nothing_changes() -> None:
    document = page()
    before = main(document)
    assert not find_body(document, [table(body=(".nowhere",)), table()])
    assert main(document) == before


def test_what_is_stripped_is_no_main_content() -> None:
    document = page()
    find_body(document, [table(body=("//div[@class='a']",))])
    strip(document, [table(strip=(".c", ".nowhere"))])
    assert main(document) == [PROSE]
