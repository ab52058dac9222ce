"""Which rules apply to which site."""

from __future__ import annotations

from collections.abc import Container


def sites_of(domain: str | None, known: Container[str]) -> tuple[str, ...]:
    """The known sites that a domain belongs to: itself and those it is under, the nearest first."""
    labels = domain.split(".") if domain else []
    above = (".".join(labels[at:]) for at in range(len(labels)))
    return tuple(site for site in above if site in known)
