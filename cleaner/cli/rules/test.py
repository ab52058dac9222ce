"""`cleaner rules test`: examples and counterexamples, and bodies that no rule may eat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import folders, site_option

if TYPE_CHECKING:
    from cleaner.authoring.survey import Survey
    from cleaner.authoring.tried_examples import TriedExample
    from cleaner.evaluation.scores import Eaten

PASSED, FAILED = 0, 1
_PATH = click.Path(path_type=Path)


@click.command("test")
@click.argument("folder", metavar="[DIR]", required=False, type=_PATH)
@click.option("--corpus", metavar="DIR", type=_PATH, help="List every line of its bodies that a rule eats.")
@site_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, folder: Path | None, corpus: Path | None, site: str | None, as_json: bool
) -> None:
    """Run the examples and counterexamples of the rules in DIR.

    Without DIR they are those that cleaner.toml names, or else the packaged ones.
    With --corpus the rules run over documents whose bodies are known (DIR/pages/NAME and
    DIR/gold/NAME.txt) too. The exit status is 1 where an example fails or a rule eats a body's line.

    \b
    cleaner rules test my-rules
    cleaner rules test my-rules --corpus corpus
    """
    import msgspec

    from cleaner.authoring.survey import survey
    from cleaner.authoring.tried_examples import try_examples
    from cleaner.reports.rules import print_eaten, print_trials

    trials: list[TriedExample] = []
    documents = 0
    eaten: list[tuple[str, Eaten]] = []
    for read in map(survey, folders(folder)):
        if read.faults:
            raise read.faults[0]
        trials += try_examples(read.rules, read.base.words)
        if corpus:
            documents, found = _eaten(read, corpus, site)
            eaten += found
    if as_json:
        named = [{"document": name, **msgspec.structs.asdict(found)} for name, found in eaten]
        failed = [trial for trial in trials if not trial.passed]
        print_json({"examples": len(trials), "failed": failed, "eaten": named})
    else:
        print_trials(trials)
        if corpus:
            print_eaten(eaten, documents)
    ctx.exit(FAILED if eaten or not all(trial.passed for trial in trials) else PASSED)


def _eaten(read: Survey, corpus: Path, site: str | None) -> tuple[int, list[tuple[str, Eaten]]]:
    """How many documents have a known body, and what rules of the folder eat of it."""
    from cleaner.cleaning import Cleaner
    from cleaner.evaluation.gold import read_corpus
    from cleaner.evaluation.scores import eaten_lines

    cleaner, own = Cleaner(read.book, site=site), {rule.id for rule in read.rules}
    documents, eaten = 0, []
    for case in read_corpus(corpus):
        if case.body is None:
            continue
        documents += 1
        result = cleaner.clean(case.content, kind=case.kind)
        eaten += [(case.name, found) for found in eaten_lines(result, case.body) if found.rule in own]
    return documents, eaten
