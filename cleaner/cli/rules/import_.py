"""`cleaner rules import`: rule files made of what other tools know of sites."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from cleaner.cli.printing import print_json, say

_PATH = click.Path(path_type=Path)


@click.group("import")
def command() -> None:
    """Make rule files of other tools' files."""


@command.command("ftr")
@click.argument("path", metavar="PATH", type=_PATH)
@click.option("--out", metavar="DIR", type=_PATH, required=True, help="Write DIR/sites/DOMAIN.toml for each.")
@click.option("--replace", is_flag=True, help="Write over files that stand there.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
def ftr(path: Path, out: Path, replace: bool, as_json: bool) -> None:
    """Import Full-Text RSS site configs: the file PATH, or all .txt files in the folder PATH.

    What has no meaning here stays as a comment in the rule file and is counted.
    """
    from cleaner.authoring.ftr import import_configs
    from cleaner.authoring.writing import write_site_file
    from cleaner.reports.terminal import many

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
    for what, counts in (("became rules", used), ("kept as comments or left out", kept)):
        shown = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        say(f"{what}: {counts.total()}{': ' if shown else ''}{shown}")
