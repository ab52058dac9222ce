"""Rule files -> the rulebook: found by folder, typed, checked, every error with file and line."""

from __future__ import annotations

import sys
from collections import ChainMap
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, partial
from itertools import islice
from pathlib import Path

import msgspec

from cleaner.address import domain_of
from cleaner.categories import did_you_mean
from cleaner.errors import RuleError
from cleaner.matching.expansion import in_language, is_template, referred_words, sample
from cleaner.matching.ready import NOTHING_READY
from cleaner.rule import Disabled, Page, Rule
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.contents import FolderContents
from cleaner.rulebook.faults import Report, raised
from cleaner.rulebook.kept_files import keep
from cleaner.rulebook.kept_languages import KeptLanguages
from cleaner.rulebook.made import folder_says, make_page, make_rule, with_words
from cleaner.rulebook.packed import CODE, SOURCES, Packed, kept_pack, pack, unpack
from cleaner.rulebook.packed import FILE as PACK_FILE
from cleaner.rulebook.packed_folder import PackedFolder, pack_folder, unpack_folder
from cleaner.rulebook.phrases import phrases_of, with_literals
from cleaner.rulebook.positions import PAGE_HEADER, header_lines, key_line, rule_lines
from cleaner.rulebook.sources import parsed_toml, read_source
from cleaner.rulebook.tables import file_table, rule_table
from cleaner.rulebook.word_files import FILE as WORD_FILE
from cleaner.rulebook.word_files import read_words
from cleaner.words import ANY, Words

_SHOWN = 5
"""So many names an error shows of what lies in a folder."""

_PACKAGED = CODE / "rules" if (CODE / "rules").is_dir() else SOURCES


def packaged_rules() -> Path:
    """The folder of the packaged rules: inside the installed package, or beside it in the sources."""
    return _PACKAGED


def load_rulebook(folders: Iterable[str | Path] = (), packaged: bool = True) -> RuleBook:
    """Rule folders -> all their rules, after the packaged ones.

    In a later folder the same id overrides, and `disable` switches off, in a site's file on that site
    alone. The callers' rules are checked whole, their examples run; the packaged ones were when they
    were released. Raises RuleError for the first thing that is wrong.
    """
    users = [Path(folder) for folder in folders]
    if not packaged:
        return _loaded(users, first_layer=1)
    return _loaded([packaged_rules(), *users], first_layer=0) if users else _packaged_alone(packaged_rules())


@cache
def _packaged_alone(folder: Path) -> RuleBook:
    """The packaged rules alone, loaded once: nobody changes them while a process runs."""
    return _loaded([folder], first_layer=0)


def _loaded(folders: list[Path], first_layer: int) -> RuleBook:
    """Rule folders, the packaged ones in layer 0 -> all their rules."""
    rules: dict[str, Rule] = {}
    pages: list[Page] = []
    on_sites: list[Disabled] = []
    ready = NOTHING_READY
    order = 0
    words = packaged_words()
    for layer, folder in enumerate(folders, start=first_layer):
        if layer:
            words = read_words(folder, words)
        read = _users(folder, layer, order, words) if layer else _packaged(folder)
        order += len(read.rules)
        for disabled in read.disabled:
            known = rules if disabled.site is None else ChainMap(read.by_id, rules)
            _check_known(disabled, known)
        off = {name for disabled in read.disabled if disabled.site is None for name in disabled.ids}
        rules = {name: rule for name, rule in rules.items() if name not in off}
        on_sites += [disabled for disabled in read.disabled if disabled.site is not None]
        rules |= {rule.id: rule for rule in read.rules}
        pages += read.pages
        ready = ready if layer else read.ready
        if not read.packed:
            words = words.saying(phrases_of(read.rules, words))
    found = tuple(rules.values())
    if words.lists is not packaged_words().lists:
        found = tuple(map(partial(_with_words, words=words), found))
    return RuleBook(tuple(map(with_literals, found)), tuple(pages), tuple(on_sites), ready, words)


@cache
def _unpacked(folder: Path) -> Packed | None:
    """The folder's pack, decoded once: its words are asked for before its rules are.

    A source checkout makes its own after an edit, if it may be kept.
    """
    kept = kept_pack() if folder == SOURCES else None
    packed = unpack(folder, kept)
    if packed is None and kept is not None and not sys.dont_write_bytecode:
        with suppress(RuleError, OSError):  # who reads the files next is told of an error in them
            words = read_words(folder, Words())
            read = read_folder(folder, layer=0, words=words)
            keep(pack(folder, read.rules, read.pages, words, [ANY]), kept, current=kept.name)
            packed = unpack(folder, kept)
    return packed


def packaged_words() -> Words:
    """The words of the packaged rules."""
    return words_of(packaged_rules())


@cache
def words_of(folder: Path) -> Words:
    """The words in a folder of packaged rules."""
    packed = _unpacked(folder)
    return packed.words if packed is not None else read_words(folder, Words())


def _with_words(rule: Rule, words: Words) -> Rule:
    """A rule of one language as the words now are; the same one, with its literals, if it says the same."""
    if is_template(rule) or not referred_words(rule.table):
        return rule
    filled = in_language(rule, words, rule.language)
    if filled is None or (filled.patterns, filled.lines) == (rule.patterns, rule.lines):
        return rule
    return filled


