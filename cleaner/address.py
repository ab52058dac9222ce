"""Addresses of pages, the domains that they name, and the sites that these belong to."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import urlsplit

from cleaner.errors import SettingError

_LONGEST = 253
"""Characters that a domain has at most (RFC 1035, 2.3.4, without the dot at its end)."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}|localhost")


def domain_of(url: str) -> str | None:
    """A url or bare domain -> its host in lower case without "www." and port, None if it has none."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    domain = (host or "").lower().removeprefix("www.").rstrip(".")
    return domain if 0 < len(domain) <= _LONGEST else None


def checked_domain(name: str) -> str:
    """A domain that a person named, or the one in a url. Raises SettingError for what is neither."""
    domain = domain_of(name)
    if domain is None or not _DOMAIN.fullmatch(domain):
        raise SettingError(f'"{name}" is no domain; write it like example.com')
    return domain


def sites_of(domain: str | None, known: Container[str]) -> tuple[str, ...]:
    """The known sites that a domain belongs to: itself and those it is under, the nearest first."""
    labels = domain.split(".") if domain else []
    above = (".".join(labels[at:]) for at in range(len(labels)))
    return tuple(site for site in above if site in known)


def is_url(name: object) -> bool:
    """Whether something that a user names is a place under a URL, not on this machine's disks."""
    return isinstance(name, str) and _SCHEME.match(name) is not None
