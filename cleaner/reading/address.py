"""A page's address, and the domain that it names."""

from __future__ import annotations

from urllib.parse import urlsplit


def domain_of(url: str) -> str | None:
    """A url or bare domain -> its host in lower case without "www." and port, None if it has none."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.").rstrip(".") if host else None
