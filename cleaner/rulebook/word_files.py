"""Word files -> Words: `any/words.toml` and `<language>/words.toml` of a rule folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from cleaner.categories import did_you_mean
from cleaner.errors import RuleError
from cleaner.normal import plain
from cleaner.rulebook.faults import Report, raised
from cleaner.rulebook.positions import key_line
from cleaner.rulebook.sizes import MOST_LISTED
from cleaner.rulebook.sources import parsed_toml, read_source
from cleaner.word_search import word_form
from cleaner.words import ANY, CASED, Words

FILE = "words.toml"


class WordFileTable(msgspec.Struct, forbid_unknown_fields=True):
    """A word file as its author writes it."""

    names: dict[str, str] = {}
    common: list[str] = []
    prefixes: list[str] = []
    endings: list[str] = []
    words: dict[str, list[str]] = {}


def read_words(folder: Path, known: Words, report: Report = raised) -> Words:
    """The words that a rule folder adds to the known ones -> all of them.

    A name is known where an earlier folder, or this one's `any/words.toml`, describes it under
    `[names]`. `report` is told of a file that cannot be read, and of the first fault of each list.
    """
    if not folder.is_dir():
        return known
    paths = sorted(folder.glob(f"*/{FILE}"), key=lambda path: (path.parent.name != ANY, path))
    for path in paths:
        try:
            known = known.joined(_read_file(path, known, report))
        except RuleError as fault:
            report(fault)
    return known


def _read_file(path: Path, known: Words, report: Report) -> Words:
    source = read_source(path)
    language = path.parent.name
    data = parsed_toml(path, source)
    try:
        table = msgspec.convert(data, WordFileTable)
    except msgspec.ValidationError as error:
        raise _typed_error(path, source, data, str(error)) from None
    names = {**known.names, **table.names}
    lists = {}
    for name, listed in table.words.items():
        if (fault := _list_fault(path, source, name, listed, names)) is None:
            lists[name] = tuple(listed)
        else:
            report(fault)
    for key, affixes in (("prefixes", table.prefixes), ("endings", table.endings)):
        _check_affixes(path, source, key, affixes)
    said = {} if language == ANY else {language: tuple(word for listed in lists.values() for word in listed)}
    return Words(
        table.names,
        {language: lists},
        common={language: tuple(table.common)} if table.common else {},
        prefixes={language: tuple(table.prefixes)} if table.prefixes else {},
        endings={language: tuple(table.endings)} if table.endings else {},
        said=said,
    )


def _typed_error(path: Path, source: str, data: dict[str, Any], message: str) -> RuleError:
    """msgspec's complaint -> ours, with the line of the list that is none where there is one."""
    problem, _, place = message.partition(" - at `$")
    words = data.get("words")
    odd = [name for name, listed in words.items() if not _is_list(listed)] if isinstance(words, dict) else []
    key = odd[0] if odd else place.strip(".`").split("[")[0]
    remedy = 'write a list of words, like app = ["app", "apps"]'
    if not odd:
        remedy = f"known are {', '.join(WordFileTable.__struct_fields__)}"
    problem = f"{key}: {problem}" if key else problem
    return RuleError(problem, file=str(path), line=key_line(source, key) if key else 1, remedy=remedy)


def _is_list(listed: object) -> bool:
    return isinstance(listed, list) and all(isinstance(word, str) for word in listed)


def _check_affixes(path: Path, source: str, key: str, affixes: list[str]) -> None:
    for affix in affixes:
        form = word_form(plain(affix))
        if not form or " " in form:
            problem = f'{key} holds "{affix}", which is no piece of one word'
            remedy = "write letters alone, without hyphens or spaces"
            raise RuleError(problem, file=str(path), line=key_line(source, key), remedy=remedy)


def _list_fault(
    path: Path, source: str, name: str, listed: list[str], names: dict[str, str]
) -> RuleError | None:
    problem = remedy = ""
    if name not in names:
        problem = f'no words are called "{name}"'
        remedy = did_you_mean(name, names, "describe a new name under [names] in any/words.toml")
    elif blank := [word for word in listed if not word.removeprefix(CASED).strip()]:
        problem, remedy = f'{name} holds the blank word "{blank[0]}"', "take it out"
    elif len(listed) > MOST_LISTED:
        problem = f"{name} has {len(listed):,} words, more than {MOST_LISTED:,}"
        remedy = "divide them among several names"
    if not problem:
        return None
    line = key_line(source, name, key_line(source, "words"))  # `[names]` may have the same key
    return RuleError(problem, file=str(path), line=line, remedy=remedy)
