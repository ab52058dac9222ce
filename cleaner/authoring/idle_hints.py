"""Names of words that nothing uses, and hints that decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cleaner.errors import RuleError
from cleaner.matching.evidence import weighed
from cleaner.matching.expansion import referred_words
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable
from cleaner.rulebook.positions import key_line, rule_error
from cleaner.rulebook.sources import parsed_toml, read_source
from cleaner.rulebook.word_files import FILE
from cleaner.traits import TRAIT_WORDS
from cleaner.words import ANY

_HUNDREDTHS = 100


def unused_names(folder: Path, rules: Iterable[Rule]) -> Iterator[RuleError]:
    """The names of words that a folder describes and that no rule, no trait and no search uses."""
    path = folder / ANY / FILE
    if not path.is_file():
        return
    try:
        source = read_source(path)
        described = parsed_toml(path, source).get("names", {})
    except RuleError:  # a file that cannot be read is a finding of its own
        return
    used = set(TRAIT_WORDS)
    for rule in rules:
        used |= referred_words(rule.table).keys()
        used |= rule.table.evidence.word_names.keys() if rule.table.evidence is not None else set()
    for name in described if isinstance(described, dict) else ():
        if name not in used:
            problem = f'nothing uses the words under "{name}"'
            remedy = f"weigh it in evidence, write {{{name}}} in a pattern, or delete it"
            yield RuleError(problem, file=str(path), line=key_line(source, name), remedy=remedy)


def idle_hints(rule: Rule) -> Iterator[RuleError]:
    """The hints of an evidence rule that never decide, whatever others hold.

    A hint decides where the others can add up to a sum that lies short of the threshold by less than
    it counts, or above it by no more than it takes away.
    """
    if rule.table.evidence is None:
        return
    table, threshold = weighed(rule)
    hints = [
        (key, name, round(_HUNDREDTHS * weight))
        for key in EvidenceTable.__struct_fields__
        for name, weight in getattr(table, key).items()
    ]
    needed = round(_HUNDREDTHS * threshold)
    for hint in hints:
        key, name, weight = hint
        sums = _possible_sums(other for other in hints if other is not hint and not _excludes(hint, other))
        if not any((total >= needed) != (total + weight >= needed) for total in sums):
            problem = f"the hint {key} {name} = {weight / _HUNDREDTHS:g} can't change any verdict"
            remedy = f"give it a weight that tells beside a threshold of {threshold:g}, or delete it"
            yield rule_error(rule, problem, remedy, key)


def _excludes(hint: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
    return hint[0] == other[0] == "place"


def _possible_sums(hints: Iterable[tuple[str, str, int]]) -> set[int]:
    """All that hints can add up to, in hundredths; a block has one place."""
    sums, places = {0}, {0}
    for key, _, weight in hints:
        if key == "place":
            places.add(weight)
        else:
            sums |= {total + weight for total in sums}
    return {total + place for total in sums for place in places}
