"""What a careful reader would say of a folder of rules, each finding with its place and remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from cleaner.authoring.idle_hints import idle_hints, unused_names
from cleaner.authoring.readability import listed_words, long_patterns, long_rules
from cleaner.authoring.shadows import repeated_lines, shadowed
from cleaner.authoring.slowness import LIMIT, Witness, find_witness
from cleaner.authoring.survey import Survey, survey
from cleaner.cleaning import Cleaner
from cleaner.errors import RuleError
from cleaner.matching.evidence import most_without_words, weighed
from cleaner.matching.prefilter.literals import literals
from cleaner.printable import printable_path
from cleaner.rule import Rule
from cleaner.rulebook.examples import check_examples, parse_example
from cleaner.rulebook.positions import rule_error

Severity = Literal["error", "warning"]

CHECKS: dict[str, tuple[Severity, str]] = {
    "load": ("error", "the file or rule can't be used"),
    "example": ("error", "an example does not do what it says"),
    "exponential": ("error", "a short block makes the pattern run for ever"),
    "never-fires": ("error", "another rule always takes what it could take"),
    "duplicate": ("warning", "a rule of another language says the same under the same name"),
    "slow": ("warning", "a long block makes the pattern run too long"),
    "no-literal": ("warning", "the rule is tried on every block of every document"),
    "repeated-line": ("warning", "a line stands in another rule too"),
    "example-taken": ("warning", "another rule takes the example, under another name"),
    "no-counterexample": ("warning", "a broad rule shows nothing that it must leave alone"),
    "unused-name": ("warning", "nothing uses the words under a name"),
    "idle-hint": ("warning", "a hint can't change any verdict"),
    "long-pattern": ("warning", "a pattern can't be read at a glance"),
    "long-rule": ("warning", "a rule takes more than a screen"),
    "listed-words": ("warning", "a pattern holds a list of words that a words file could hold"),
}
"""What is looked for: id -> how grave it is, and what it means."""

_BY_RULE: dict[str, Callable[[Rule], Iterator[RuleError]]] = {
    "idle-hint": idle_hints,
    "long-pattern": long_patterns,
    "long-rule": long_rules,
    "listed-words": listed_words,
}
"""The checks that look at one rule as it is written."""

BROAD_WORDS = 30
"""From so many words on a block is likely prose, and a rule that takes it broad."""
_CHEAP_WORDS = 12
_TOLD_FIRST = frozenset(["verse", "code", "step", "answer", "story-box"])
"""Traits that few blocks have and that need no pattern: a rule that asks for one costs next to nothing."""


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong with a rule; `check` is one of CHECKS, `text` what the line says."""

    file: str
    line: int
    rule: str | None
    check: str
    severity: Severity
    problem: str
    remedy: str = ""
    text: str = ""


def lint(folder: Path | None) -> list[Finding]:
    """A folder of rules, the packaged ones for None -> what is wrong with it, file by file.

    Raises RuleError only where there is no such folder.
    """
    read = survey(folder)
    found = [_finding("load", error) for error in read.faults]
    for check in (_failing_examples, _slow_patterns, _untold, _shadows, _taken_examples, _broad):
        found += check(read)
    found += [_finding("unused-name", error) for error in unused_names(read.folder, read.book.rules)]
    for name, check_rule in _BY_RULE.items():
        found += [_finding(name, error) for rule in read.rules for error in check_rule(rule)]
    return sorted(found)


def _finding(check: str, error: RuleError) -> Finding:
    severity = CHECKS[check][0]
    return Finding(
        error.file, error.line, error.rule, check, severity, error.problem, error.remedy, error.text
    )


def _failing_examples(read: Survey) -> Iterator[Finding]:
    for rule in read.rules:
        try:
            check_examples(rule, read.base.words)
        except RuleError as error:
            yield _finding("example", error)


def _slow_patterns(read: Survey) -> Iterator[Finding]:
    for rule in read.searched:
        for key, pattern in rule.patterns.by_key.items():
            most = rule.table.max_words if key in ("match", "unless") else None
            if (witness := find_witness(pattern, most)) is not None:
                check = "exponential" if witness.explosive else "slow"
                yield _finding(check, _slow_error(rule, key, witness))


