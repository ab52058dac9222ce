"""`cleaner rules suggest`: rules learned from many documents of one site."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import json_option
from cleaner.cli.printing import print_json, say
from cleaner.cli.rules.configured import rules_option

_PATH = click.Path(path_type=Path)


@click.command("suggest")
@click.argument("folder", metavar="FOLDER", type=_PATH)
@click.option("--site", metavar="DOMAIN", help="The documents' site, where they do not name it.")
@rules_option
@click.option("--out", metavar="DIR", type=_PATH, help="Write DIR/sites/DOMAIN.toml instead of printing it.")
@click.option("--replace", is_flag=True, help="Write over a file that stands there.")
@json_option
def command(
    folder: Path,
    site: str | None,
    rules: tuple[str, ...],
    out: Path | None,
    replace: bool,
    as_json: bool,
) -> None:
    """Propose rules for what repeats over a site's documents in FOLDER.

    Nothing is proposed that the packaged rules, and those of --rules, remove already.

    \b
    cleaner rules suggest pages/ --site ledger.example
    cleaner rules suggest pages/ --site ledger.example --out my-rules
    """
    from cleaner.authoring.drafts import proposals_file
    from cleaner.authoring.mining import mine
    from cleaner.authoring.writing import write_site_file
    from cleaner.cli.options import make_cleaner
    from cleaner.cli.rules.site import read_documents, site_of
    from cleaner.reports.counted import many

    cleaner = make_cleaner(rules, (), site)
    documents = read_documents(cleaner, folder)
    domain = site_of(site, documents)
    if site is None:
        cleaner = make_cleaner(rules, (), domain)
    proposals = mine(cleaner, documents, domain)
    if as_json:
        keys = ("table", "why", "support", "documents", "confidence")
        print_json([{key: getattr(found, key) for key in keys} for found in proposals])
        return
    text = proposals_file(domain, proposals, len(documents))
    if out is None:
        click.echo(text, nl=False)
    else:
        path = write_site_file(out, domain, text, replace)
        say(f"{many(len(proposals), 'rule')} for {domain} in {path}")
