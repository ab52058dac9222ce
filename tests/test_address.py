"""The domain that an address names."""

from pathlib import Path

import pytest

from cleaner.address import domain_of, is_url


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Harbour.example:8080/a", "harbour.example"),
        ("harbour.example.", "harbour.example"),
        ("https://[", None),
        ("", None),
        (f"https://{'a.' * 200}example/", None),
    ],
)
def test_an_address_names_a_domain_or_none(url: str, domain: str | None) -> None:
    assert domain_of(url) == domain


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("s3://crawl/2024", True),
        ("HDFS://x", True),
        ("C://x", False),
        ("a/b:c", False),
        (Path("s3://x"), False),
    ],
)
def test_a_place_is_a_url_where_it_has_a_scheme(name: object, answer: bool) -> None:
    assert is_url(name) == answer
