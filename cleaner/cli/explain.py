"""`cleaner explain`: why each block of a document is kept or removed."""

from __future__ import annotations

import click

from cleaner.cli.options import cleaner_options, make_cleaner


@click.command("explain")
@click.argument("file")
@cleaner_options
@click.option("--url", metavar="URL", help="Where the document came from; chooses the site's rules.")
@click.option("--encoding", metavar="NAME", help="Read the file so, instead of detecting its encoding.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
def command(
    file: str,
    rules: tuple[str, ...],
    keep: tuple[str, ...],
    site: str | None,
    url: str | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Show FILE (or - for standard input) block by block: kept or removed, and by which rule."""
    import msgspec

    from cleaner.batch.documents import MAX_BYTES
    from cleaner.cli.single import read_single
    from cleaner.reports.explanation import explain
    from cleaner.reports.terminal import print_explanation

    cleaner = make_cleaner(rules, keep, site)
    content, kind = read_single(file, encoding, MAX_BYTES)
    blocks = explain(cleaner, cleaner.clean(content, url=url, kind=kind))
    if as_json:
        click.echo(msgspec.json.encode(blocks))
    else:
        print_explanation(blocks)
