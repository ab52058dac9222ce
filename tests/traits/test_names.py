"""Whether the name that a line begins with stands in the story before it."""

import pytest
from making import document

from cleaner.document import Block, Document
from cleaner.traits.names import names_outlet, opens_with_known_name, opens_with_new_name

STORY = "“We heard it sing,” said Hester Lowe, who has run the press since her uncle died."


def knowledge(line: str, story: str = STORY) -> tuple[bool, bool]:
    """Whether the line after a story opens with a name that is known there, and with a new one."""
    made = document(f"{story}\n{line}")
    return opens_with_known_name(made.blocks[-1]), opens_with_new_name(made.blocks[-1])


@pytest.mark.parametrize(
    ("line", "known", "new"),
    [
        ("Hester Lowe runs a press", True, False),
        ("About Hester Lowe", True, False),
        ("Mara Quill writes of boats", False, True),
        ("Dr. Mara van der Quill writes", False, True),
        ("Hester runs a press", False, False),
        ("the press of Mara Quill", False, False),
        ("", False, False),
    ],
)
def test_a_name_of_two_words_is_known_or_new(line: str, known: bool, new: bool) -> None:
    assert (knowledge(line) if line else knowledge(".", story="")) == (known, new)


def test_a_name_counts_as_known_only_in_a_sentence_before() -> None:
    assert knowledge("Mara Quill writes", story="Mara Quill") == (False, True)
    made = document(f"Hester Lowe writes\n{STORY}")
    assert opens_with_new_name(made.blocks[0])


@pytest.mark.parametrize(
    ("url", "line", "named"),
    [
        ("https://www.harbour-post.example/a", "More from the Harbour Post", True),
        ("https://harbourpost.example", "HarbourPost’s best stories", True),
        ("https://news.theledger.example", "the Ledger asks for your help", True),
        ("https://harbourpost.example", "The harbour post rotted", False),
        ("https://harbourpost.example", "The Harbour Posts rotted", False),
        ("https://ab.example", "AB sells oars", False),
        ("https://[broken", "Broken", False),
        (None, "More from the Harbour Post", False),
    ],
)
def test_a_line_names_the_outlet_as_its_host_spells_it(url: str | None, line: str, named: bool) -> None:
    made = Document(line, "text", url)
    made.blocks.append(Block(made, 0, 0, len(line)))
    assert names_outlet(made.blocks[0]) is named
