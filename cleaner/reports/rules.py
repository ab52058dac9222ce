"""What a rule author sees on a terminal; in a pipe the same without colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.syntax import Syntax
from rich.text import Text

from cleaner.authoring.lint import Finding
from cleaner.authoring.meaning import meaning
from cleaner.authoring.tried_examples import GOES, SHOULD_GO, SHOULD_STAY, STAYS, TriedExample
from cleaner.evaluation.changes import KEPT, REMOVED, RENAMED, Change, Comparison
from cleaner.evaluation.scores import Eaten, Score
from cleaner.printable import printable_lines, printable_path
from cleaner.reports.counted import many
from cleaner.reports.terminal import line, wide_console
from cleaner.rule import Rule
from cleaner.rulebook.positions import rule_source

_SEVERITIES = {"error": "bold red", "warning": "yellow"}
_MARKS = {
    GOES: ("  - ", "red"),
    STAYS: ("    ", ""),
    SHOULD_GO: ("!   ", "yellow"),
    SHOULD_STAY: ("! - ", "bold red"),
}
_KINDS = {REMOVED: ("- ", "red"), KEPT: ("+ ", "green"), RENAMED: ("~ ", "yellow")}


def print_list(rules: Sequence[Rule]) -> None:
    """Print a line a rule, and how many there are of each category."""
    console = wide_console()
    width = max((len(rule.id) for rule in rules), default=0)
    scopes = max((len(rule.site or rule.language) for rule in rules), default=0)
    places = [f"{printable_path(rule.file)}:{rule.line}" for rule in rules]
    said = [f"{rule.category or 'keep':13} {rule.site or rule.language:{scopes}}" for rule in rules]
    room = console.width - width - scopes - 18  # columns for the place, or it has a line of its own
    between = "  " if all(len(place) <= room for place in places) else "\n    "
    for rule, what, place in zip(rules, said, places, strict=True):
        console.print(line((rule.id.ljust(width), "cyan"), f"  {what}"), end=between)
        console.print(line((place, "dim")))
    counts = Counter(rule.category or "keep" for rule in rules)
    shown = ", ".join(f"{category} {count}" for category, count in sorted(counts.items()))
    console.print(f"{many(len(rules), 'rule')}{': ' if shown else ''}{shown}")


def print_rule(rule: Rule) -> None:
    """Print where a rule is written, what it means, and its source with the examples."""
    console = wide_console()
    console.print(line((rule.id, "bold cyan"), f"  {printable_path(rule.file)}:{rule.line}"))
    if rule.table.description:
        console.print(Text(printable_lines(rule.table.description)))
    console.print(Text(printable_lines(meaning(rule))))
    console.print()
    source = printable_lines(rule_source(Path(rule.file).read_text(encoding="utf-8"), rule.line))
    if console.is_terminal:
        console.print(Syntax(source, "toml", theme="ansi_dark", background_color="default"))
    else:
        console.print(Text(source))


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what a linter found, a line or two each, and the totals."""
    console = wide_console()
    for found in findings:
        rule = f' rule "{found.rule}":' if found.rule else ""
        console.print(
            line(
                f"{printable_path(found.file)}:{found.line}: ",
                (found.severity, _SEVERITIES[found.severity]),
                f"[{found.check}]{rule} {found.problem}",
            )
        )
        if found.text:
            console.print(line(f"    {found.text}"))
        if found.remedy:
            console.print(line((f"    {found.remedy}", "dim")))
    counts = Counter(found.severity for found in findings)
    console.print(f"{many(counts['error'], 'error')}, {many(counts['warning'], 'warning')}")


def print_trials(trials: Sequence[TriedExample]) -> None:
    """Print each example that failed, line by line, and the totals."""
    console = wide_console()
    failed = [trial for trial in trials if not trial.passed]
    for trial in failed:
        what = f"{trial.key.removesuffix('s')} {trial.number}"
        console.print(
            line(
                ("FAILED ", "bold red"),
                f"{printable_path(trial.file)}:{trial.line} ",
                (trial.rule, "cyan"),
                f", {what}",
            )
        )
        for tried in trial.lines:
            mark, style = _MARKS[tried.verdict]
            note = f"   <- {tried.verdict}" if tried.verdict.startswith("should") else ""
            part = f" (“{tried.part}”)" if tried.part else ""
            console.print(line(f"  {mark}", (tried.text, style), (note + part, "dim")))
    rules = len({trial.rule for trial in trials})
    console.print(f"{many(len(trials), 'example')} of {many(rules, 'rule')}: {many(len(failed), 'failure')}")


def print_eaten(eaten: Sequence[tuple[str, Eaten]], documents: int) -> None:
    """Print each line of a body that a rule took, with the document's name."""
    console = wide_console()
    for name, found in eaten:
        console.print(line((f"{name}: ", "bold"), (found.rule, "cyan"), f" takes as {found.category}:"))
        console.print(line((f"    {found.text}", "red")))
        if found.text != found.line:
            console.print(line((f"    of “{found.line}”", "dim")))
    lines = len({(name, found.line) for name, found in eaten})
    console.print(f"{many(lines, 'body line')} eaten in {many(documents, 'document')} with a known body")


def print_comparison(found: Comparison) -> None:
    """Print the totals of a change of rules, then what changed, document by document."""
    console = wide_console()
    totals = ", ".join(f"{found.total(kind):,} {kind}" for kind in (REMOVED, KEPT, RENAMED))
    console.print(f"{len(found.changed):,} of {many(found.documents, 'document')} changed: {totals}")
    if found.old_score is not None and found.new_score is not None:
        console.print(f"against the known bodies: {_score_change(found.old_score, found.new_score)}")
    for document in found.changed:
        console.print()
        console.print(line((document.name, "bold")))
        for change in document.changes:
            console.print(_change(change))
            for when, evidence in (("was", change.old_evidence), ("now", change.new_evidence)):
                if evidence is not None:
                    console.print(line((f"    {when} {evidence}", "dim")))


def _score_change(old: Score, new: Score) -> str:
    return (
        f"precision {old.precision:.4f} -> {new.precision:.4f}, recall {old.recall:.4f} -> {new.recall:.4f}"
    )


def _change(change: Change) -> Text:
    mark, style = _KINDS[change.kind]
    if change.kind == RENAMED:
        what = f"{change.old_category} -> {change.new_category} by {change.new_rule}"
    elif change.kind == REMOVED:
        what = f"{change.new_category} by {change.new_rule}"
    else:
        what = f"was {change.old_category} by {change.old_rule}"
    text = " ".join(change.text.split())
    return line((mark, style), (text, style), (f"   [{what}]", "dim"))