def _packaged(folder: Path) -> FolderContents:
    """The packaged rules: as the build packed them, in a source checkout read anew after an edit."""
    packed = _unpacked(folder)
    read = packed if packed is not None else read_folder(folder, layer=0, words=packaged_words())
    rules = [msgspec.structs.replace(rule, checked=True) for rule in read.rules]
    by_id = {rule.id: rule for rule in rules}
    if packed is None:
        return FolderContents(by_id, read.pages)
    mark = f"{packed.checksum} {kept_pack().name if folder == SOURCES else ''}"
    ready = KeptLanguages(mark, packed.ready, rules, packed.words)
    return FolderContents(by_id, read.pages, ready=ready, packed=True)


def _users(folder: Path, layer: int, order: int, words: Words) -> FolderContents:
    """A user's rules, checked: now, or when they were packed."""
    packed = unpack_folder(folder, words, layer, order) if folder.is_dir() else None
    if packed is not None:
        return FolderContents({rule.id: rule for rule in packed.rules}, packed.pages, packed.disabled)
    read = read_folder(folder, layer, order, words)
    _check_whole(read, words)
    return read


def write_pack(folder: Path) -> int:
    """Pack a user's folder, so that it loads without being read and checked again; how many rules it has.

    Raises RuleError for the first thing that is wrong with them, or where the pack can't be written.
    """
    words = read_words(folder, packaged_words())
    read = read_folder(folder, layer=1, words=words)
    _check_whole(read, words)
    content = pack_folder(folder, words, PackedFolder("", read.rules, read.pages, read.disabled))
    target = folder / PACK_FILE
    try:
        target.write_bytes(content)
    except OSError as error:
        raise RuleError(f"cannot be written: {error.strerror}", file=str(target)) from None
    return len(read.rules)


def _check_whole(read: FolderContents, words: Words) -> None:
    from cleaner.rulebook.checks import check_page, check_rule
    from cleaner.rulebook.examples import check_examples

    for page in read.pages:
        check_page(page)
    for rule in read.rules:
        check_rule(sample(rule, words))
        check_examples(rule, words)


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder, or the one file that it is, in a fixed order.

    Raises RuleError where there is no such folder, or nothing in it to load.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise RuleError(
            "there is no such folder of rules",
            file=str(folder),
            remedy="name a folder that holds <language>/<category>.toml or sites/<domain>.toml",
        )
    files = sorted(p for p in folder.rglob("*.toml") if p.name != "cleaner.toml")
    if not files and folder != packaged_rules():
        raise RuleError(
            "has no rule file",
            file=str(folder),
            remedy="looked for .toml files, as in en/teaser.toml (or another language), any/legal.toml, "
            f"html/media.toml, sites/example.com.toml; {_what_lies_in(folder)}",
        )
    return [path for path in files if path.name != WORD_FILE]


def _what_lies_in(folder: Path) -> str:
    """A folder's content in a few names, for a person who thought that it held rules."""
    names = [path.relative_to(folder).as_posix() for path in islice(sorted(folder.iterdir()), _SHOWN + 1)]
    if not names:
        return "it is empty"
    return f"it holds {', '.join(names[:_SHOWN])}{' and more' if len(names) > _SHOWN else ''}"


def read_folder(folder: Path, layer: int, order: int = 0, words: Words | None = None) -> FolderContents:
    """One folder's rules, typed but their patterns and examples not yet checked.

    `words` are those that its rules may refer to, the packaged ones and its own if not given.
    """
    words = read_words(folder, packaged_words()) if words is None else words
    contents = FolderContents()
    for path in rule_files(folder):
        contents.extend(read_file(path, folder, layer, order + len(contents.by_id), words))
    return contents


def read_file(
    path: Path,
    folder: Path,
    layer: int,
    order: int = 0,
    words: Words | None = None,
    report: Report = raised,
) -> FolderContents:
    """One file's rules, read as part of its folder.

    Raises RuleError where the file cannot be read as a whole; the first fault of each rule, and of
    the [page] table, goes to `report`.
    """
    words = packaged_words() if words is None else words
    contents = FolderContents()
    source = read_source(path)
    data = parsed_toml(path, source)
    file = file_table(path, source, data)
    if file.disable:
        site = file.site or folder_says(path, folder)[2]
        contents.disabled.append(Disabled(tuple(file.disable), domain_of(site) if site else None, str(path)))
    if file.page is not None:
        line = next(iter(header_lines(source, PAGE_HEADER)), 1)
        try:
            contents.pages.append(make_page(path, folder, file, file.page, line, layer))
        except RuleError as error:
            report(error)
    tables = data.get("rule", [])
    for at, (table, line) in enumerate(
        zip(tables, rule_lines(source, len(tables)), strict=True), start=order
    ):
        try:
            typed = rule_table(path, source, line, table)
            contents.add(with_words(make_rule(path, folder, file, typed, line, layer, at), words))
        except RuleError as error:
            report(error)
    return contents


def _check_known(disabled: Disabled, rules: Mapping[str, Rule]) -> None:
    for rule_id in disabled.ids:
        if rule_id not in rules:
            raise RuleError(
                f'disable names "{rule_id}", which no earlier rule has',
                file=disabled.file,
                line=key_line(read_source(Path(disabled.file)), "disable"),
                remedy=did_you_mean(rule_id, rules, "`cleaner rules list` shows the ids"),
            )
