"""What rules and the hints of evidence rules did over a corpus, on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from cleaner.evaluation.coverage import Coverage, RuleCoverage
from cleaner.evaluation.hint_coverage import HintCoverage
from cleaner.printable import printable_path
from cleaner.reports.counted import many
from cleaner.reports.terminal import line, wide_console

_WIDTH = 80
_JOINED = "\N{NO-BREAK SPACE}"
"""Stands for the spaces inside a hint, so that no line ends there."""


def print_coverage(coverage: Coverage) -> None:
    """Print the rules that did something, the busiest first, the hints of evidence rules, then the dead."""
    console = wide_console()
    console.print(Text(f"{'fired':>6} {'alone':>6} {'won':>6} {'in docs':>7}  rule", style="bold"))
    for counted in sorted(coverage.rules, key=lambda c: (-c.fired, c.rule)):
        if counted.fired:
            numbers = f"{counted.fired:6,} {counted.alone:6,} {counted.won:6,} {counted.documents:7,}  "
            console.print(line(numbers, (counted.rule, "cyan"), f" ({counted.category})"))
    for counted in coverage.rules:
        if counted.hints:
            _print_hints(console, counted)
    for counted in coverage.dead:
        where = f"{printable_path(counted.file)}:{counted.line}"
        console.print(line((f"never fired: {counted.rule} ({where})", "dim")))
    fired = len(coverage.rules) - len(coverage.dead)
    console.print(
        f"{many(fired, 'rule')} of {len(coverage.rules):,} fired on {many(coverage.documents, 'document')}"
    )


def _print_hints(console: Console, counted: RuleCoverage) -> None:
    """Print which of a rule's hints decided, how often, which only held, and which never did."""
    console.print(line("hints of ", (counted.rule, "cyan")))
    for what, hints in _told_apart(counted.hints):
        indent = f"  {what:11}"
        said = ", ".join(hint.replace(" ", _JOINED) for hint in hints)
        fold = textwrap.TextWrapper(_WIDTH, indent, " " * len(indent), break_on_hyphens=False)
        for part in fold.wrap(said):
            console.print(line(part.replace(_JOINED, " ")))


def _told_apart(hints: Sequence[HintCoverage]) -> Iterator[tuple[str, list[str]]]:
    """The hints that decided, those that held but never decided, and those that never held."""
    decided = sorted((hint for hint in hints if hint.decided), key=lambda hint: -hint.decided)
    held = sorted((hint for hint in hints if hint.held and not hint.decided), key=lambda hint: -hint.held)
    yield "decided", [f"{hint}: {hint.decided:,} of {hint.held:,}" for hint in decided]
    yield "only held", [f"{hint}: {hint.held:,}" for hint in held]
    yield "never held", [str(hint) for hint in hints if not hint.held]
