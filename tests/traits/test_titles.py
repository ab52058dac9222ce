"""What a block shares with the title and the body."""

from making import MORE_PROSE, PROSE, document

from cleaner.reading.read import read
from cleaner.traits import has


def test_a_line_that_holds_the_title_is_told_from_one_that_echoes_it() -> None:
    made = document(
        "Council votes to mend the old bridge\nThe council and its bridge, once more\nSomething else",
        title="Council votes to mend old bridge",
    )
    assert [has(b, "title-itself") for b in made.blocks] == [True, False, False]
    assert [has(b, "echoes-title") for b in made.blocks] == [True, True, False]


def test_the_title_is_known_from_the_url_too() -> None:
    made = document(
        "Council votes to mend bridge", url="https://a.example/news/council-votes-to-mend-bridge.html"
    )
    assert has(made.blocks[0], "title-itself")


def test_what_follows_a_pages_title_is_below_it_however_far() -> None:
    between = "<p>A line of the page's own</p>" * 9
    page = f"<title>Council votes to mend bridge</title>{{}}{between}<p>{PROSE}</p><p>{MORE_PROSE}</p>"
    title = "<h1>Council votes to mend bridge</h1>"
    for head, below in ((title, True), ("<h1>The Ledger</h1>", False), ("", False)):
        made = read(page.format(head), kind="html")
        assert has(made.blocks[-1], "below-title") == below


def test_a_headline_echoes_the_body() -> None:
    made = document(f"Council votes to mend bridge\nGarden shears on sale\n{PROSE}\n{MORE_PROSE}")
    assert [has(b, "echoes-body") for b in made.blocks[:2]] == [True, False]
