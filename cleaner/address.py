"""Addresses of pages, the domains that they name, and the sites that these belong to."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit


def domain_of(url: str) -> str | None:
    """A url or bare domain -> its host in lower case without "www." and port, None if it has none."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.").rstrip(".") if host else None


def sites_of(domain: str | None, known: Container[str]) -> tuple[str, ...]:
    """The known sites that a domain belongs to: itself and those it is under, the nearest first."""
    labels = domain.split(".") if domain else []
    above = (".".join(labels[at:]) for at in range(len(labels)))
    return tuple(site for site in above if site in known)
