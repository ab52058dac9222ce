"""Which stretches of a page are no part of an article."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import MORE_PROSE, PROSE

from cleaner.document import Document
from cleaner.reading.apart import Apart, merged
from cleaner.reading.html import read_html

STRETCHES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: (min(s), max(s))), max_size=8
)


def page(inside: str) -> Document:
    return read_html(f"<html><body><p>{PROSE}</p>{inside}<p>{MORE_PROSE}</p></body></html>")


def never(inside: str) -> list[str]:
    made = page(inside)
    return [made.text[start:end] for start, end in Apart(made).never]


@pytest.mark.parametrize(
    "inside",
    [
        "<nav><p>Home</p></nav>",
        "<aside><p>Home</p></aside>",
        "<figure><figcaption>A quay</figcaption></figure>",
        "<form><p>Search</p></form>",
        "<button>Copy</button>",
        '<div class="comments"><p>First!</p></div>',
    ],
)
def test_menus_boxes_pictures_and_comments_are_none(inside: str) -> None:
    assert len(never(inside)) == 1


@pytest.mark.parametrize(
    "inside",
    [
        "<figure><table><tr><td>Port</td><td>7</td></tr></table></figure>",
        "<figure><pre>open()</pre></figure>",
        "<h3><button>Who pays?</button></h3>",
        "<h3><time>10:15</time> Rain</h3>",
        f"<aside><p>{PROSE}</p></aside>",
        "<blockquote><p>Up!</p><footer>A sailor</footer></blockquote>",
        '<span class="comments">3</span>',
    ],
)
def test_what_only_an_article_has_is_its_own(inside: str) -> None:
    assert never(inside) == []


def test_a_form_around_most_of_the_page_is_no_form() -> None:
    made = read_html(f"<html><body><form><p>{PROSE}</p><p>{MORE_PROSE}</p></form></body></html>")
    assert Apart(made).never == []


def test_where_nearly_all_text_stands_in_comments_they_are_the_page_s_own() -> None:
    posts = f'<div class="comments">{f"<p>{PROSE}</p>" * 8}</div>'
    assert Apart(read_html(f"<html><body>{posts}</body></html>")).posts
    assert not Apart(read_html(f"<html><body>{f'<p>{MORE_PROSE}</p>' * 4}{posts}</body></html>")).posts


def test_a_name_that_takes_much_of_a_frame_means_something_else_there() -> None:
    made = page('<div class="newsletter"><p>Sign up</p></div>')
    assert made.markup is not None
    frame, apart = made.markup.by_tag["body"][0], Apart(made)
    inside = [made.text[start:end] for start, end in apart.inside(frame, len(made.text))]
    assert inside == ["Sign up"]
    assert list(apart.inside(frame, 10)) == []


@given(STRETCHES)
def test_merged_stretches_hold_the_same_characters_in_order_without_overlap(
    stretches: list[tuple[int, int]],
) -> None:
    found = merged(stretches)
    assert {n for s in found for n in range(*s)} == {n for s in stretches for n in range(*s)}
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert all(start < end for start, end in found)
