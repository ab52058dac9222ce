"""What is learned from half of a site's pages makes the other half better, and costs no body."""

from functools import cache
from itertools import pairwise

import msgspec
import pytest
from invented import REFUSAL, SITES, SUBHEADINGS, Made, make_pages

from cleaner import Cleaner
from cleaner.authoring.mining import mine
from cleaner.authoring.proposal import Proposal
from cleaner.cleaning import packaged_cleaner
from cleaner.evaluation.scores import mean_score, score
from cleaner.rule import Rule

PAGES = 24


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return packaged_cleaner()


def learn(cleaner: Cleaner, pages: list[Made], site: str) -> list[Proposal]:
    return mine(cleaner, [cleaner.read(made.page) for made in pages], site)


def with_proposals(cleaner: Cleaner, proposals: list[Proposal]) -> Cleaner:
    first = len(cleaner.rulebook.rules)
    rules = [
        Rule(p.table, p.table.category or "", "any", None, "", 1, layer=1, order=first + number)
        for number, p in enumerate(proposals)
    ]
    return Cleaner(msgspec.structs.replace(cleaner.rulebook, rules=(*cleaner.rulebook.rules, *rules)))


@cache
def learned_of(site: str) -> list[Proposal]:
    """What the packaged rules learn of a site's first PAGES pages."""
    return learn(packaged_cleaner(), make_pages(site, PAGES), site)


@pytest.mark.parametrize("site", SITES)
def test_the_other_half_of_the_pages_gains_precision_and_loses_no_recall(site: str, cleaner: Cleaner) -> None:
    pages = make_pages(site, PAGES)
    learned = with_proposals(cleaner, learn(cleaner, pages[::2], site))
    before, after = (
        mean_score(score(made.body, used.clean(made.page).text) for made in pages[1::2])
        for used in (cleaner, learned)
    )
    assert after.precision > before.precision + 0.05
    assert after.precision > 0.99
    assert after.recall >= before.recall


@pytest.mark.parametrize("site", SITES)
def test_nothing_is_proposed_that_is_removed_already(site: str, cleaner: Cleaner) -> None:
    learned = with_proposals(cleaner, learned_of(site))
    assert learn(learned, make_pages(site, PAGES), site) == []


def test_subheadings_and_set_phrases_of_some_articles_are_not_proposed(cleaner: Cleaner) -> None:
    pages = make_pages("quill.example", 44)
    lines = [line for p in learn(cleaner, pages, "quill.example") for line in p.table.lines or ()]
    assert sum(REFUSAL in made.body for made in pages) > 3
    assert not {*SUBHEADINGS, REFUSAL} & set(lines)


def test_each_kind_of_repetition_is_found() -> None:
    said = {p.why for p in (*learned_of("quill.example"), *learned_of("lamp.example"))}
    assert said == {
        "repeats word by word",
        "repeats up to names and numbers",
        "no story follows it",
        "its text repeats",
    }


def test_what_is_said_in_other_words_each_time_is_found_by_the_names_of_the_words(cleaner: Cleaner) -> None:
    lines = (
        "The Lantern app has it first.",
        "First in the app: tomorrow’s Lantern.",
        "A Lantern app for every telephone.",
    )
    pages = [
        Made(f"{made.body}\n{line}", made.body)
        for made, line in zip(make_pages("talbote.example", 6), lines * 2, strict=True)
    ]
    proposals = learn(cleaner, pages, "talbote.example")
    assert [p.table.match for p in proposals] == [r"\blantern\b"]
    assert all(not text.endswith(lines) for text in _cleaned(cleaner, proposals, pages))


def test_what_always_stands_under_a_label_is_found(cleaner: Cleaner) -> None:
    pages = [
        Made(f"{made.body}\nCarried up the hill by\n{name}", made.body)
        for made, name in zip(
            make_pages("talbote.example", 6), ("Ada Bexley", "Gus Hallam", "Ines Jarrow") * 2, strict=True
        )
    ]
    proposals = learn(cleaner, pages, "talbote.example")
    assert all(
        not text.endswith(("Bexley", "Hallam", "Jarrow")) for text in _cleaned(cleaner, proposals, pages)
    )


def _cleaned(cleaner: Cleaner, proposals: list[Proposal], pages: list[Made]) -> list[str]:
    learned = with_proposals(cleaner, proposals)
    return [learned.clean(made.page).text for made in pages]


def test_the_surest_come_first_and_say_what_they_rest_on() -> None:
    proposals = learned_of("quill.example")
    assert all(one.confidence >= two.confidence for one, two in pairwise(proposals))
    assert all(3 <= p.support <= p.documents == PAGES for p in proposals)


def test_two_documents_show_nothing(cleaner: Cleaner) -> None:
    assert learn(cleaner, make_pages("quill.example", 2), "quill.example") == []


def test_copies_of_one_story_count_once(cleaner: Cleaner) -> None:
    assert learn(cleaner, make_pages("quill.example", 1) * 9, "quill.example") == []


def test_labels_that_every_article_has_are_the_story_s_own(cleaner: Cleaner) -> None:
    pages = [
        Made(made.page.replace(part, f"{part}\nWhat it costs"), made.body)
        for made in make_pages("talbote.example", PAGES)
        for part in made.body.split("\n")[1:2]
    ]
    lines = [line for p in learn(cleaner, pages, "talbote.example") for line in p.table.lines or ()]
    assert "Der Talbote wird von Hand gefaltet." in lines
    assert "What it costs" not in lines
