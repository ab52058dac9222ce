"""What scripts put into a page stands where they would put it."""

from cleaner.reading.html import read_html

STORY = [
    "The weir at Tolling has been open for nine days.",
    "Nobody knows who opened it.",
    "Eels have been seen.",
]


def lines(source: str) -> list[str]:
    return read_html(source).text.split("\n\n")


def test_parts_that_were_sent_late_stand_in_their_places() -> None:
    page = f"""<main><p>{STORY[0]}</p><template id="B:0"></template></main><footer>Tolling Post</footer>
<div hidden id="S:0"><p>{STORY[1]}</p><template id="P:1a"></template></div><script>$RC("B:0","S:0")</script>
<div hidden id="S:1a"><p>{STORY[2]}</p></div>"""
    assert lines(page) == [*STORY, "Tolling Post"]


def test_a_late_part_without_a_place_is_shown_where_it_stands() -> None:
    assert lines(f'<p>{STORY[0]}</p><div hidden id="S:7"><p>{STORY[1]}</p></div>') == STORY[:2]


def test_what_follows_a_late_part_stays() -> None:
    late = f'<div hidden id="S:0"><p>{STORY[0]}</p></div>end'
    page = f'<main><template id="B:0"></template></main><p>{STORY[1]}</p>{late}'
    assert lines(page) == [*STORY[:2], "end"]


def test_what_a_reader_unfolds_is_text_and_other_hidden_parts_are_none() -> None:
    panel = '<div style="display:none" role="region" aria-labelledby="b">{}</div>'
    hidden = panel.replace("labelledby", "label")
    page = f"<p>{STORY[0]}</p>{panel.format(f'<p>{STORY[1]}</p>')}{hidden.format('<p>no</p>')}"
    assert lines(page) == STORY[:2]
