"""What a rule says, in sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable, Place

_REMOVES = {
    "block": "the block",
    "match": "the matched words",
    "section": "the block and the items after it",
    "rest": "the block and all that follows",
}


def meaning(rule: Rule) -> str:
    """A rule -> one sentence of what it does and when."""
    table = rule.table
    if table.keep:
        does = "Keeps the block, whatever other rules say,"
    else:
        does = f"Removes {_REMOVES[table.remove]} as {rule.category}"
    where = f" on {rule.site} and the domains under it" if rule.site else ""
    conditions = list(_conditions(rule))
    return f"{does}{where} where {'; and '.join(conditions)}."


def _conditions(rule: Rule) -> Iterator[str]:
    table = rule.table
    if table.lines:
        yield (
            f"the whole block is one of {len(table.lines)} lines"
            if len(table.lines) > 1
            else (f"the whole block is “{table.lines[0]}”")
        )
    if table.match:
        yield f"it matches {_any_of(table.match)}"
    if table.select:
        select = [table.select] if isinstance(table.select, str) else table.select
        yield f"its element is {' or '.join(select)}"
    if table.traits:
        yield "it is " + ", ".join(f"not {t[1:]}" if t.startswith("!") else t for t in table.traits)
    if table.evidence is not None:
        yield f"its hints add up to {table.threshold:g} ({'; '.join(_hints(table.evidence))})"
    if table.min_words:
        yield f"it has {table.min_words} words or more"
    if table.max_words is not None:
        yield f"it has {table.max_words} words or fewer"
    if table.place is not None:
        yield _place(table.place)
    beside = (
        ("the block before", table.after, table.categories_before),
        ("the next block", table.before, table.categories_behind),
    )
    for what, said, categories in beside:
        if said:
            yield f"{what} {'went as' if categories else 'matches'} {_any_of(said)}"
    if table.unless:
        yield f"it does not match {_any_of(table.unless)}"


_HINT_KEYS = {
    "words": "words",
    "first": "first words",
    "last": "last words",
    "traits": "traits",
    "near": "neighbours that went as",
    "place": "place",
    "around": "blocks around that went",
}


def _hints(evidence: EvidenceTable) -> Iterator[str]:
    for key, what in _HINT_KEYS.items():
        if weights := getattr(evidence, key):
            yield f"{what}: " + ", ".join(f"{name} {weight:+g}" for name, weight in weights.items())


def _any_of(patterns: str | list[str]) -> str:
    return patterns if isinstance(patterns, str) else " or ".join(patterns)


def _place(place: Place) -> str:
    if place == "start":
        return "it stands before the first prose"
    if place == "end":
        return "it stands after the last prose"
    assert not isinstance(place, str)
    side = "first" if place > 0 else "last"
    if isinstance(place, float):
        return f"it stands in the {side} {abs(place):.0%} of the blocks"
    return f"it is one of the {side} {abs(place)} blocks"
