"""How a line speaks, and in which shape: told by the words of its document's language, and by its signs."""

import pytest
from making import MORE_PROSE, PROSE, document

from cleaner.reading.language import find_language
from cleaner.rulebook.files import packaged_words
from cleaner.traits import has


def line_has(text: str, trait: str, at: int = 0) -> bool:
    """Whether a line among paragraphs of English running text has a trait: the first, or that so far on."""
    made = document(f"{PROSE}\n\n{text}\n\n{MORE_PROSE}")
    find_language(made, packaged_words())
    return has(made.blocks[1 + at], trait)


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("short", "Read the rest"),
        ("digits", "The 12th ferry"),
        ("labelled", "Read more: the ferry strike"),
        ("labelled", "Photo | Ada Bexley"),
        ("labelled", "Harbour – what the divers found"),
        ("contact-data", "Write to desk@ledger.example"),
        ("contact-data", "Our desk: +44 20 7946 0123"),
        ("contact-data", "Ada Bexley @adabexley"),
        ("price", "The lamp, $49"),
        ("price", "Das Heft für 5,90 Euro, 3 €"),
        ("bracketed", "(Ada Bexley, Asken)"),
        ("name-like", "Ada Bexley"),
        ("name-like", "Jan van der Quay"),
        ("addressed", "Have you seen the whale?"),
        ("order", "📲 Download it for the ferry"),
        ("statement", "The newsletter of the parish has four pages."),
        ("enquiry", "How does one get the newsletter of the parish?"),
        ("enquiry", "Can I cancel the season ticket?"),
        ("reported-speech", "“It sank,” she said of the ship"),
        ("reported-speech", "The ship sank, Ada Bexley told the court"),
        ("off-topic", "Penguins juggle marzipan"),
        ("new-name", "Ada Bexley rows at dawn"),
    ],
)
def test_a_line_has_the_trait(trait: str, text: str) -> None:
    assert line_has(text, trait)


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("short", "Read the rest of it now"),
        ("digits", "The twelfth ferry"),
        ("labelled", "It was at noon that the ferry went: a sorry sight"),
        ("labelled", "A well-known ship"),
        ("contact-data", "It sailed at 9.30 in 1931 with 41 men"),
        ("contact-data", "From 1914-1918 to 1939-1945"),
        ("price", "The lamp of 49 men"),
        ("bracketed", "(Ada) Bexley (Asken)"),
        ("name-like", "Ada"),
        ("name-like", "The ferry of Asken"),
        ("name-like", "Pier 12 North"),
        ("addressed", "Has he seen the whale?"),
        ("order", "It is what he can download"),
        ("statement", "Our newsletter has four pages."),
        ("statement", "The newsletter comes to your door."),
        ("statement", "Download the four pages of it."),
        ("statement", "The newsletter has four pages. It comes on Fridays."),
        ("statement", "Has the newsletter of the parish four pages?"),
        ("statement", "The newsletter of the parish"),
        ("enquiry", "Do you want the newsletter?"),
        ("enquiry", "How do you like our newsletter?"),
        ("enquiry", "What now? Get the newsletter?"),
        ("enquiry", "Want to know what the keeper eats?"),
        ("reported-speech", "It is said to be cold"),
        ("off-topic", "The council, the bridge and the winter"),
        ("new-name", "the quay at dawn"),
    ],
)
def test_a_line_has_the_trait_not(trait: str, text: str) -> None:
    assert not line_has(text, trait)


def test_lines_that_open_alike_share_a_shape() -> None:
    text = "READ ON | Nine bridges\n\nREAD ON | The mill\n\nREAD ON | Two ferries\n\nThe mill again"
    assert [line_has(text, "shared-shape", at) for at in range(4)] == [True, True, True, False]


def test_titles_one_after_the_other_are_a_run() -> None:
    text = "Nine bridges, one river\n\nThe mill that would not close\n\nIt closed.\n\nA title stands alone"
    assert [line_has(text, "title-run", at) for at in range(4)] == [True, True, False, False]
