"""`cleaner explain`: why each block of a document is kept or removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleaner.cli.clean import command as clean
from cleaner.cli.config import with_config
from cleaner.cli.options import Encoding, cleaner_options, json_option, make_cleaner
from cleaner.cli.printing import print_json


@click.command("explain")
@click.argument("file")
@cleaner_options
@click.option("--url", metavar="URL", help="Where the document came from; chooses the site's rules.")
@click.option(
    "--encoding", metavar="NAME", type=Encoding(), help="Read the file so, instead of detecting its encoding."
)
@click.option("--why", is_flag=True, help="For blocks that stay, show the evidence rule that came nearest.")
@click.option("--config", metavar="FILE", type=click.Path(path_type=Path), help="Options file.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: str,
    url: str | None,
    why: bool,
    config: Path | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Show which blocks of a document are kept or removed, and why.

    FILE is one document, - is standard input. Each removed piece stands with its category, the rule
    that took it, where that rule is written, and the words or hints that it went by.

    \b
    cleaner explain article.txt
    cleaner explain page.html --site ledger.example --why
    """
    from cleaner.batch.documents import MAX_BYTES
    from cleaner.cli.single import read_single
    from cleaner.reports.explanation import explain
    from cleaner.reports.terminal import print_explanation

    options = with_config(ctx, clean, config, [file], given)
    cleaner = make_cleaner(options["rules"], options["keep"], options["site"], options["drop"])
    content, kind = read_single(file, options["encoding"], MAX_BYTES)
    result = cleaner.clean(content, url=url, kind=kind)
    blocks = explain(cleaner, result, why)
    if as_json:
        print_json(blocks)
    else:
        print_explanation(blocks, result.notes, result.document.language)
