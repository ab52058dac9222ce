"""Counts as a person reads them."""


def many(count: int, noun: str) -> str:
    """A count with its noun: "1 rule", "2 rules"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
