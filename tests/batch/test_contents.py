"""What a cleaner is given of a file."""

import pytest

from cleaner.batch.contents import content_of, kind_of
from cleaner.errors import InputError


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"\x89PNG\r\n", b"PK\x03\x04", b"\x00\x01\x02" * 9, b"\x1f\x8b"]
)
def test_a_binary_file_is_no_text_unless_its_encoding_is_said(data: bytes) -> None:
    with pytest.raises(InputError, match="a binary file, not text"):
        content_of(data, None)
    assert isinstance(content_of(data, "cp437"), str)


@pytest.mark.parametrize("text", ["", "Words.", "a\tb\r\n\x0c"])
def test_text_of_any_encoding_is_left_to_the_reader(text: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        assert content_of(text.encode(encoding), None) == text.encode(encoding)


def test_the_format_tells_the_kind_where_it_does() -> None:
    assert [kind_of(form) for form in ("text", "html", "any")] == ["text", "html", None]
