"""A folder of rules read to the end in spite of its faults, as a linter needs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from cleaner.errors import RuleError
from cleaner.matching.expansion import sample
from cleaner.rule import Page, Rule
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.checks import check_page, check_rule
from cleaner.rulebook.contents import FolderContents
from cleaner.rulebook.files import (
    load_rulebook,
    packaged_rules,
    packaged_words,
    read_file,
    rule_files,
)
from cleaner.rulebook.positions import key_line
from cleaner.rulebook.word_files import read_words
from cleaner.words import Words

_T = TypeVar("_T")


class Survey(msgspec.Struct):
    """A folder's rules and what is wrong with it.

    `rules` and `pages` are sound but for their examples, which were not run. `faults` has the first
    fault of each rule, each list of words and each [page] table, and of each file that cannot be read as a
    whole. `base`
    are the rules that were read before: the packaged ones, none for the packaged folder itself.
    """

    folder: Path
    rules: list[Rule]
    pages: list[Page]
    faults: list[RuleError]
    base: RuleBook

    @property
    def searched(self) -> list[Rule]:
        """The folder's rules as they are searched, with words put in."""
        return [sample(rule, self.base.words) for rule in self.rules]

    @property
    def book(self) -> RuleBook:
        """The rules as a run would have them: the folder's over those read before."""
        rules = {rule.id: rule for rule in (*self.base.rules, *self.rules)}
        pages = (*self.base.pages, *self.pages)
        return RuleBook(tuple(rules.values()), pages, ready=self.base.ready, words=self.base.words)


def survey(folder: Path | None) -> Survey:
    """A folder, or the packaged one for None -> its rules and faults.

    Raises RuleError only where there is no such folder.
    """
    folder = folder or packaged_rules()
    own = folder.resolve() == packaged_rules().resolve()
    base = load_rulebook(packaged=not own)
    faults: list[RuleError] = []
    words = packaged_words() if own else read_words(folder, packaged_words(), faults.append)
    contents = _read(folder, 0 if own else 1, len(base.rules), words, faults)
    disabled = {name for off in contents.disabled if off.site is None for name in off.ids}
    kept = tuple(rule for rule in base.rules if rule.id not in disabled)
    faults += [_unknown(path, name) for path, name in _unknown_ids(contents, base)]
    return Survey(
        folder=folder,
        rules=[rule for rule in contents.rules if _holds(check_rule, sample(rule, words), faults)],
        pages=[page for page in contents.pages if _holds(check_page, page, faults)],
        faults=faults,
        base=RuleBook(kept, base.pages, ready=base.ready, words=words),
    )


def _read(folder: Path, layer: int, order: int, words: Words, faults: list[RuleError]) -> FolderContents:
    contents = FolderContents()
    for path in rule_files(folder):
        try:
            read = read_file(path, folder, layer, order + len(contents.by_id), words, faults.append)
            contents.extend(read, faults.append)
        except RuleError as error:
            faults.append(error)
    return contents


def _unknown_ids(contents: FolderContents, base: RuleBook) -> list[tuple[Path, str]]:
    known = {rule.id for rule in base.rules}
    return [(Path(off.file), name) for off in contents.disabled for name in off.ids if name not in known]


def _unknown(path: Path, name: str) -> RuleError:
    return RuleError(
        f'disable names "{name}", which no earlier rule has',
        file=str(path),
        line=key_line(path.read_text(encoding="utf-8"), "disable"),
        remedy="`cleaner rules list` shows the ids",
    )


def _holds(check: Callable[[_T], None], thing: _T, faults: list[RuleError]) -> bool:
    try:
        check(thing)
    except RuleError as error:
        faults.append(error)
        return False
    return True
