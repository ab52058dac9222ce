"""What filter lists hide -> the text of rule files: one of general rules, one for each site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cleaner.authoring.adblock import FilterList
from cleaner.authoring.element_example import example_of
from cleaner.authoring.writing import SCHEMA_COMMENT, rule_text, toml_string, toml_value
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.examples import example_fault
from cleaner.words import Words

SELECTORS = 200
"""The most selectors of one rule: where one of them names the article, so many say nothing of the page."""
_TRIED = 5


@dataclass
class SiteRules:
    """The rules of a site, and the ids of general ones that do not hold there."""

    rules: list[RuleTable] = field(default_factory=list)
    disable: list[str] = field(default_factory=list)


def rule_files(lists: Mapping[str, FilterList]) -> Iterator[tuple[str, str]]:
    """Lists by category -> (name of a rule file, its text), the general files first.

    Selectors for which no example can be made are counted among what the list has left.
    """
    sites: dict[str, SiteRules] = defaultdict(SiteRules)
    for category, found in lists.items():
        general: list[RuleTable] = []
        grouped: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
        for site, selector, spared in found.placed():
            grouped[site, spared].append(selector)
        for (site, spared), selectors in grouped.items():
            into = sites[site].rules if site else general
            for table in _tables(f"adblock-{site or 'any'}-{category}", category, selectors, into, found):
                into.append(table)
                for name in spared:
                    sites[name].disable.append(table.id)
        if general:
            yield f"html/{category}.toml", _general_text(general)
    for site, said in sorted(sites.items()):
        yield f"sites/{site}.toml", _site_text(site, said)


def _tables(
    name: str, category: str, selectors: list[str], beside: list[RuleTable], found: FilterList
) -> Iterator[RuleTable]:
    for at in range(0, len(selectors), SELECTORS):
        some = selectors[at : at + SELECTORS]
        number = 1 + sum(table.category == category for table in beside)
        table = RuleTable(
            id=f"{name}-{number}" if number > 1 else name, category=category, select=some, yields=True
        )
        example = next(filter(None, (_tried(table, selector) for selector in some[:_TRIED])), None)
        if example is None:
            found.left["no example can be made"] += len(some)
            found.used["filter"] -= len(some)
        else:
            table.examples = [example]
            yield table


def _tried(table: RuleTable, selector: str) -> str | None:
    """An example that a rule of that selector alone takes."""
    example = example_of(selector)
    if example is None:
        return None
    alone = RuleTable(id=table.id, category=table.category, select=[selector], examples=[example])
    rule = Rule(alone, table.category or "", "any", None, "", 1, 1, 0)
    return example if not example_fault(rule, Words(), example) else None


def _general_text(rules: list[RuleTable]) -> str:
    head = f'{SCHEMA_COMMENT}\n# Rules for every site, from filter lists.\nlanguage = "any"\n'
    return head + "".join(f"\n{rule_text(rule)}" for rule in rules)


def _site_text(site: str, said: SiteRules) -> str:
    head = f"{SCHEMA_COMMENT}\n# Rules for {site}, from filter lists.\nsite = {toml_string(site)}\n"
    if said.disable:
        head += f"disable = {toml_value(sorted(set(said.disable)))}\n"
    return head + "".join(f"\n{rule_text(rule)}" for rule in said.rules)
