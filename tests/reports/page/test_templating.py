"""Nothing that the report's templates show can act."""

import base64
import hashlib

import pytest

from cleaner.categories import CATEGORIES
from cleaner.reports.page.templating import templates

jinja2 = pytest.importorskip("jinja2", reason="the report needs jinja2")


def test_every_value_is_escaped_and_an_unknown_name_is_an_error() -> None:
    made = templates()
    assert made.from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        made.from_string("{{ no_such }}").render()


@pytest.mark.parametrize("name", ["style", "script"])
def test_style_and_script_are_known_by_their_sums(name: str) -> None:
    made = templates().globals
    digest = base64.b64encode(hashlib.sha256(str(made[name]).encode()).digest()).decode()
    assert made[f"{name}_hash"] == f"sha256-{digest}"


def test_the_categories_are_there_in_their_order() -> None:
    assert templates().globals["categories"] == list(CATEGORIES)
