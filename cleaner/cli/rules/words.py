"""`cleaner rules words`: what languages call things, and where words are missing."""

from __future__ import annotations

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json
from cleaner.cli.rules.configured import rules_option


@click.command("words")
@click.argument("asked", metavar="[NAME|LANGUAGE]", required=False)
@rules_option
@json_option
def command(asked: str | None, rules: tuple[str, ...], as_json: bool) -> None:
    """Show the names of words: how many each language has, and which languages lack them.

    With a NAME it shows the words of each language, with a LANGUAGE those under each name.

    \b
    cleaner rules words
    cleaner rules words app
    cleaner rules words de
    """
    from cleaner.authoring.word_counts import words_asked_for
    from cleaner.reports.words import print_language, print_name, print_names
    from cleaner.rulebook.files import load_rulebook

    words = load_rulebook(rules).words
    found = words_asked_for(words, asked)
    if as_json:
        print_json(found)
    elif asked is None:
        print_names(words)
    elif asked in words.names:
        print_name(words, asked)
    else:
        print_language(words, asked)
