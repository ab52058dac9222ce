"""Addresses of pages, the domains that they name, and the sites that these belong to."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

_LONGEST = 253
"""Characters that a domain has at most (RFC 1035, 2.3.4, without the dot at its end)."""


def domain_of(url: str) -> str | None:
    """A url or bare domain -> its host in lower case without "www." and port, None if it has none."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    domain = (host or "").lower().removeprefix("www.").rstrip(".")
    return domain if 0 < len(domain) <= _LONGEST else None


def sites_of(domain: str | None, known: Container[str]) -> tuple[str, ...]:
    """The known sites that a domain belongs to: itself and those it is under, the nearest first."""
    labels = domain.split(".") if domain else []
    above = (".".join(labels[at:]) for at in range(len(labels)))
    return tuple(site for site in above if site in known)
