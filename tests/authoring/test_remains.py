"""What the rules leave of a site's documents, and where in them it stands."""

from making import MORE_PROSE, PROSE, cleaner_of, document, rule

from cleaner.authoring.remains import Remains, Zone, all_spots, read_remains
from cleaner.reading.read import read

CLEANER = cleaner_of(rule(lines=["Ring the bell"]))
OTHER_PROSE = PROSE.replace("council", "choir").replace("bridge", "organ")
BETWEEN = "A line that is no prose"


def remains(*texts: str) -> list[Remains]:
    return read_remains(CLEANER, map(document, texts))


def test_what_the_rules_take_is_left_out() -> None:
    (found,) = remains(f"{PROSE}\nRing the bell\nPull the rope")
    assert [spot.block.text for spot in found.spots] == [PROSE, "Pull the rope"]


def test_the_story_is_the_prose_that_no_other_document_has() -> None:
    one, two = remains(f"{PROSE}\n{MORE_PROSE}", f"{OTHER_PROSE}\n{MORE_PROSE}")
    assert [spot.block.text for spot in one.story] == [PROSE]
    assert [spot.block.text for spot in two.story] == [OTHER_PROSE]


def test_a_spot_stands_before_among_or_after_the_story() -> None:
    (found,) = remains(f"Head\n{PROSE}\n{BETWEEN}\n{MORE_PROSE}\nTail")
    assert [spot.zone for spot in found.spots] == [
        Zone.HEAD, Zone.HEAD, Zone.STORY, Zone.TAIL, Zone.TAIL,
    ]  # fmt: skip


def test_of_a_document_without_story_all_is_tail() -> None:
    (found,) = remains("Head\nTail")
    assert {spot.zone for spot in found.spots} == {Zone.TAIL}


def test_of_documents_that_tell_one_story_the_first_is_read() -> None:
    text = f"{PROSE}\n{MORE_PROSE}"
    assert len(remains(text, f"{text}\nTail")) == 1
    assert len(remains(text, f"{PROSE}\n{OTHER_PROSE}\nTail")) == 2


def test_a_spot_knows_what_is_left_around_it() -> None:
    (found,) = remains("One\nRing the bell\nTwo\nThree")
    one, two, three = found.spots
    assert (one.before, two.before) == (None, one)
    assert one.after == [two, three]


def test_labels_and_details_are_short_and_like_titles() -> None:
    (found,) = remains(f"Mara Quill\nWho pays for it?\n{PROSE}\n{BETWEEN}\n{MORE_PROSE}\n12 March 2026")
    name, question, prose, between, _, date = found.spots
    assert [spot.is_detail for spot in (name, question, prose, between, date)] == [
        True, False, False, False, True,
    ]  # fmt: skip
    assert [spot.is_label for spot in (question, prose, between)] == [True, False, True]


def test_a_page_s_spots_have_the_classes_and_ids_around_them() -> None:
    page = f"<div id='Main' class='page'><p class='lead 1st'>{PROSE}</p></div>"
    (spot,) = all_spots(read_remains(CLEANER, [read(page, kind="html")]))
    assert spot.selectors == {"#main", ".page", ".lead"}
