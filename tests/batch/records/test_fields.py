"""Which fields of a record are read, and which are added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.records.fields import Addition, Content, Fields, failed_addition, well_formed
from cleaner.errors import InputError, SettingError


@pytest.mark.parametrize(
    ("fields", "record", "content"),
    [
        (Fields(), {"text": "a", "html": "b"}, Content("a")),
        (Fields(), {"text": None, "html": "b", "id": 7, "url": "u"}, Content("b", "html", "u", "7")),
        (Fields(), {"content": "c", "url": 1}, Content("c")),
        (Fields(), {"text": None}, Content()),
        (Fields(html="page"), {"text": "a", "page": "b"}, Content("b", "html")),
        (Fields(), {"body": "a"}, Content(problem="has no field text or html or content")),
        (Fields(text="body"), {"body": 7}, Content(problem="its field body is not text")),
        (Fields(), InputError("not JSON"), Content(problem="not JSON")),
    ],
)
def test_the_first_field_that_holds_something_is_cleaned(
    fields: Fields, record: dict[str, object] | InputError, content: Content
) -> None:
    assert fields.content(record) == content


def test_what_is_added_has_its_prefix_and_what_was_asked_for_besides() -> None:
    fields = Fields(prefix="x_", markdown=True, metadata=True)
    values = fields.values(Addition("a", "t", [], "done", "**a**"))
    assert tuple(values) == fields.added
    assert (values["x_clean_text"], values["x_clean_status"], values["x_clean_markdown"]) == (
        "a",
        "done",
        "**a**",
    )
    assert len(Fields().added) == len(fields.added) - 2


def test_a_failure_says_why() -> None:
    assert failed_addition("no text") == Addition(None, None, [], "failed: no text")


def test_names_that_cannot_be_right_are_told() -> None:
    Fields().check("a.jsonl", [{"text": "a"}])
    Fields().check("a.jsonl", [])
    with pytest.raises(SettingError, match='have a field "clean_text" already; --prefix'):
        Fields().check("a.jsonl", [{"text": "a", "clean_text": "b"}])
    with pytest.raises(SettingError, match="have no field body; name the right one"):
        Fields(text="body").check("a.jsonl", [{"text": "a"}])


@given(st.text(st.characters()))
def test_well_formed_text_can_be_written_and_is_left_as_it_is(text: str) -> None:
    made = well_formed(text)
    made.encode()
    assert well_formed(made) == made
