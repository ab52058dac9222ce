"""`cleaner rules import`: rule files made of what other tools know of sites."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from cleaner.cli import NearestGroup
from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json, say

_PATH = click.Path(path_type=Path)
_SHOWN = 10
"""So many faults of filter lists are shown."""


@click.group("import", cls=NearestGroup)
def command() -> None:
    """Make rule files of other tools' files.

    \b
    cleaner rules import ftr ftr-site-config/ --out my-rules
    """


@command.command("ftr")
@click.argument("path", metavar="PATH", type=_PATH)
@click.option("--out", metavar="DIR", type=_PATH, required=True, help="Write DIR/sites/DOMAIN.toml for each.")
@click.option("--replace", is_flag=True, help="Write over files that stand there.")
@json_option
def ftr(path: Path, out: Path, replace: bool, as_json: bool) -> None:
    """Import Full-Text RSS site configs: the file PATH, or all .txt files in the folder PATH.

    What has no meaning here stays as a comment in the rule file and is counted.

    \b
    cleaner rules import ftr ledger.example.txt --out my-rules
    """
    from cleaner.authoring.ftr import import_configs
    from cleaner.authoring.writing import write_site_file
    from cleaner.reports.counted import many

    used: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    faults: list[tuple[str, int, str, str]] = []
    sites = 0
    for imported in import_configs(path):
        used += imported.used
        kept += imported.kept
        faults += imported.faults
        if imported.site:
            write_site_file(out, imported.site, imported.text, replace)
            sites += 1
    if as_json:
        print_json({"sites": sites, "used": used, "kept": kept, "faults": faults})
        return
    for file, line, said, why in faults:
        say(f"{file}:{line}: {why}: {said}", err=True)
    say(f"{many(sites, 'site')} written below {out / 'sites'}")
    _say_counts(used, "became rules")
    _say_counts(kept, "kept as comments or left out")


@command.command("adblock")
@click.argument("lists", metavar="LIST...", type=_PATH, nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=_PATH, required=True, help="Write rule files below this folder.")
@click.option("--category", metavar="NAME", help="What the filters hide.  [default: by each list's title]")
@click.option("--replace", is_flag=True, help="Write over files that stand there.")
@json_option
def adblock(lists: tuple[Path, ...], out: Path, category: str | None, replace: bool, as_json: bool) -> None:
    """Import cosmetic filters of ad blockers' lists: general ones, and those of each site.

    What names no element of a page is counted.

    \b
    cleaner rules import adblock fanboy-social.txt --out my-rules
    """
    from cleaner.authoring.adblock import read_lists
    from cleaner.authoring.adblock_rules import rule_files
    from cleaner.authoring.writing import write_rule_file
    from cleaner.categories import check_category

    if category is not None:
        check_category(category)
    found = read_lists(lists, category)
    files = [write_rule_file(out, name, text, replace) for name, text in rule_files(found)]
    used = sum((said.used for said in found.values()), Counter[str]())
    left = sum((said.left for said in found.values()), Counter[str]())
    faults = [fault for said in found.values() for fault in said.faults]
    if as_json:
        print_json({"files": len(files), "used": used, "left": left, "faults": faults})
        return
    for file, line, said_there, why in faults[:_SHOWN]:
        say(f"{file}:{line}: {why}: {said_there}", err=True)
    if len(faults) > _SHOWN:
        say(f"and {len(faults) - _SHOWN:,} more; --json tells all", err=True)
    say(f"{len(files):,} rule files written below {out}")
    _say_counts(used, "became rules")
    _say_counts(left, "left out")


def _say_counts(counts: Counter[str], what: str) -> None:
    shown = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    say(f"{what}: {counts.total()}{': ' if shown else ''}{shown}")
