"""Lines are the article's together where they are a passage of it."""

from collections.abc import Sequence

from making import document

from cleaner.traits import has

NAMES = [
    "Follow the yard and its people wherever you are,",
    "on the channels that we write for every day:",
    "Twitter,",
    "Instagram,",
    "Facebook,",
    "and in the letter that goes out on Fridays,",
    "with all that the week has left us.",
]
SONG = [
    "We sang where the fire had been,",
    "and the iron sang it back,",
    "seven seconds,",
    "said the tenor to the wall,",
    "and the dark took up the slack,",
    "down the cold side of the track.",
]


def verses(lines: Sequence[str]) -> list[bool]:
    """Of each line whether it is one of verse."""
    made = document("\n".join(lines))
    return [has(block, "verse") for block in made.blocks]


def test_short_lines_that_run_on_are_verse() -> None:
    assert all(verses(SONG))


def test_names_in_a_row_are_no_verse() -> None:
    assert not any(verses(NAMES))


def test_a_stanza_is_verse_to_its_last_line() -> None:
    lines = (
        "Oh print my name in the morning snow,",
        "And leave it to the wind,",
        "And let the lead of the old dog go,",
        "And leave it to the wind.",
        "",
        "Log out, log out the last of the fire,",
        "Log in the first of the light.",
        "More from the sea than we desire",
        "Comes to our door tonight.",
    )
    assert all(verses(lines))
