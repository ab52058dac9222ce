"""`cleaner rules new`: a site file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.printing import say
from cleaner.cli.rules.configured import rules_option

_PATH = click.Path(path_type=Path)


@click.command("new")
@click.argument("domain", metavar="DOMAIN")
@click.argument("pages", metavar="[PAGES]", required=False, type=_PATH)
@rules_option
@click.option("--out", metavar="DIR", type=_PATH, help="Write DIR/sites/DOMAIN.toml instead of printing it.")
@click.option("--replace", is_flag=True, help="Write over a file that stands there.")
def command(domain: str, pages: Path | None, rules: tuple[str, ...], out: Path | None, replace: bool) -> None:
    """Begin a rule file for the site DOMAIN.

    From PAGES, a document of the site or a folder of them, lines and selectors are proposed.

    \b
    cleaner rules new ledger.example
    cleaner rules new ledger.example pages/ --out my-rules
    """
    from cleaner.authoring.drafts import site_file
    from cleaner.authoring.writing import write_site_file
    from cleaner.cli.options import make_cleaner
    from cleaner.cli.rules.site import read_documents, site_of

    site = site_of(domain, [])
    cleaner = make_cleaner(rules, (), site)
    documents = read_documents(cleaner, pages) if pages is not None else []
    text = site_file(cleaner, site, documents)
    if out is None:
        click.echo(text, nl=False)
    else:
        say(f"wrote {write_site_file(out, site, text, replace)}")
