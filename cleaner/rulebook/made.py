"""Rules and page tables made of a file's typed tables and of where the file stands."""

from __future__ import annotations

from pathlib import Path

from cleaner.address import domain_of
from cleaner.categories import CATEGORIES, did_you_mean
from cleaner.errors import RuleError
from cleaner.matching.expansion import in_language, is_template, referred_words
from cleaner.rule import Page, Rule
from cleaner.rule_tables import PageTable, RuleFileTable, RuleTable
from cleaner.rulebook.positions import key_line, rule_error
from cleaner.rulebook.sizes import check_sizes
from cleaner.rulebook.sources import read_source
from cleaner.words import ANY, Words


def folder_says(path: Path, folder: Path) -> tuple[str | None, str | None, str | None]:
    """(language, category, site) as the file's place in its folder tells them."""
    if path.parent.name == "sites":
        return None, None, path.stem
    category = path.stem if path.stem in CATEGORIES else None
    language = None if folder in (path, path.parent) else path.parent.name
    return language, category, None


def make_rule(
    path: Path,
    folder: Path,
    file: RuleFileTable,
    table: RuleTable,
    line: int,
    layer: int,
    order: int,
) -> Rule:
    """A file's typed table -> the rule; raises RuleError where it says too little or what makes no sense."""
    language, category, site = folder_says(path, folder)
    category = table.category or file.category or category
    site = table.site or file.site or site
    rule = Rule(
        table=table,
        category=category or "",
        language=table.language or file.language or language or "any",
        site=domain_of(site) if site else None,
        file=str(path),
        line=line,
        layer=layer,
        order=order,
    )
    _check_said(rule, category, site)
    return rule


def _check_said(rule: Rule, category: str | None, site: str | None) -> None:
    table = rule.table
    if category is None and not table.keep:
        raise rule_error(rule, "has no category", 'say category = "…" in the rule or its file')
    if category is not None and category not in CATEGORIES:
        raise RuleError(
            f'unknown category "{category}"',
            file=rule.file,
            line=key_line(read_source(Path(rule.file)), "category", rule.line if table.category else 1),
            rule=rule.id,
            remedy=did_you_mean(category, CATEGORIES),
        )
    if site is not None and rule.site is None:
        raise rule_error(rule, f'site "{site}" is no domain', "write it like example.com", "site")
    if not (table.match or table.lines or table.select or table.traits or table.evidence):
        raise rule_error(
            rule, "says nothing that a block could match", "give it match, lines, select, traits or evidence"
        )
    if not table.examples:
        raise rule_error(rule, "has no example", 'add examples = ["a block that the rule removes"]')


def with_words(rule: Rule, words: Words) -> Rule:
    """The rule with its words put in; a template stays one."""
    check_references(rule, words)
    check_sizes(rule, words)
    return rule if is_template(rule) else in_language(rule, words, rule.language) or rule


def make_page(path: Path, folder: Path, file: RuleFileTable, table: PageTable, line: int, layer: int) -> Page:
    """A file's [page] table with its site; raises RuleError where there is none."""
    site = file.site or folder_says(path, folder)[2]
    if site is None:
        raise RuleError(
            "[page] belongs to a site",
            file=str(path),
            line=line,
            remedy='say site = "example.com", or name the file sites/example.com.toml',
        )
    return Page(domain_of(site) or site, table, str(path), line, layer)


def check_references(rule: Rule, words: Words) -> None:
    """Raise RuleError where the rule names words that are unknown or that its language lacks."""
    hinted = rule.table.evidence.word_names if rule.table.evidence is not None else {}
    for name, key in {**hinted, **referred_words(rule.table)}.items():
        if name not in words.names:
            hint = did_you_mean(name, words.names, "`cleaner rules words` shows the names")
            raise rule_error(rule, f'no words are called "{name}"', hint, key)
        if rule.language != ANY and not words.of(name, rule.language):
            raise rule_error(
                rule,
                f'the language "{rule.language}" has no words under "{name}"',
                f"add {name} = […] to {rule.language}/words.toml",
                key,
            )