def _slow_error(rule: Rule, key: str, witness: Witness) -> RuleError:
    shown = f"{witness.string[:60]!r}" + ("…" if len(witness.string) > 60 else "")
    problem = (
        f"{key} takes over {LIMIT} s on {len(witness.string):,} characters: {shown} "
        f"({witness.pump!r} {witness.repeats:,} times)"
    )
    remedy = (
        "let no character be matched in two ways inside a repeat, or make the repeat possessive, like (?:…)++"
        if witness.explosive
        else r"bound the repeat, like \w{1,40} for \w+, or begin the pattern with ^ or \b"
    )
    return rule_error(rule, problem, remedy, key)


def _untold(read: Survey) -> Iterator[Finding]:
    for rule in read.searched:
        table = rule.table
        if table.lines or table.select or table.place is not None:
            continue
        if table.max_words is not None and table.max_words <= _CHEAP_WORDS:
            continue
        if not _TOLD_FIRST.isdisjoint(table.traits or ()):
            continue
        if table.evidence is not None and weighed(rule)[1] > most_without_words(table.evidence):
            continue
        if table.match is None or not literals(rule.patterns.match or ""):
            key = "match" if table.match else "traits" if table.traits else "evidence"
            problem = f"{key} needs no telling literal, so the rule is tried on every block"
            remedy = "give it a word that must stand in the block, or place, or a small max_words"
            yield _finding("no-literal", rule_error(rule, problem, remedy, key))


def _shadows(read: Survey) -> Iterator[Finding]:
    own = {rule.id for rule in read.rules}
    silent: set[str] = set()
    for rule, winner in shadowed(read.book.rules):
        if rule.id in own:
            silent.add(rule.id)
            twins = winner.category == rule.category and winner.language != rule.language
            where = f'"{winner.id}" ({printable_path(winner.file)}:{winner.line})'
            problem = f"never fires: {where} takes the same and goes first"
            error = rule_error(rule, problem, "delete one of the two")
            yield _finding("duplicate" if twins else "never-fires", error)
    for rule, line, other in repeated_lines(read.book.rules):
        if rule.id in own and rule.id not in silent:
            where = f'"{other.id}" ({printable_path(other.file)}:{other.line})'
            problem = f"the line “{line}” stands in {where} too, which goes first"
            yield _finding("repeated-line", rule_error(rule, problem, "delete it in one of the two", "lines"))


def _taken_examples(read: Survey) -> Iterator[Finding]:
    cleaner = Cleaner(read.book)
    for rule in read.searched:
        winner = None if rule.table.keep else _taker(cleaner, rule)
        if winner is not None:
            example, other, category = winner
            problem = f'the example “{example[:60]}” goes to "{other}" as {category}, not as {rule.category}'
            remedy = "narrow the one that is wrong, or move the example to the one that is right"
            yield _finding("example-taken", rule_error(rule, problem, remedy, "examples"))


def _taker(cleaner: Cleaner, rule: Rule) -> tuple[str, str, str] | None:
    """An example's stretch, the other rule that takes it, and the category that it gives it."""
    for example in map(parse_example, rule.table.examples):
        if rule.site is not None and example.url is None:
            example.url = f"https://{rule.site}/"
        wanted = {_squeezed(part): part for part in example.removed}
        for piece in cleaner.clean_document(example.document(cleaner.rulebook.words, rule.language)).removed:
            other = piece.rule not in (rule.id, "template") and piece.category != rule.category
            if other and (part := wanted.get(_squeezed(piece.text))) is not None:
                return part, piece.rule, piece.category
    return None


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


def _broad(read: Survey) -> Iterator[Finding]:
    for rule in read.searched:
        table = rule.table
        narrow = table.lines or table.select or table.place is not None or table.after or table.before
        small = table.max_words is not None and table.max_words < BROAD_WORDS
        if narrow or small or table.keep or table.remove == "match" or table.counterexamples:
            continue
        problem = f"may take a block of {table.max_words or 'any number of'} words and has no counterexample"
        remedy = "add a sentence of an article that comes near to it"
        yield _finding("no-counterexample", rule_error(rule, problem, remedy))
