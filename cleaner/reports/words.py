"""Words on a terminal of eighty columns: by name, by language, and where they are missing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from cleaner.authoring.word_counts import lacking, own_counts, words_asked_for
from cleaner.reports.counted import many
from cleaner.reports.terminal import line, wide_console
from cleaner.words import ANY, Words

_WIDTH = 80
_INDENT = " " * 4


def print_names(words: Words) -> None:
    """Print each name with what it holds, its counts by language and its gaps, then each language's."""
    console = wide_console()
    for name, holds in words.names.items():
        counts = own_counts(words, name)
        console.print(line((name, "bold cyan"), f"  {many(sum(counts.values()), 'word')}"))
        _print_wrapped(console, holds)
        _print_wrapped(console, ", ".join(f"{language} {count}" for language, count in counts.items()), "dim")
        if missing := lacking(words, name):
            _print_wrapped(console, f"lacking in {', '.join(missing)}", "yellow")
    console.print()
    console.print(line(("language   common   names   words   names without words", "bold")))
    for language in words.languages:
        lists = words.lists[language]
        missing_names = sum(not words.of(name, language) for name in words.names)
        total = sum(map(len, lists.values()))
        common = len(words.common.get(language, ()))
        console.print(f"{language:9}{common:8,}{len(lists):8,}{total:8,}{missing_names:22,}")


def print_name(words: Words, name: str) -> None:
    """Print what a name holds, its words in each language, and the languages without."""
    console = wide_console()
    console.print(line((name, "bold cyan")))
    _print_wrapped(console, words.names[name])
    for language in own_counts(words, name):
        _print_list(console, language, words.lists[language][name])
    if missing := lacking(words, name):
        _print_wrapped(console, f"lacking in {', '.join(missing)}", "yellow")


def print_language(words: Words, language: str) -> None:
    """Print a language's words under each name, and the names for which it has none."""
    console = wide_console()
    found = words_asked_for(words, language)
    console.print(line((language, "bold cyan"), f"  {many(len(found['common']), 'common word')}"))
    for affixes in ("prefixes", "endings"):
        if found[affixes]:
            _print_list(console, affixes, found[affixes])
    for name, listed in found["words"].items():
        _print_list(console, name, listed)
    if found["lacking"]:
        _print_wrapped(console, f"no words under {', '.join(found['lacking'])}", "yellow")
    elif language != ANY:
        _print_wrapped(console, "words under every name")


def _print_list(console: Console, name: str, words: Iterable[str]) -> None:
    console.print(line((f"  {name}", "bold")))
    _print_wrapped(console, ", ".join(words))


def _print_wrapped(console: Console, text: str, style: str = "") -> None:
    for part in textwrap.wrap(text, _WIDTH - len(_INDENT), break_on_hyphens=False):
        console.print(Text(_INDENT + line(part).plain, style))
