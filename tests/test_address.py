"""The domain that an address names."""

import pytest

from cleaner.address import domain_of


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
