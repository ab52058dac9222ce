"""What templates call the elements of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.html import read_html
from cleaner.reading.template_names import NAMES, named_nodes, names_any

ALL = sorted({name for names in NAMES.values() for name in names.split()})
PLAIN = [name for name in ALL if name.strip("^$.#") == name]


def named(attributes: str) -> set[str]:
    markup = read_html(f"<html><body><div {attributes}>Words</div></body></html>").markup
    assert markup is not None
    return set(named_nodes(markup))


@pytest.mark.parametrize(
    ("attributes", "name", "held"),
    [
        ('class="article-body"', "article-body", True),
        ('class="the_article-body_x"', "article-body", True),
        ('class="mainMenu"', "menu", True),
        ('class="barrier"', "bar", False),
        ('class="bar"', "bar", True),
        ('class="post"', "^post$", True),
        ('class="post wide"', "^post$", False),
        ('class="comments-list"', "^comments", True),
        ('class="no comments"', "^comments", False),
        ('class="box hide"', ".hide", True),
        ('class="hide box"', ".hide", False),
        ('id="comments"', "#comments", True),
        ('class="comments"', "#comments", False),
    ],
)
def test_a_name_is_whole_words_and_stands_where_its_signs_say(attributes: str, name: str, held: bool) -> None:
    assert (name in named(attributes)) == held


@given(st.sampled_from(PLAIN), st.sampled_from(["x-{}", "{}_y", "x {} y", "{}"]))
def test_every_plain_name_is_found_in_a_class_or_an_id(name: str, around: str) -> None:
    value = around.format(name)
    assert name in named(f'class="{value}"')
    assert names_any(value, [name])


@given(st.sampled_from(PLAIN))
def test_no_plain_name_is_found_within_a_word(name: str) -> None:
    assert not names_any(f"x{name}x", [name])
