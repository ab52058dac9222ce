"""Each example of each rule tried by itself, and shown with what went and what should have gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from cleaner.document import Document
from cleaner.matching.verdicts import Claim
from cleaner.rule import Rule
from cleaner.rulebook.examples import Example, claims_on, parse_example, squeezed, takes_part
from cleaner.rulebook.positions import key_line
from cleaner.words import Words

GOES, STAYS, SHOULD_GO, SHOULD_STAY = "goes", "stays", "should go, but stays", "should stay, but goes"


class TriedLine(msgspec.Struct, frozen=True):
    """A line of an example with its verdict, and what of it went where that is not all or nothing."""

    text: str
    verdict: str
    part: str = ""


class TriedExample(msgspec.Struct, frozen=True):
    """An example or counterexample that a rule was tried on; `number` counts from 1."""

    file: str
    line: int
    rule: str
    key: str
    number: int
    passed: bool
    lines: list[TriedLine]


def try_examples(rules: Iterable[Rule], words: Words) -> Iterator[TriedExample]:
    """Run the examples and counterexamples of rules."""
    for rule in rules:
        source = Path(rule.file).read_text(encoding="utf-8")
        for key in ("examples", "counterexamples"):
            line = key_line(source, key, rule.line)
            for number, example in enumerate(getattr(rule.table, key), start=1):
                yield _trial(rule, words, key, number, line, parse_example(example, rule.table.context))


def _trial(rule: Rule, words: Words, key: str, number: int, line: int, example: Example) -> TriedExample:
    document = example.document(words, rule.language)
    claims = claims_on(rule, words, document, example)
    gone = [document.text[claim.start : claim.end] for claim in claims]
    wanted = example.removed if key == "examples" else []
    if gone and takes_part(rule) and wanted == [example.content]:
        wanted = gone
    passed = squeezed(gone) == squeezed(wanted)
    return TriedExample(
        rule.file,
        line,
        rule.id,
        key,
        number,
        passed,
        list(_lines(document, claims, gone if passed else wanted)),
    )


def _lines(document: Document, claims: list[Claim], wanted: list[str]) -> Iterator[TriedLine]:
    missing = Counter(squeezed([line]) for part in wanted for line in part.split("\n"))
    at = 0
    for line in document.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            continue
        spans = [(max(c.start, start), min(c.end, end)) for c in claims if c.start < end and c.end > start]
        part = " … ".join(document.text[a:b].strip() for a, b in spans)
        whole = squeezed([part]) == squeezed([line])
        should = next((key for key in (squeezed([line]), squeezed([part])) if key and missing[key]), None)
        if should is not None:
            missing[should] -= 1
            done = bool(part) and (whole or should == squeezed([part]))
            yield TriedLine(line, GOES if done else SHOULD_GO, "" if whole else part)
        else:
            yield TriedLine(line, SHOULD_STAY if part else STAYS, "" if whole else part)
