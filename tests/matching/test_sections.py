"""How far the rules reach that take more than the block they name."""

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, document, removed, rule

RELATED = rule("related", "teaser", lines=["Related"], remove="section")


def test_a_section_takes_items_to_the_end() -> None:
    text = (
        f"{PROSE}\nRelated\nOne story\nA second story?\n- Third\nThe fourth was cut off in its very middle…"
    )
    assert removed(text, RELATED) == text.split("\n")[1:]


def test_a_section_ends_when_the_article_resumes() -> None:
    text = f"{PROSE}\nRelated\nOne story\nAnother story\n{MORE_PROSE}\nA heading\n{PROSE}"
    assert removed(text, RELATED) == ["Related", "One story", "Another story"]


def test_a_section_of_bullets_ends_with_the_bullets() -> None:
    text = f"{PROSE}\nRelated\n- One story\n- Another story\nThe tide turns\n{MORE_PROSE}"
    assert removed(text, RELATED) == ["Related", "- One story", "- Another story"]


def test_a_subheading_before_prose_is_given_back() -> None:
    items = ["Ferry crews call a third strike over pay", "The storm took forty roofs in one night"]
    text = "\n".join([PROSE, "Related", *items, "What changed", MORE_PROSE])
    assert removed(text, RELATED) == ["Related", *items]


def test_a_single_item_before_prose_stays_an_item() -> None:
    item = "Ferry crews call a third strike"
    assert removed(f"{PROSE}\nRelated\n{item}\n{MORE_PROSE}", RELATED) == ["Related", item]


def test_a_single_very_short_title_before_prose_is_a_subheading_and_stays() -> None:
    assert removed(f"{PROSE}\nRelated\nThe cost\n{MORE_PROSE}", RELATED) == ["Related"]


def test_a_single_title_with_a_price_before_prose_is_a_subheading_and_stays() -> None:
    text = f"{PROSE}\nRelated\nThe brass lamp of the Vell works ($14.99)\n{MORE_PROSE}"
    assert removed(text, RELATED) == ["Related"]


def test_a_paragraph_that_loses_a_link_is_no_item() -> None:
    link = rule("link", match=r" \(read more.*?\)", remove="match")
    text = f"{PROSE}\nRelated\nOne story of a long strike\n{MORE_PROSE} (Read more: One story)"
    assert removed(text, RELATED, link) == [
        "Related",
        "One story of a long strike",
        "(Read more: One story)",
    ]


def test_a_box_within_an_article_takes_a_dozen_items_at_most() -> None:
    items = [f"A story of the number {n}" for n in range(20)]
    text = "\n".join([PROSE, "Related", *items, MORE_PROSE])
    assert removed(text, RELATED) == ["Related", *items[:12]]


def test_a_list_at_the_end_takes_sixty_items_at_most() -> None:
    items = [f"A story of the number {n}" for n in range(80)]
    assert removed("\n".join([PROSE, "Related", *items]), RELATED) == ["Related", *items[:60]]


def test_while_says_how_long_a_section_goes_on() -> None:
    tags = rule("tags", "navigation", lines=["Tags"], remove="section", while_="^#")
    assert removed("Tags\n#bridge\n#ferry\nA line\n#river", tags) == ["Tags", "#bridge", "#ferry"]


def test_until_says_where_a_section_ends() -> None:
    box = rule("box", "about", lines=["About us"], remove="section", until="^end of box$")
    assert removed(f"About us\n{PROSE}\nA line\nEnd of box\n{MORE_PROSE}", box) == [
        "About us",
        PROSE,
        "A line",
    ]


def test_a_section_whose_until_never_comes_ends_as_others_do() -> None:
    box = rule("box", "about", lines=["About us"], remove="section", until="^end of box$")
    assert removed(f"About us\nA line of more words than five\n{MORE_PROSE}", box) == [
        "About us",
        "A line of more words than five",
    ]


def test_max_blocks_says_how_far_a_section_goes() -> None:
    short = rule(lines=["Related"], remove="section", max_blocks=2)
    assert removed("Related\nOne\nTwo\nThree", short) == ["Related", "One", "Two"]


def test_rest_takes_all_that_follows() -> None:
    rest = rule("rest", "comments", lines=["Comments"], remove="rest")
    article = f"{PROSE}\n{MORE_PROSE}"
    assert removed(f"{article}\nComments\n{PROSE}\nA line", rest) == ["Comments", PROSE, "A line"]


def test_rest_may_have_an_end() -> None:
    rest = rule("rest", "comments", lines=["Comments"], remove="rest", until="^article$")
    assert removed(f"Comments\n{MORE_PROSE}\nArticle\n{PROSE}", rest) == ["Comments", MORE_PROSE]


@pytest.mark.parametrize("remove", ["section", "rest"])
def test_a_kept_block_stops_what_reaches_on(remove: str) -> None:
    keeper = rule("keeper", lines=["Correction"], keep=True)
    reaching = rule(lines=["Related"], remove=remove)
    assert removed("Related\nOne story of a long strike\nCorrection\nAnother", reaching, keeper) == [
        "Related",
        "One story of a long strike",
    ]


def test_a_kept_heading_heads_no_section() -> None:
    keeper = rule("keeper", lines=["Related"], keep=True)
    assert removed("Related\nOne story", RELATED, keeper) == []


def test_a_section_says_what_it_followed() -> None:
    found = cleaner_of(RELATED).clean_document(document("Related\nOne story")).removed
    assert [p.reason for p in found] == ["the line “Related”", "an item after “Related”"]
